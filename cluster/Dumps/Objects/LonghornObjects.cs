using System.Collections.Immutable;

namespace Homelab.Cluster.Dumps;

/// <summary>What Longhorn finds on a node; it is called after the node.</summary>
/// <param name="read">The object.</param>
public sealed class LonghornNodeObject(KubernetesObject read) : KubernetesObject(read)
{
    /// <summary>What Longhorn checks, such as <c>RequiredPackages</c> and <c>Multipathd</c>; false is the bad answer to each.</summary>
    /// <remarks>Types: longhorn-manager v1.12.1, k8s/pkg/apis/longhorn/v1beta2/node.go.</remarks>
    public ImmutableArray<Condition> Conditions => [.. Dumps.Conditions.Read(Json.Items("status", "conditions"))];
}

/// <summary>A volume as Longhorn sees it; it is called like the volume's handle.</summary>
/// <param name="read">The object.</param>
public sealed class LonghornVolumeObject(KubernetesObject read) : KubernetesObject(read)
{
    /// <summary><c>attached</c>, <c>detached</c> and in between; empty when it is not said.</summary>
    public string State => Json.Text("status", "state") ?? "";

    /// <summary>When it was backed up last, as Longhorn writes it; null when never.</summary>
    public string? LastBackupAt => Json.Text("status", "lastBackupAt") is { Length: > 0 } time ? time : null;
}

/// <summary>A setting of Longhorn.</summary>
/// <param name="read">The object.</param>
public sealed class LonghornSettingObject(KubernetesObject read) : KubernetesObject(read)
{
    /// <summary>Its value, as text.</summary>
    public string Value => Json.Text("value") ?? "";
}
