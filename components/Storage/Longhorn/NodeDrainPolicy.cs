using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What Longhorn does when a node that holds copies of volumes is drained.</summary>
public sealed record NodeDrainPolicy : IChoice<NodeDrainPolicy>
{
    /// <summary>Moves every copy away first; the drain waits.</summary>
    public static readonly NodeDrainPolicy BlockForEviction = new("block-for-eviction");

    /// <summary>Moves the last healthy copies away first; the drain waits for those only.</summary>
    public static readonly NodeDrainPolicy BlockForEvictionIfContainsLastReplica = new("block-for-eviction-if-contains-last-replica");

    /// <summary>Refuses the drain while the node holds the last healthy copy of a volume.</summary>
    public static readonly NodeDrainPolicy BlockIfContainsLastReplica = new("block-if-contains-last-replica");

    /// <summary>Lets the drain go on when the last healthy copies are not in use.</summary>
    public static readonly NodeDrainPolicy AllowIfReplicaIsStopped = new("allow-if-replica-is-stopped");

    /// <summary>Lets every drain go on, even when data becomes unavailable.</summary>
    public static readonly NodeDrainPolicy AlwaysAllow = new("always-allow");

    private NodeDrainPolicy(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<NodeDrainPolicy> All { get; } =
    [
        BlockForEviction, BlockForEvictionIfContainsLastReplica, BlockIfContainsLastReplica, AllowIfReplicaIsStopped, AlwaysAllow,
    ];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The policy's name.</summary>
    public override string ToString() => Name;
}
