using System.Collections.Immutable;

namespace Homelab.Components.Storage;

/// <summary>What holds when nobody says otherwise, shared by the component and the readers of settings.</summary>
public static class LonghornDefaults
{
    /// <summary>Copies kept of a volume, if there are that many storage nodes.</summary>
    public const int Replicas = 3;

    /// <summary>Pods of each CSI sidecar, if there are that many nodes.</summary>
    public const int CsiReplicas = 2;

    /// <summary>Pods of Longhorn's web page, when it is switched on.</summary>
    public const int UiReplicas = 1;

    /// <summary>Percent of a disk that volumes may be promised together.</summary>
    public const int OverProvisioningPercentage = 100;

    /// <summary>Percent of a disk that must stay free.</summary>
    public const int MinimalAvailablePercentage = 25;

    /// <summary>Percent of a node's default disk that is not for Longhorn.</summary>
    public const int ReservedPercentage = 30;

    /// <summary>Percent of a node's processors that are kept for Longhorn's instance manager.</summary>
    public const int InstanceManagerCpu = 12;

    /// <summary>Directory for volumes on each node.</summary>
    public const string DataPath = "/var/lib/longhorn/";

    /// <summary>The backup target that is used where nothing else is said.</summary>
    public const string BackupTargetName = "default";

    /// <summary>Seconds between two looks at a backup target.</summary>
    public const int PollIntervalSeconds = 300;

    /// <summary>Snapshots or backups that a recurring job keeps.</summary>
    public const int Retain = 7;

    /// <summary>Volumes that a recurring job works on at once.</summary>
    public const int Concurrency = 1;

    /// <summary>K3s' own ingress controller.</summary>
    public const string IngressClassName = "traefik";

    /// <summary>One copy on the pod's node when there is room.</summary>
    public static DataLocality DataLocality => DataLocality.BestEffort;

    /// <summary>Data outlives a mistake.</summary>
    public static ReclaimPolicy ReclaimPolicy => ReclaimPolicy.Retain;

    /// <summary>A drain waits until the last healthy copies have moved.</summary>
    public static NodeDrainPolicy NodeDrainPolicy => NodeDrainPolicy.BlockForEvictionIfContainsLastReplica;

    /// <summary>Pods on a lost node wait for somebody to look.</summary>
    public static NodeDownPodDeletionPolicy NodeDownPodDeletionPolicy => NodeDownPodDeletionPolicy.DoNothing;

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
