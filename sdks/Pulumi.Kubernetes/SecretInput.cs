using System.Collections.Immutable;

namespace Pulumi.Kubernetes;

/// <summary>Marks inputs that hold secrets, so that the engine keeps them encrypted.</summary>
internal static class SecretInput
{
    /// <summary>Marks a map as secret.</summary>
    public static InputMap<T> Wrap<T>(InputMap<T> value) => Output.CreateSecret<ImmutableDictionary<string, T>>(value.ToOutput());

    /// <summary>Marks a value as secret.</summary>
    public static Input<T>? Wrap<T>(Input<T>? value)
    {
        if (value is null)
        {
            return null;
        }

        return Output.CreateSecret(value.ToOutput());
    }
}
