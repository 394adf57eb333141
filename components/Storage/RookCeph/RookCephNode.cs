using System.Collections.Immutable;

namespace Homelab.Components.Storage;

/// <summary>Spare disks of a node that Ceph takes over; they must be empty.</summary>
/// <param name="Name">Name of the node, as in the inventory.</param>
/// <param name="Devices">Names that stay, below <c>/dev/disk/by-id/</c> or <c>/dev/disk/by-path/</c>.</param>
public sealed record RookCephNode(string Name, ImmutableArray<string> Devices);
