namespace Pulumi.Serialization;

/// <summary>What a value on the wire is, after the special objects have been told apart.</summary>
internal enum WireKind
{
    Null,
    Number,
    String,
    Bool,
    Object,
    List,
    Asset,
    Archive,
    Resource,
}

internal static class WireKindExtensions
{
    /// <summary>The .NET type that a value of the kind is by itself, for messages.</summary>
    public static string Describe(this WireKind kind) => kind switch
    {
        WireKind.Null => "null",
        WireKind.Number => "System.Double",
        WireKind.String => "System.String",
        WireKind.Bool => "System.Boolean",
        WireKind.Object => "an object",
        WireKind.List => "a list",
        WireKind.Asset => "Pulumi.Asset",
        WireKind.Archive => "Pulumi.Archive",
        _ => "Pulumi.Resource",
    };
}
