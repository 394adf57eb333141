using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Cluster.Charts;
using Pulumi;

namespace Homelab.Components.Storage;

/// <summary>Settings of <see cref="LonghornStorage"/>; all of them are checked before anything is registered.</summary>
public sealed class LonghornStorageArgs : ResourceArgs
{
    /// <summary>The cluster that Longhorn runs on; decides kubelet root, tolerations and how many copies fit.</summary>
    public required ClusterInventory Cluster { get; init; }

    /// <summary>Copies kept of each new volume, on different nodes.</summary>
    /// <value>Replicas; 1 to the number of storage nodes. Default 3, or that number if smaller.</value>
    /// <remarks>Existing volumes keep theirs. Replaces the StorageClasses that do not say otherwise.</remarks>
    public int? Replicas { get; init; }

    /// <summary>Whether one copy of a volume is kept on the node of the pod that uses it.</summary>
    /// <value>Default <see cref="DataLocality.BestEffort"/>; <see cref="DataLocality.StrictLocal"/> needs 1 replica.</value>
    /// <remarks>Existing volumes keep theirs. Replaces the StorageClasses that do not say otherwise.</remarks>
    public DataLocality DataLocality { get; init; } = LonghornDefaults.DataLocality;

    /// <summary>What becomes of a volume when its claim is deleted.</summary>
    /// <value>Default <see cref="ReclaimPolicy.Retain"/>: data outlives a mistake.</value>
    /// <remarks>Existing volumes keep theirs. Replaces the StorageClasses that do not say otherwise.</remarks>
    public ReclaimPolicy ReclaimPolicy { get; init; } = LonghornDefaults.ReclaimPolicy;

    /// <summary>StorageClasses to make; the first one of a <see cref="StorageUse"/> serves it.</summary>
    /// <value>
    /// At least one, no name twice. Default <c>longhorn-replicated</c>, <c>longhorn-single-node</c> (one copy, strict-local)
    /// and <c>longhorn-shared-write</c>.
    /// </value>
    /// <remarks>Removing one deletes the class; its volumes stay.</remarks>
    public ImmutableArray<LonghornStorageClass> StorageClasses { get; init; } = LonghornDefaults.StorageClasses;

    /// <summary>What Longhorn does when a node that holds copies of volumes is drained.</summary>
    /// <value>Default <see cref="NodeDrainPolicy.BlockForEvictionIfContainsLastReplica"/>.</value>
    /// <remarks>In force at once. Longhorn setting node-drain-policy.</remarks>
    public NodeDrainPolicy NodeDrainPolicy { get; init; } = LonghornDefaults.NodeDrainPolicy;

    /// <summary>Makes a disk only on nodes labelled <c>node.longhorn.io/create-default-disk</c> = <c>true</c> or <c>config</c>.</summary>
    /// <value>Default false: each node gets a disk at <see cref="DefaultDataPath"/>.</value>
    /// <remarks>Nodes that have a disk keep it. Longhorn setting create-default-disk-labeled-nodes.</remarks>
    public bool CreateDefaultDiskLabeledNodes { get; init; }

    /// <summary>Directory on each storage node that holds the volumes' data.</summary>
    /// <value>Absolute path, no symlink. Default <c>/var/lib/longhorn/</c>; a disk of its own is better.</value>
    /// <remarks>Counts for nodes that have no disk yet. Longhorn setting default-data-path.</remarks>
    public string DefaultDataPath { get; init; } = LonghornDefaults.DataPath;

    /// <summary>How much of a disk may be promised to volumes together; above 100 volumes can run out of room.</summary>
    /// <value>Percent; 0 to 1000. Default 100.</value>
    /// <remarks>In force for new volumes. Longhorn setting storage-over-provisioning-percentage.</remarks>
    public int StorageOverProvisioningPercentage { get; init; } = LonghornDefaults.OverProvisioningPercentage;

    /// <summary>How much of a disk must stay free; below it, no new copies are placed there.</summary>
    /// <value>Percent; 0 to 100. Default 25.</value>
    /// <remarks>In force at once. Longhorn setting storage-minimal-available-percentage.</remarks>
    public int StorageMinimalAvailablePercentage { get; init; } = LonghornDefaults.MinimalAvailablePercentage;

    /// <summary>Pods of each CSI sidecar: attacher, provisioner, resizer, snapshotter.</summary>
    /// <value>Pods; 1 to 10. Default 2, or 1 on a single node.</value>
    /// <remarks>Restarts the sidecars; volumes in use are not touched.</remarks>
    public int? CsiReplicaCount { get; init; }

    /// <summary>Pods of Longhorn's web page. It has no login, so nothing here makes it reachable from outside.</summary>
    /// <value>Pods; 0 to 10. Default 1.</value>
    public int UiReplicas { get; init; } = LonghornDefaults.UiReplicas;

    /// <summary>Lets the chart close the network between Longhorn's own pods.</summary>
    /// <value>Default false. Refused on Cilium, where 1.12.1 then cuts off the iSCSI traffic of the nodes.</value>
    /// <remarks>In force at once. Source: longhorn/longhorn issue 13802.</remarks>
    public bool RestrictInternalTraffic { get; init; }

    /// <summary>Runs the chart's check before an upgrade; switch it off only where Helm hooks do not run.</summary>
    /// <value>Default true.</value>
    public bool PreUpgradeChecker { get; init; } = true;

    /// <summary>Directory of the kubelet on every node, if it must be said; K3s does not need it.</summary>
    /// <value>Absolute path, equal to the kubelet root of every node, letter by letter. Default unset.</value>
    /// <remarks>A later change is not taken over by a running CSI plugin: its DaemonSet must be deleted by hand.</remarks>
    public string? KubeletRootDir { get; init; }

    /// <summary>Protects namespace, release and classes, so that Pulumi refuses to delete or replace them.</summary>
    /// <value>Default true. False is for clusters whose data may go.</value>
    public bool Keep { get; init; } = true;

    /// <summary>Further values of the chart, laid over those that the settings above lead to.</summary>
    /// <value>Nested maps; every key must be one that the pinned chart knows. Default none. No secrets: Helm keeps values in clear text.</value>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>
    /// Way out of this component: changes the chart's values and the release's options last of all. The result must still
    /// hold known keys only, and the kubelet root of the nodes. It may run more than once, each time on fresh values.
    /// </summary>
    public Action<ChartValues, CustomResourceOptions>? TransformRelease { get; init; }
}
