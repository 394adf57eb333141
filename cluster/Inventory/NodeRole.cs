namespace Homelab.Cluster;

/// <summary>What a K3s node does.</summary>
public sealed record NodeRole : IChoice<NodeRole>
{
    /// <summary>Runs the control plane and, unless tainted, workloads.</summary>
    public static readonly NodeRole Server = new("server");

    /// <summary>Runs workloads only.</summary>
    public static readonly NodeRole Agent = new("agent");

    private NodeRole(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<NodeRole> All { get; } = [Server, Agent];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The role's name.</summary>
    public override string ToString() => Name;
}
