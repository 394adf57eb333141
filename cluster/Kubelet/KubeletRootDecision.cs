using System.Collections.Immutable;

namespace Homelab.Cluster;

/// <summary>Whether a storage driver must be told the kubelet root, and which.</summary>
/// <param name="Path">The directory to pass to the driver; null to leave its key unset.</param>
/// <param name="Faults">Why it cannot be decided; when there are any, <paramref name="Path"/> is null.</param>
public sealed record KubeletRootDecision(string? Path, ImmutableArray<Fault> Faults)
{
    // What a driver with another root than the kubelet does to a cluster; every refusal explains it.
    private const string Failure =
        "mounts would never appear: the driver registers and mounts where the kubelet does not look, and where a bind mount or "
        + "symlink hides that, pods with fsGroup fail with \"lstat …/mount: no such file or directory\" and pods without it "
        + "silently write to the node's root disk";

    /// <summary>Decides for a driver that takes one root for the whole cluster, as Longhorn does.</summary>
    /// <param name="nodes">All nodes of the cluster.</param>
    /// <param name="wanted">The root that the user asks for; null to decide from the nodes.</param>
    /// <param name="setting">The setting that <paramref name="wanted"/> comes from, for messages.</param>
    /// <returns>
    /// The common root when the user names it, or when it is not the standard one: Longhorn's own detection takes
    /// <c>/var/lib/kubelet</c> for granted on K3s and does not see <c>--kubelet-arg root-dir</c> (longhorn-manager,
    /// app/get_proc_arg.go). Nothing when every node has the standard root and the user asks for nothing. Faults when the
    /// nodes' roots differ or are unknown, or when the user asks for another root than theirs.
    /// </returns>
    public static KubeletRootDecision For(IReadOnlyList<Node> nodes, string? wanted, string setting)
    {
        var faults = new[] { CheckKnown(nodes), CheckCommon(nodes), CheckWanted(nodes, wanted, setting) }
            .SelectMany(found => found)
            .ToImmutableArray();
        if (!faults.IsEmpty || nodes.Count == 0)
        {
            return new KubeletRootDecision(null, faults);
        }

        var common = nodes[0].KubeletRoot;
        return new KubeletRootDecision(common.Kind == KubeletRootKind.Standard ? wanted : common.Path, []);
    }

    private static IEnumerable<Fault> CheckKnown(IReadOnlyList<Node> nodes)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].KubeletRoot.Path is null)
            {
                yield return new Fault(
                    ClusterInventory.NodeSetting(i, "kubeletRoot"),
                    null,
                    $"the kubelet root of {nodes[i].Name} is unknown: {nodes[i].KubeletRoot.Note}",
                    "set kubeletRoot to the --root-dir of that node's kubelet");
            }
        }
    }

    private static IEnumerable<Fault> CheckCommon(IReadOnlyList<Node> nodes)
    {
        var known = nodes.Where(node => node.KubeletRoot.Path is not null).ToArray();
        if (known.Select(node => node.KubeletRoot.Path).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            yield return new Fault(
                ClusterInventory.NodesSetting,
                known.Select(node => $"{node.Name}: {node.KubeletRoot}"),
                $"the kubelet roots differ, but the storage driver has one root for the whole cluster; on the other nodes {Failure}",
                "give every node the same kubelet root, at best none of its own (no --kubelet-arg root-dir)");
        }
    }

    private static IEnumerable<Fault> CheckWanted(IReadOnlyList<Node> nodes, string? wanted, string setting)
    {
        var others = nodes.Where(node => node.KubeletRoot.Path is { } root && root != wanted).ToArray();
        if (wanted is null || others.Length == 0)
        {
            yield break;
        }

        var roots = others
            .GroupBy(node => node.KubeletRoot.Path, StringComparer.Ordinal)
            .Select(group => $"{group.Key} on {string.Join(", ", group.Select(node => node.Name))}");
        yield return new Fault(
            setting,
            wanted,
            $"the kubelet root is {string.Join(" and ", roots)}, so {Failure}",
            $"remove the setting (K3s has kept kubelet in {KubeletRoot.StandardPath} since v0.10.0); only if every node really "
            + $"runs with --kubelet-arg root-dir={wanted}, say so in kubeletRoot of each node in {ClusterInventory.NodesSetting}");
    }
}
