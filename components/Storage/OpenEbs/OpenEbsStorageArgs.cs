using System.Collections.Immutable;
using Homelab.Cluster.Charts;
using Pulumi;

namespace Homelab.Components.Storage;

/// <summary>Settings of <see cref="OpenEbsStorage"/>; all of them are checked before anything is registered.</summary>
public sealed class OpenEbsStorageArgs : StorageArgs
{
    /// <summary>Directory on each node that holds the volumes of the local class.</summary>
    /// <value>Absolute path. Default <c>/var/openebs/local</c>; a disk of its own is better.</value>
    /// <remarks>Existing volumes stay where they are. Updates the StorageClass.</remarks>
    public string BasePath { get; init; } = OpenEbsDefaults.BasePath;

    /// <summary>Whether a volume of the local class may grow beyond the size of its claim.</summary>
    /// <value>Default <see cref="HostpathQuota.None"/>.</value>
    /// <remarks>Counts for new volumes. Updates the StorageClass.</remarks>
    public HostpathQuota Quota { get; init; } = HostpathQuota.None;

    /// <summary>What becomes of a volume when its claim is deleted.</summary>
    /// <value>Default <see cref="ReclaimPolicy.Retain"/>: data outlives a mistake.</value>
    /// <remarks>Existing volumes keep theirs. Replaces the StorageClasses.</remarks>
    public ReclaimPolicy ReclaimPolicy { get; init; } = ReclaimPolicy.Retain;

    /// <summary>Copies on spare disks.</summary>
    /// <value>Default none: local volumes only.</value>
    /// <remarks>Removing it with volumes in use cuts them off, so <see cref="StorageArgs.Keep"/> refuses to delete pools.</remarks>
    public OpenEbsMayastor? Mayastor { get; init; }

    /// <summary>Further values of the chart, laid over those that the settings above lead to.</summary>
    /// <value>Nested maps; every key must be one that the chart knows. Default none. No secrets: Helm keeps values in clear text.</value>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>
    /// Way out of this component: changes the chart's values and the release's options last of all. The result must still
    /// hold known keys only, and the kubelet root of the nodes. It may run more than once, each time on fresh values.
    /// </summary>
    public Action<ChartValues, CustomResourceOptions>? TransformRelease { get; init; }

    /// <inheritdoc/>
    public override StorageOffer ToOffer() => OpenEbsPlan.For(this).Offer;
}
