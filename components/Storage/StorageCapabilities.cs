using System.Collections.Immutable;

namespace Homelab.Components.Storage;

/// <summary>What volumes of a StorageClass can do, or what a claim needs them to do.</summary>
public sealed record StorageCapabilities
{
    /// <summary>A bound claim can ask for a larger size.</summary>
    public bool Expansion { get; init; }

    /// <summary>VolumeSnapshots can be taken and restored: the driver can, and the cluster has a snapshot controller.</summary>
    public bool Snapshots { get; init; }

    /// <summary>Pods on several nodes can write at once (access mode ReadWriteMany).</summary>
    public bool SharedWrite { get; init; }

    /// <summary>A volume cannot grow beyond the size of its claim, so it cannot fill the node's disk.</summary>
    public bool CapacityEnforced { get; init; }

    /// <summary>Nothing beyond reading and writing.</summary>
    public static StorageCapabilities None { get; } = new();

    /// <summary>What is needed but missing here, in words; empty when nothing is.</summary>
    /// <param name="needs">What is needed.</param>
    public ImmutableArray<string> Missing(StorageCapabilities needs) =>
    [
        .. needs.Expansion && !Expansion ? ["expansion"] : Array.Empty<string>(),
        .. needs.Snapshots && !Snapshots ? ["snapshots"] : Array.Empty<string>(),
        .. needs.SharedWrite && !SharedWrite ? ["shared write"] : Array.Empty<string>(),
        .. needs.CapacityEnforced && !CapacityEnforced ? ["enforced capacity"] : Array.Empty<string>(),
    ];
}
