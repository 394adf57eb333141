using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>Names one object of the Kubernetes API.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace; null for what belongs to the whole cluster.</param>
/// <param name="Name">Its name.</param>
public sealed record ObjectReference(ResourceKind Kind, string? Namespace, string Name)
{
    /// <summary>The reference of an object that was read.</summary>
    /// <param name="read">The object; of a kind that <see cref="ResourceKind"/> knows.</param>
    public static ObjectReference Of(KubernetesObject read) =>
        new(ResourceKind.Find(read.ApiVersion, read.Kind)!, read.Namespace, read.Name);

    /// <summary>Path of the list that the object stands in; new objects are posted to it.</summary>
    public string CollectionPath => Namespace is null
        ? Kind.ListPath
        : $"{Kind.ListPath[..^Kind.Plural.Length]}namespaces/{Namespace}/{Kind.Plural}";

    /// <summary>Path of the object.</summary>
    public string Path => Kind.PathOf(Namespace, Name);

    /// <summary>Kind and name, for messages.</summary>
    public override string ToString() => Namespace is null ? $"{Kind.Kind} {Name}" : $"{Kind.Kind} {Namespace}/{Name}";
}
