namespace Homelab.Engine.Protocol;

/// <summary>Which special values a value contains, at any depth.</summary>
[Flags]
internal enum PropertyTraits
{
    None = 0,
    Unknowns = 1,
    Secrets = 2,
    References = 4,
    Outputs = 8,
    Assets = 16, // and archives
}

/// <summary>Questions about values as a whole.</summary>
internal static class PropertyInspection
{
    /// <summary>Which special values a value contains.</summary>
    public static PropertyTraits Traits(this PropertyValue value)
    {
        switch (value)
        {
            case UnknownValue:
                return PropertyTraits.Unknowns;
            case SecretValue secret:
                return PropertyTraits.Secrets | secret.Element.Traits();
            case ArrayValue array:
                var all = PropertyTraits.None;
                foreach (var item in array.Items)
                {
                    all |= item.Traits();
                }

                return all;
            case ObjectValue inner:
                return inner.Properties.Traits();
            case OutputValue output:
                return PropertyTraits.Outputs
                    | (output.Secret ? PropertyTraits.Secrets : PropertyTraits.None)
                    | (output.Value?.Traits() ?? PropertyTraits.Unknowns);
            case ResourceReferenceValue reference:
                return PropertyTraits.References | (reference.Id?.Traits() ?? PropertyTraits.None);
            case AssetValue:
                return PropertyTraits.Assets;
            case ArchiveValue archive:
                return PropertyTraits.Assets | (archive.Assets?.Traits() ?? PropertyTraits.None);
            default:
                return PropertyTraits.None;
        }
    }

    /// <summary>Which special values the properties contain.</summary>
    public static PropertyTraits Traits(this PropertyMap properties)
    {
        var all = PropertyTraits.None;
        foreach (var entry in properties.AsSpan())
        {
            all |= entry.Value.Traits();
        }

        return all;
    }

    /// <summary>Whether the value is unknown or contains an unknown value.</summary>
    public static bool ContainsUnknowns(this PropertyValue value) => (value.Traits() & PropertyTraits.Unknowns) != 0;

    /// <summary>Whether the value is secret or contains a secret value.</summary>
    public static bool ContainsSecrets(this PropertyValue value) => (value.Traits() & PropertyTraits.Secrets) != 0;
}
