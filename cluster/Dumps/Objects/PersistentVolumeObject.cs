namespace Homelab.Cluster.Dumps;

/// <summary>A volume.</summary>
/// <param name="read">The object.</param>
public sealed class PersistentVolumeObject(KubernetesObject read) : KubernetesObject(read)
{
    private const string ProvisionedBy = "pv.kubernetes.io/provisioned-by";

    /// <summary>The CSI driver that mounts it; null when none does.</summary>
    public string? Driver => Json.Text("spec", "csi", "driver");

    /// <summary>The volume's name for its driver; null without one.</summary>
    public string? VolumeHandle => Json.Text("spec", "csi", "volumeHandle");

    /// <summary>Who made it; null when it was made by hand.</summary>
    public string? Provisioner => Annotations.GetValueOrDefault(ProvisionedBy);

    /// <summary>Its StorageClass; empty when it has none.</summary>
    public string StorageClass => Json.Text("spec", "storageClassName") ?? "";

    /// <summary>What becomes of it when its claim goes.</summary>
    public string ReclaimPolicy => Json.Text("spec", "persistentVolumeReclaimPolicy") ?? "";

    /// <summary>Its claim, <c>namespace/name</c>; null when it is free.</summary>
    public string? Claim => Json.Text("spec", "claimRef", "name") is { } name ? $"{Json.Text("spec", "claimRef", "namespace")}/{name}" : null;

    /// <summary>Its size, as it was asked for.</summary>
    public string Capacity => Json.Text("spec", "capacity", "storage") ?? "";

    /// <summary>The node's directory that it is; null for a volume of another sort.</summary>
    public string? Path => Json.Text("spec", "local", "path") ?? Json.Text("spec", "hostPath", "path");
}
