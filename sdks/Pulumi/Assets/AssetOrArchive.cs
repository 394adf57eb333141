namespace Pulumi;

/// <summary>A file or a group of files that a resource takes as a value.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(string signature, string propertyName, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Signature = signature;
        PropertyName = propertyName;
        Value = value;
    }

    /// <summary>Tells on the wire which kind of value this is.</summary>
    internal string Signature { get; }

    /// <summary>The one property beside the signature: text, path, uri or assets.</summary>
    internal string PropertyName { get; }

    internal object Value { get; }
}
