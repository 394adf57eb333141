using System.Collections.Immutable;

namespace Homelab.Components.Storage;

/// <summary>What holds when nobody says otherwise, shared by the component and the readers of settings.</summary>
public static class LonghornDefaults
{
    /// <summary>Copies kept of a volume, if there are that many storage nodes.</summary>
    public const int Replicas = 3;

    /// <summary>Pods of each CSI sidecar, if there are that many nodes.</summary>
    public const int CsiReplicas = 2;

    /// <summary>Pods of Longhorn's web page.</summary>
    public const int UiReplicas = 1;

    /// <summary>Percent of a disk that volumes may be promised together.</summary>
    public const int OverProvisioningPercentage = 100;

    /// <summary>Percent of a disk that must stay free.</summary>
    public const int MinimalAvailablePercentage = 25;

    /// <summary>Directory for volumes on each node.</summary>
    public const string DataPath = "/var/lib/longhorn/";

    /// <summary>One copy on the pod's node when there is room.</summary>
    public static DataLocality DataLocality => DataLocality.BestEffort;

    /// <summary>Data outlives a mistake.</summary>
    public static ReclaimPolicy ReclaimPolicy => ReclaimPolicy.Retain;

    /// <summary>A drain waits until the last healthy copies have moved.</summary>
    public static NodeDrainPolicy NodeDrainPolicy => NodeDrainPolicy.BlockForEvictionIfContainsLastReplica;

    /// <summary>Longhorn's own default.</summary>
    public static FileSystem FileSystem => FileSystem.Ext4;

    /// <summary>One class for each use.</summary>
    public static ImmutableArray<LonghornStorageClass> StorageClasses { get; } =
    [
        new("longhorn-replicated"),
        new("longhorn-single-node") { Use = StorageUse.SingleNode, Replicas = 1, DataLocality = DataLocality.StrictLocal },
        new("longhorn-shared-write") { Use = StorageUse.SharedWrite },
    ];
}
