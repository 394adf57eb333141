using System.Collections.Immutable;

namespace Homelab.Engine.Protocol;

/// <summary>One value of a resource's inputs or outputs: JSON's kinds plus those that only Pulumi has.</summary>
/// <remarks>
/// Immutable, and free of any wire detail: the protocol's messages are turned into these on arrival and back
/// on reply. Numbers are doubles, as on the wire.
/// </remarks>
public abstract record PropertyValue
{
    /// <summary>How deep a value may be nested: enough for any real one, and safe on a thread pool's stack.</summary>
    public const int MaxDepth = 1000;

    private protected PropertyValue()
    {
    }

    /// <summary>The JSON null.</summary>
    public static PropertyValue Null { get; } = new NullValue();

    /// <summary>A value that only an apply will know.</summary>
    public static PropertyValue Unknown { get; } = new UnknownValue();
}

/// <summary>The JSON null.</summary>
public sealed record NullValue : PropertyValue;

/// <summary>True or false.</summary>
public sealed record BoolValue(bool Value) : PropertyValue
{
    /// <summary>True.</summary>
    public static BoolValue True { get; } = new(true);

    /// <summary>False.</summary>
    public static BoolValue False { get; } = new(false);
}

/// <summary>A number; integers above 2^53 have already lost precision on the wire.</summary>
public sealed record NumberValue(double Value) : PropertyValue;

/// <summary>A text.</summary>
public sealed record StringValue(string Value) : PropertyValue;

/// <summary>A list, in the program's order.</summary>
public sealed record ArrayValue(ImmutableArray<PropertyValue> Items) : PropertyValue
{
    /// <inheritdoc/>
    public bool Equals(ArrayValue? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Length;
}

/// <summary>An object.</summary>
public sealed record ObjectValue(PropertyMap Properties) : PropertyValue;

/// <summary>A value that must not be shown. Its element may itself be unknown.</summary>
public sealed record SecretValue(PropertyValue Element) : PropertyValue;

/// <summary>A value that only an apply will know.</summary>
public sealed record UnknownValue : PropertyValue;

/// <summary>An output with its dependencies, as remote components receive them.</summary>
/// <param name="Value">The value; null when unknown.</param>
/// <param name="Secret">Whether it must not be shown.</param>
/// <param name="Dependencies">URNs of the resources that it comes from, sorted ordinally.</param>
public sealed record OutputValue(PropertyValue? Value, bool Secret, ImmutableArray<string> Dependencies) : PropertyValue
{
    /// <inheritdoc/>
    public bool Equals(OutputValue? other) =>
        other is not null && Equals(Value, other.Value) && Secret == other.Secret
        && Dependencies.AsSpan().SequenceEqual(other.Dependencies.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, Secret, Dependencies.Length);
}

/// <summary>A reference to another resource.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Id">Its id: null for a component, unknown in the preview of a create, else a text.</param>
/// <param name="PackageVersion">Version of the package that knows the resource's type; empty when not given.</param>
public sealed record ResourceReferenceValue(string Urn, PropertyValue? Id, string PackageVersion) : PropertyValue;

/// <summary>A file, given by exactly one of text, path and URI.</summary>
public sealed record AssetValue(string? Text, string? Path, string? Uri, string Hash) : PropertyValue;

/// <summary>A folder or archive file, given by exactly one of its members, path and URI.</summary>
public sealed record ArchiveValue(PropertyMap? Assets, string? Path, string? Uri, string Hash) : PropertyValue;
