namespace Pulumi.Random;

/// <summary>Marks inputs that hold secrets, so that the engine keeps them encrypted.</summary>
internal static class SecretInput
{
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
