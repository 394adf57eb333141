using System.Collections.Immutable;

namespace Homelab.Generator;

/// <summary>A group and version of the Kubernetes API.</summary>
/// <param name="Group">Group as manifests write it; empty for the core group.</param>
/// <param name="Version">Version, such as <c>v1beta1</c>.</param>
internal sealed record GroupVersion(string Group, string Version) : IComparable<GroupVersion>
{
    /// <summary>The value of <c>apiVersion</c> in a manifest: <c>v1</c>, <c>apps/v1</c>.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The middle part of a Pulumi type token, where the core group has a name: <c>core/v1</c>.</summary>
    public string Module => Group.Length == 0 ? $"core/{Version}" : ApiVersion;

    /// <summary>The namespace below <c>Pulumi.Kubernetes</c>: <c>Core.V1</c>.</summary>
    public string Namespace => $"{Naming.GroupNamespace(Group)}.{Naming.VersionNamespace(Version)}";

    /// <summary>Reads the form of <see cref="Module"/>.</summary>
    /// <exception cref="FormatException">The text has not the form group/version.</exception>
    public static GroupVersion Parse(string module) => module.Split('/') switch
    {
        ["core", var version] => new GroupVersion("", version),
        [var group, var version] => new GroupVersion(group, version),
        _ => throw new FormatException($"'{module}' is no API version: it must have the form group/version, such as apps/v1 or core/v1"),
    };

    /// <inheritdoc/>
    public int CompareTo(GroupVersion? other) => string.CompareOrdinal(Module, other?.Module);
}

/// <summary>An object type of the Kubernetes API: a kind, or a type that kinds refer to.</summary>
/// <param name="groupVersion">Group and version that declare it.</param>
/// <param name="name">Name without version: <c>Deployment</c>, <c>PodSpec</c>.</param>
/// <param name="summary">What it is, in one sentence; empty when the models do not say.</param>
/// <param name="kind">What the list says of it, when it is a listed kind.</param>
internal sealed class KubernetesType(GroupVersion groupVersion, string name, string summary, ListedKind? kind)
{
    public GroupVersion GroupVersion { get; } = groupVersion;

    public string Name { get; } = name;

    public string Summary { get; } = summary;

    public ListedKind? Kind { get; } = kind;

    /// <summary>Fields in ordinal order of their wire names, which is the order on the wire.</summary>
    public ImmutableArray<Field> Fields { get; set; } = [];
}

/// <summary>A field of a <see cref="KubernetesType"/>.</summary>
/// <param name="WireName">Name in Pulumi's protocol: <c>containerPort</c>, <c>$ref</c>, <c>x_kubernetes_map_type</c>.</param>
/// <param name="Name">C# property: <c>ContainerPort</c>, <c>Ref</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Required">Whether the API refuses an object without it.</param>
/// <param name="Summary">What it is, in one sentence.</param>
internal sealed record Field(string WireName, string Name, FieldType Type, bool Required, string Summary);

/// <summary>The type of a field.</summary>
internal abstract record FieldType
{
    /// <summary>A C# keyword: string, int, double or bool.</summary>
    internal sealed record Scalar(string Keyword) : FieldType;

    /// <summary>Any JSON value.</summary>
    internal sealed record Json : FieldType;

    /// <summary>Another object type.</summary>
    internal sealed record Reference(KubernetesType Target) : FieldType;

    /// <summary>A list.</summary>
    internal sealed record List(FieldType Element) : FieldType;

    /// <summary>A map from strings.</summary>
    internal sealed record Map(FieldType Element) : FieldType;

    /// <summary>One of two types.</summary>
    internal sealed record Union(FieldType First, FieldType Second) : FieldType;

    /// <summary>A string, or one of the known strings of an enumeration written by hand beside the generated code.</summary>
    internal sealed record OpenEnum(string EnumName) : FieldType;

    public static readonly FieldType String = new Scalar("string");
    public static readonly FieldType Integer = new Scalar("int");
    public static readonly FieldType Double = new Scalar("double");
    public static readonly FieldType Boolean = new Scalar("bool");
    public static readonly FieldType AnyJson = new Json();
}
