using Homelab.Engine.Protocol;

namespace Homelab.Engine.Evaluation;

/// <summary>Resource types that Pulumi's engine serves itself, in the package <c>pulumi</c>.</summary>
internal static class Builtins
{
    /// <summary>The outputs of another stack.</summary>
    public const string StackReference = "pulumi:pulumi:StackReference";

    /// <summary>A value kept in the state.</summary>
    public const string Stash = "pulumi:index:Stash";

    /// <summary>Whether a type belongs to the engine's own package.</summary>
    public static bool IsBuiltin(string type) => ProviderReference.PackageOf(type) == "pulumi" && !ProviderReference.IsProviderType(type);

    /// <summary>The inputs, if they are what the type takes.</summary>
    public static PropertyMap Check(string type, PropertyMap inputs, out string? error)
    {
        error = type switch
        {
            StackReference => CheckOnly(inputs, "name"),
            Stash => CheckOnly(inputs, "input"),
            _ when IsBuiltin(type) => $"unrecognized resource type '{type}'",
            _ => null,
        };
        return inputs;
    }

    /// <summary>What a preview can tell of the outputs: for lack of the provider, that they repeat the inputs.</summary>
    public static PropertyMap Outputs(string type, PropertyMap inputs, StackReferences stackReferences) => type switch
    {
        StackReference => stackReferences.Read(inputs["name"]),
        Stash => inputs.With("output", inputs["input"]),
        _ => inputs,
    };

    private static string? CheckOnly(PropertyMap inputs, string name)
    {
        foreach (var key in inputs.Keys)
        {
            if (key != name)
            {
                return $"unknown property \"{key}\"";
            }
        }

        return inputs.ContainsKey(name) ? null : $"missing required property \"{name}\"";
    }
}
