namespace Homelab.Cluster.Dumps;

/// <summary>A claim on a volume.</summary>
/// <param name="read">The object.</param>
public sealed class PersistentVolumeClaimObject(KubernetesObject read) : KubernetesObject(read)
{
    /// <summary>The StorageClass that it names; null when it leaves that open.</summary>
    public string? StorageClass => Json.Text("spec", "storageClassName");

    /// <summary>The volume that it is bound to; null while it has none.</summary>
    public string? VolumeName => Json.Text("spec", "volumeName");

    /// <summary><c>status.phase</c>; empty when it is not said.</summary>
    public string Phase => Json.Text("status", "phase") ?? "";
}
