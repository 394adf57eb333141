namespace Homelab.Cluster;

/// <summary>What must hold for an inventory to describe a cluster that can exist.</summary>
public static class InventoryRules
{
    /// <summary>Every fault of the inventory: names, roles, GPUs, labels, kubelet roots, version skew.</summary>
    /// <param name="cluster">The inventory to check.</param>
    public static IEnumerable<Fault> Check(ClusterInventory cluster)
    {
        var nodes = cluster.Nodes;
        if (nodes.IsEmpty)
        {
            return [new Fault(ClusterInventory.NodesSetting, nodes, "a cluster has at least one node", "describe every node that `kubectl get nodes` prints")];
        }

        return
        [
            .. CheckRoles(nodes),
            .. CheckNames(nodes),
            .. nodes.SelectMany(CheckNode),
            .. VersionSkew.Check(nodes),
            .. LocalStorageRules.Check(cluster),
        ];
    }

    private static IEnumerable<Fault> CheckRoles(IReadOnlyList<Node> nodes)
    {
        if (!nodes.Any(node => node.Role == NodeRole.Server))
        {
            yield return new Fault(
                ClusterInventory.NodesSetting,
                nodes.Select(node => $"{node.Name}: {node.Role}"),
                "no node is a server, so nothing would run the API server",
                "give at least one node the role server");
        }
    }

    private static IEnumerable<Fault> CheckNames(IReadOnlyList<Node> nodes)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (!first.TryAdd(nodes[i].Name, i))
            {
                yield return new Fault(
                    ClusterInventory.NodeSetting(i, "name"),
                    nodes[i].Name,
                    $"the same name is used by {ClusterInventory.NodeSetting(first[nodes[i].Name], "name")}",
                    "give each node the name that `kubectl get nodes` prints");
            }
        }
    }

    private static IEnumerable<Fault> CheckNode(Node node, int index)
    {
        if (!KubernetesName.IsSubdomain(node.Name))
        {
            yield return new Fault(
                ClusterInventory.NodeSetting(index, "name"),
                node.Name,
                "not a node name: lower case letters, digits, hyphens and dots, at most 253",
                "write the name that `kubectl get nodes` prints");
        }

        if (node.Gpu is { Count: < 1 })
        {
            yield return new Fault(
                SettingPath.Member(ClusterInventory.NodeSetting(index, "gpu"), "count"),
                node.Gpu.Count,
                "a node with a gpu has at least 1",
                "give the number of GPUs, or remove gpu");
        }

        foreach (var (key, value) in node.Labels)
        {
            if (!KubernetesName.IsQualified(key) || !KubernetesName.IsLabelValue(value))
            {
                yield return new Fault(
                    SettingPath.Member(ClusterInventory.NodeSetting(index, "labels"), key),
                    value,
                    "not a label: the key is an optional DNS prefix with a slash and a name, key and value have at most 63 letters, digits, '-', '_' and '.'",
                    "write it as `kubectl get node --show-labels` prints it");
            }
        }

        if (node.Args is not null && NodeArgs.ReadDisabled(node.Args) is null)
        {
            yield return new Fault(
                ClusterInventory.NodeSetting(index, "args"),
                node.Args,
                "not a JSON array of texts",
                $"write the node's annotation {NodeArgs.Annotation} as `kubectl get node {node.Name} -o yaml` prints it, or remove it");
        }

        if (node.Args is not null && NodeArgs.ReadKubeletRoot(node.Args, node.Version.ToString()).Path is { } started && started != node.KubeletRoot.Path)
        {
            yield return new Fault(
                ClusterInventory.NodeSetting(index, "kubeletRoot"),
                node.KubeletRoot.Path,
                $"{node.Name} was started with arguments that put its kubelet root at {started}",
                "remove kubeletRoot, or bring args up to date");
        }

        if (KubeletRoot.FaultIn(node.KubeletRoot.Path) is { } reason)
        {
            yield return new Fault(
                ClusterInventory.NodeSetting(index, "kubeletRoot"),
                node.KubeletRoot.Path,
                reason,
                "write the directory as kubelet logs it, for example /data/kubelet, or remove kubeletRoot when the node has none of its own");
        }
    }
}
