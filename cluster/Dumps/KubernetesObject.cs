using System.Collections.Immutable;
using System.Text.Json;

namespace Homelab.Cluster.Dumps;

/// <summary>An object as the Kubernetes API printed it. What it does not say reads as null or empty, never as a guess.</summary>
/// <param name="json">The object.</param>
/// <param name="source">Where it was read: a file's name, or the command that printed it.</param>
/// <param name="apiVersion">What it says for itself, or what the list says that it stands in; null for the former.</param>
/// <param name="kind">Likewise.</param>
public class KubernetesObject(JsonElement json, string source, string? apiVersion = null, string? kind = null)
{
    /// <summary>The same object once more, for a class that reads one kind.</summary>
    /// <param name="read">The object.</param>
    protected KubernetesObject(KubernetesObject read)
        : this(read.Json, read.Source, read.ApiVersion, read.Kind)
    {
    }

    /// <summary>The object.</summary>
    public JsonElement Json { get; } = json;

    /// <summary>Where it was read.</summary>
    public string Source { get; } = source;

    /// <summary><c>apiVersion</c>, for example <c>storage.k8s.io/v1</c>.</summary>
    public string ApiVersion { get; } = json.Text("apiVersion") ?? apiVersion ?? "";

    /// <summary><c>kind</c>, for example <c>StorageClass</c>.</summary>
    public string Kind { get; } = json.Text("kind") ?? kind ?? "";

    /// <summary><c>metadata.name</c>.</summary>
    public string Name => Json.Text("metadata", "name") ?? "";

    /// <summary><c>metadata.namespace</c>; null for what belongs to the whole cluster.</summary>
    public string? Namespace => Json.Text("metadata", "namespace");

    /// <summary><c>metadata.uid</c>, which no two objects ever share.</summary>
    public string? Uid => Json.Text("metadata", "uid");

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationTimestamp => Json.Time("metadata", "creationTimestamp");

    /// <summary><c>metadata.labels</c>.</summary>
    public ImmutableSortedDictionary<string, string> Labels => Json.TextMap("metadata", "labels");

    /// <summary><c>metadata.annotations</c>.</summary>
    public ImmutableSortedDictionary<string, string> Annotations => Json.TextMap("metadata", "annotations");

    /// <summary>Namespace and name with a slash between them, or the name alone.</summary>
    public string FullName => Namespace is { Length: > 0 } space ? $"{space}/{Name}" : Name;

    /// <summary>Whether it is of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public bool Is(ResourceKind kind) => ResourceKind.Find(ApiVersion, Kind) == kind;

    /// <summary>Kind and full name, for messages.</summary>
    public override string ToString() => $"{Kind} {FullName}";
}
