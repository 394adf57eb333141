using Homelab.Engine.Planning;
using Homelab.Engine.Protocol;

namespace Homelab.Cli.Display;

/// <summary>Every resource with every property, in the look of <c>pulumi preview --diff</c>.</summary>
internal static class DiffText
{
    private const int IndentationWidth = 4;

    /// <summary>Writes all resources, children indented below their parents, and then the stack's outputs.</summary>
    public static void Write(PreviewResult result, StyledWriter writer)
    {
        var defaultProviders = result.Evaluation.Registrations.Where(r => r.IsDefaultProvider).Select(r => r.Urn).ToHashSet(StringComparer.Ordinal);
        foreach (var row in ResourceTree.Rows(result.Plan))
        {
            WriteResource(row, defaultProviders, writer);
        }

        WriteOutputs(result.Evaluation.Outputs, PropertyMap.Empty, 1, Style.None, writer);
    }

    private static void WriteResource(TreeRow row, HashSet<string> defaultProviders, StyledWriter writer)
    {
        var (operation, resource) = row.Step;
        var style = operation.Style();
        writer.Pad(row.Depth * IndentationWidth);
        writer.WriteLine($"{operation.Prefix()}{SafeText.OfName(resource.Type)}: ({operation.Word()}){(resource.Protect ? " 🔒" : "")}", style);

        var indent = row.Depth + 1;
        if (resource.Id is StringValue { Value.Length: > 0 } id)
        {
            Line($"[id={SafeText.OfName(id.Value)}]");
        }

        Line($"[urn={SafeText.OfName(resource.Urn)}]");
        if (resource.Provider is { } text && ProviderReference.TryParse(text, out var provider) && !defaultProviders.Contains(provider.Urn))
        {
            Line($"[provider={SafeText.OfName(provider.Urn)}::{(provider.HasKnownId ? SafeText.OfName(provider.Id) : "[unknown]")}]");
        }

        if (resource.Type != Urn.StackType)
        {
            new PropertyText(writer, style).Write(resource.Inputs, indent);
            if (operation is Operation.Read or Operation.Import)
            {
                WriteOutputs(resource.Outputs, resource.Inputs, indent, style, writer);
            }
        }

        void Line(string text)
        {
            writer.Pad(indent * IndentationWidth);
            writer.WriteLine(text, style);
        }
    }

    // Only what the inputs do not already say.
    private static void WriteOutputs(PropertyMap outputs, PropertyMap inputs, int indent, Style style, StyledWriter writer)
    {
        var shown = PropertyMap.Create(outputs.Where(entry => !(inputs.TryGetValue(entry.Key, out var input) && input.Equals(entry.Value))));
        if (shown.Count > 0)
        {
            writer.Pad(indent * IndentationWidth);
            writer.WriteLine("--outputs:--", style);
            new PropertyText(writer, style).Write(shown, indent);
        }
    }
}
