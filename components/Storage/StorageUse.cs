using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What a claim needs its volume for; decides which StorageClass it gets.</summary>
public sealed record StorageUse : IChoice<StorageUse>
{
    /// <summary>Copies on several nodes, used by one node at a time: survives the loss of a node.</summary>
    public static readonly StorageUse Replicated = new("replicated");

    /// <summary>
    /// One copy is enough, for data that can be had again or that its owner replicates itself. Where a backend keeps no
    /// single copies, the volume is a replicated one.
    /// </summary>
    public static readonly StorageUse SingleNode = new("single-node");

    /// <summary>Written by pods on several nodes at once (access mode ReadWriteMany).</summary>
    public static readonly StorageUse SharedWrite = new("shared-write");

    private StorageUse(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<StorageUse> All { get; } = [Replicated, SingleNode, SharedWrite];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The use's name.</summary>
    public override string ToString() => Name;
}
