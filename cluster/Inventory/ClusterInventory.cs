using System.Collections.Immutable;

namespace Homelab.Cluster;

/// <summary>The cluster as it is: its nodes and its network plugin.</summary>
/// <param name="Nodes">Every node, in the order of the settings.</param>
/// <param name="Cni">The network plugin.</param>
public sealed record ClusterInventory(ImmutableArray<Node> Nodes, Cni Cni)
{
    /// <summary>The setting that describes the nodes; faults name nodes below it.</summary>
    public const string NodesSetting = "homelab:cluster.nodes";

    /// <summary>What the servers do about K3s' own storage.</summary>
    /// <value>Default <see cref="LocalStorage.Packaged"/>.</value>
    public LocalStorage LocalStorage { get; init; } = LocalStorage.Packaged;

    /// <summary>The setting of one property of one node.</summary>
    /// <param name="index">Position of the node in the settings, from 0.</param>
    /// <param name="property">The property, for example <c>version</c>.</param>
    public static string NodeSetting(int index, string property) => SettingPath.Member(SettingPath.Item(NodesSetting, index), property);
}
