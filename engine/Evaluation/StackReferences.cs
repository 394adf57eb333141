using System.Text.Json;
using Homelab.Engine.Projects;
using Homelab.Engine.Protocol;
using Homelab.Engine.State;

namespace Homelab.Engine.Evaluation;

/// <summary>What other stacks say of themselves: their last checkpoint in a file backend, or unknown.</summary>
internal sealed class StackReferences(Project project, DiagnosticLog diagnostics, Func<string, string?> environment)
{
    /// <summary>The outputs of a stack reference.</summary>
    public PropertyMap Read(PropertyValue name)
    {
        if (name is not StringValue { Value: var stack } || Load(stack) is not { } checkpoint)
        {
            return PropertyMap.Create(("name", name), ("outputs", PropertyValue.Unknown), ("secretOutputNames", PropertyValue.Unknown));
        }

        return PropertyMap.Create(
            ("name", name),
            ("outputs", new ObjectValue(checkpoint.Outputs)),
            ("secretOutputNames", new ArrayValue(
                [.. checkpoint.Outputs.Where(o => o.Value.ContainsSecrets()).Select(o => new StringValue(o.Key))])));
    }

    /// <summary>The outputs of each resource of a stack, by its URN.</summary>
    public PropertyMap ReadResources(PropertyValue name)
    {
        var checkpoint = name is StringValue { Value: var stack } ? Load(stack) : null;
        return PropertyMap.Create(
            ("name", name),
            ("outputs", checkpoint is null
                ? PropertyValue.Unknown
                : new ObjectValue(PropertyMap.Create(checkpoint.Resources.Select(r => KeyValuePair.Create(
                    r.Urn,
                    (PropertyValue)new ObjectValue(PropertyMap.Create(("type", new StringValue(r.Type)), ("outputs", new ObjectValue(r.Outputs))))))))));
    }

    private Checkpoint? Load(string stack)
    {
        try
        {
            using var file = FileBackend.Of(project, environment)?.Open(stack);
            if (file is null)
            {
                return null;
            }

            var checkpoint = Checkpoint.Read(file, environment);
            if (checkpoint.HasHiddenSecrets)
            {
                diagnostics.Add(Severity.Info, $"secrets of the referenced stack '{stack}' cannot be decrypted here; they are unknown");
            }

            return checkpoint;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or JsonException or NotSupportedException or EngineException)
        {
            diagnostics.Add(Severity.Warning, $"the checkpoint of the referenced stack '{stack}' cannot be read, so its outputs are unknown: {e.Message}");
            return null;
        }
    }
}
