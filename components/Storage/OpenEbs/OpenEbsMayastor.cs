using System.Collections.Immutable;

namespace Homelab.Components.Storage;

/// <summary>
/// Mayastor: copies on spare disks, over NVMe/TCP. Each node with a pool needs 2 GiB of huge pages, the module nvme-tcp
/// and two processor cores for itself.
/// </summary>
/// <param name="Nodes">The nodes and their disks that hold copies; at least one.</param>
public sealed record OpenEbsMayastor(ImmutableArray<OpenEbsNode> Nodes)
{
    /// <summary>Copies kept of each new volume, on different nodes.</summary>
    /// <value>Replicas; 1 to the number of nodes with a pool, at most 16. Default 3, or that number if smaller.</value>
    /// <remarks>Existing volumes keep theirs. Replaces the StorageClass.</remarks>
    public int? Replicas { get; init; }
}

/// <summary>Spare disks of a node that Mayastor takes over; everything on them is lost.</summary>
/// <param name="Name">Name of the node, as in the inventory.</param>
/// <param name="Disks">Names that stay, below <c>/dev/disk/by-id/</c> or <c>/dev/disk/by-path/</c>; one pool a disk.</param>
public sealed record OpenEbsNode(string Name, ImmutableArray<string> Disks);
