using System.Collections.Immutable;
using Homelab.Cluster.Charts;
using Pulumi;

namespace Homelab.Components.Storage;

/// <summary>Settings of <see cref="LonghornStorage"/>; all of them are checked before anything is registered.</summary>
public sealed class LonghornStorageArgs : StorageArgs
{
    /// <summary>Version of Longhorn.</summary>
    /// <value>One that the chart catalogue knows; default the newest of them.</value>
    /// <remarks>
    /// Upgrades the release. Going back, or up by more than one minor version, is refused against the version that the stack
    /// recorded; volumes must be healthy.
    /// </remarks>
    public string? Version { get; init; }

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

    /// <summary>What Longhorn does with pods that use its volumes on a node that is down.</summary>
    /// <value>Default <see cref="NodeDownPodDeletionPolicy.DoNothing"/>.</value>
    /// <remarks>In force at once. Longhorn setting node-down-pod-deletion-policy.</remarks>
    public NodeDownPodDeletionPolicy NodeDownPodDeletionPolicy { get; init; } = LonghornDefaults.NodeDownPodDeletionPolicy;

    /// <summary>Makes a disk only on nodes labelled <c>node.longhorn.io/create-default-disk</c> = <c>true</c> or <c>config</c>.</summary>
    /// <value>Default false: each node gets a disk at <see cref="DefaultDataPath"/>. True whenever <see cref="Nodes"/> lists any.</value>
    /// <remarks>Nodes that have a disk keep it. Longhorn setting create-default-disk-labeled-nodes.</remarks>
    public bool CreateDefaultDiskLabeledNodes { get; init; }

    /// <summary>Nodes whose disks are said one by one; the program labels and annotates them for Longhorn.</summary>
    /// <value>Default none.</value>
    /// <remarks>Counts for nodes that have no disk yet.</remarks>
    public ImmutableArray<LonghornNode> Nodes { get; init; } = [];

    /// <summary>Directory on each storage node that holds the volumes' data.</summary>
    /// <value>Absolute path, no symlink. Default <c>/var/lib/longhorn/</c>; a disk of its own is better.</value>
    /// <remarks>Counts for nodes that have no disk yet. Longhorn setting default-data-path.</remarks>
    public string DefaultDataPath { get; init; } = LonghornDefaults.DataPath;

    /// <summary>How much of a node's default disk is not for Longhorn.</summary>
    /// <value>Percent; 0 to 100. Default 30, right for a disk that it shares; 0 to 10 for a disk of its own.</value>
    /// <remarks>Counts for nodes that have no disk yet. Longhorn setting storage-reserved-percentage-for-default-disk.</remarks>
    public int StorageReservedPercentageForDefaultDisk { get; init; } = LonghornDefaults.ReservedPercentage;

    /// <summary>How much of a disk may be promised to volumes together; above 100 volumes can run out of room.</summary>
    /// <value>Percent; 0 to 1000. Default 100.</value>
    /// <remarks>In force for new volumes. Longhorn setting storage-over-provisioning-percentage.</remarks>
    public int StorageOverProvisioningPercentage { get; init; } = LonghornDefaults.OverProvisioningPercentage;

    /// <summary>How much of a disk must stay free; below it, no new copies are placed there.</summary>
    /// <value>Percent; 0 to 100. Default 25.</value>
    /// <remarks>In force at once. Longhorn setting storage-minimal-available-percentage.</remarks>
    public int StorageMinimalAvailablePercentage { get; init; } = LonghornDefaults.MinimalAvailablePercentage;

    /// <summary>How much of each node's processors is kept for the pod through which all volumes of the node go.</summary>
    /// <value>Percent; 0 to 40. Default 12.</value>
    /// <remarks>Taken over by a node once all its volumes are detached. Longhorn setting guaranteed-instance-manager-cpu.</remarks>
    public int GuaranteedInstanceManagerCpu { get; init; } = LonghornDefaults.InstanceManagerCpu;

    /// <summary>Runs the engine <see cref="DataEngine.V1"/>.</summary>
    /// <value>Default true.</value>
    /// <remarks>Cannot be switched off while it has volumes. Longhorn setting v1-data-engine.</remarks>
    public bool V1DataEngine { get; init; } = true;

    /// <summary>Runs the engine <see cref="DataEngine.V2"/>, whose needs each node must meet.</summary>
    /// <value>Default false.</value>
    /// <remarks>Takes one processor core of every node at once. Longhorn setting v2-data-engine.</remarks>
    public bool V2DataEngine { get; init; }

    /// <summary>Pods of each CSI sidecar: attacher, provisioner, resizer, snapshotter.</summary>
    /// <value>Pods; 1 to 10. Default 2, or 1 on a single node.</value>
    /// <remarks>Restarts the sidecars; volumes in use are not touched.</remarks>
    public int? CsiReplicaCount { get; init; }

    /// <summary>Longhorn's web page.</summary>
    /// <value>Default none.</value>
    /// <remarks>Starts or stops its pods; volumes are not touched.</remarks>
    public LonghornUi? Ui { get; init; }

    /// <summary>Lets the chart close the network between Longhorn's own pods.</summary>
    /// <value>Default false. Charts before 1.12 cannot.</value>
    /// <remarks>
    /// In force at once. What the chart forgets to open is opened by policies of our own: iSCSI of the nodes to TCP port
    /// 3260 (longhorn/longhorn issue 13802), and Prometheus to the managers.
    /// </remarks>
    public bool RestrictInternalTraffic { get; init; }

    /// <summary>Places for backups.</summary>
    /// <value>No name twice. Default none. The one called <c>default</c> is set up by the chart, others are objects.</value>
    /// <remarks>In force at once; backups stay where they are when a target is removed.</remarks>
    public ImmutableArray<LonghornBackupTarget> BackupTargets { get; init; } = [];

    /// <summary>Work done on volumes again and again.</summary>
    /// <value>No name twice. Default none.</value>
    /// <remarks>Removing one stops it; what it has made stays.</remarks>
    public ImmutableArray<LonghornRecurringJob> RecurringJobs { get; init; } = [];

    /// <summary>ServiceMonitor and alerts.</summary>
    /// <value>Default none.</value>
    public StorageMetrics? Metrics { get; init; }

    /// <summary>Runs the chart's check before an upgrade; switch it off only where Helm hooks do not run.</summary>
    /// <value>Default true.</value>
    public bool PreUpgradeChecker { get; init; } = true;

    /// <summary>Further values of the chart, laid over those that the settings above lead to.</summary>
    /// <value>Nested maps; every key must be one that the chart knows. Default none. No secrets: Helm keeps values in clear text.</value>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>
    /// Way out of this component: changes the chart's values and the release's options last of all. The result must still
    /// hold known keys only, and the kubelet root of the nodes. It may run more than once, each time on fresh values.
    /// </summary>
    public Action<ChartValues, CustomResourceOptions>? TransformRelease { get; init; }

    /// <inheritdoc/>
    public override StorageOffer ToOffer() => LonghornPlan.For(this).Offer;
}
