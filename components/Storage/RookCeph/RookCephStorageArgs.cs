using System.Collections.Immutable;
using Homelab.Cluster.Charts;
using Pulumi;

namespace Homelab.Components.Storage;

/// <summary>Settings of <see cref="RookCephStorage"/>; all of them are checked before anything is registered.</summary>
public sealed class RookCephStorageArgs : StorageArgs
{
    /// <summary>Version of Rook.</summary>
    /// <value>One that the chart catalogue knows; default the newest that admits every node's Kubernetes version.</value>
    /// <remarks>
    /// Upgrades the releases. Going back, or up by more than one minor version, is refused against the version that the
    /// stack recorded.
    /// </remarks>
    public string? Version { get; init; }

    /// <summary>The nodes and disks that hold data.</summary>
    /// <value>At least one node.</value>
    /// <remarks>A new disk is taken over at once; one that is removed here keeps its data until Ceph is told to let go.</remarks>
    public required ImmutableArray<RookCephNode> Nodes { get; init; }

    /// <summary>Copies kept of all data, on different nodes.</summary>
    /// <value>Replicas; 1 to the number of nodes with disks, at most 10. Default 3, or that number if smaller.</value>
    /// <remarks>Ceph copies or drops existing data to suit.</remarks>
    public int? Replicas { get; init; }

    /// <summary>Monitors, which agree on the state of the cluster.</summary>
    /// <value>An odd number, 1 to 9. Default 3 on three nodes and more, otherwise 1.</value>
    /// <remarks>Rook adds or removes them one by one.</remarks>
    public int? Monitors { get; init; }

    /// <summary>Makes a file system that many pods can write to at once, with two servers.</summary>
    /// <value>Default true.</value>
    /// <remarks>Switching it off keeps the file system in Ceph, but nothing serves it.</remarks>
    public bool SharedFileSystem { get; init; } = true;

    /// <summary>What becomes of a volume when its claim is deleted.</summary>
    /// <value>Default <see cref="ReclaimPolicy.Retain"/>: data outlives a mistake.</value>
    /// <remarks>Existing volumes keep theirs. Replaces the StorageClasses.</remarks>
    public ReclaimPolicy ReclaimPolicy { get; init; } = ReclaimPolicy.Retain;

    /// <summary>Directory on the nodes for configuration and monitor data.</summary>
    /// <value>Absolute path. Default <c>/var/lib/rook</c>.</value>
    /// <remarks>Must not change while the cluster exists: the monitors would start empty.</remarks>
    public string DataDirHostPath { get; init; } = RookCephDefaults.DataDirHostPath;

    /// <summary>Lets Rook make ServiceMonitors; the Prometheus operator's kinds must be there already.</summary>
    /// <value>Default false.</value>
    public bool Monitoring { get; init; }

    /// <summary>Further values of chart rook-ceph, laid over those that the settings above lead to.</summary>
    /// <value>Nested maps; every key must be one that the chart knows. Default none. No secrets: Helm keeps values in clear text.</value>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>Further values of chart ceph-csi-drivers, which Rook needs since 1.20.</summary>
    /// <value>As <see cref="Values"/>. Default none.</value>
    public IReadOnlyDictionary<string, object?> DriverValues { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>
    /// Way out of this component: changes the operator's chart values and the release's options last of all. The result
    /// must still hold known keys only, and the kubelet root of the nodes. It may run more than once, each time on fresh
    /// values.
    /// </summary>
    public Action<ChartValues, CustomResourceOptions>? TransformRelease { get; init; }

    /// <inheritdoc/>
    public override StorageOffer ToOffer() => RookCephPlan.For(this).Offer;
}
