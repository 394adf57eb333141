using System.Collections.Immutable;
using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>By what a backend's volumes are known inside a pod and in the cluster.</summary>
/// <param name="Source">Source of a volume's mount, with <c>@PV@</c> for the volume's name and <c>*</c> for any text.</param>
/// <param name="SharedSource">Likewise of a volume that several nodes write.</param>
internal sealed record SmokeTestTarget(string Source, string SharedSource)
{
    /// <summary>Namespace of the driver's pods; null when nothing there is looked at.</summary>
    public string? Namespace { get; init; }

    /// <summary>DaemonSet and label <c>app</c> of the CSI plugin, whose paths and logs are looked at; null for none.</summary>
    public string? CsiPlugin { get; init; }

    /// <summary>The driver's own volume objects, which must go with the volumes; null for none.</summary>
    public string? VolumeResource { get; init; }

    /// <summary>Parameters of the VolumeSnapshotClass.</summary>
    public ImmutableDictionary<string, string> SnapshotParameters { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What is known of a backend; null for one whose volumes are directories of the node.</summary>
    /// <param name="backend">The backend.</param>
    /// <remarks>
    /// Sources: longhorn-manager v1.12.1, csi/node_server.go (device and NFS export); ceph-csi v3.14, internal/rbd and
    /// internal/cephfs; openebs/mayastor-extensions 2.9, NVMe over TCP.
    /// </remarks>
    public static SmokeTestTarget? For(StorageBackend backend) =>
        backend == StorageBackend.Longhorn ? new SmokeTestTarget("/dev/longhorn/@PV@", "*:/@PV@")
        {
            Namespace = LonghornNames.Namespace,
            CsiPlugin = LonghornNames.CsiPlugin,
            VolumeResource = "volumes.longhorn.io",
            SnapshotParameters = ImmutableDictionary<string, string>.Empty.Add("type", "snap"),
        }
        : backend == StorageBackend.RookCeph ? new SmokeTestTarget("/dev/rbd*", "*:/volumes/*")
        : backend == StorageBackend.OpenEbs ? new SmokeTestTarget("/dev/nvme*", "")
        : null;
}
