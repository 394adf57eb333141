using Homelab.Cluster;
using Homelab.Cluster.Charts;

namespace Homelab.Components.Storage;

/// <summary>
/// Lets Longhorn run on tainted nodes: without its plugin a node cannot mount a volume, so a tainted GPU node needs it
/// as much as any other. The pods that the chart makes and those that Longhorn makes itself are told in two ways
/// (Longhorn documentation, "Taints and Tolerations").
/// </summary>
internal static class LonghornTolerations
{
    private static readonly string[] ChartPods = ["longhornManager", "longhornDriver", "longhornUI"];

    /// <summary>Sets the tolerations that the nodes' taints ask for; nothing when there are none.</summary>
    /// <param name="values">The chart's values to change.</param>
    /// <param name="nodes">All nodes of the cluster.</param>
    public static void Set(ChartValues values, IEnumerable<Node> nodes)
    {
        // PreferNoSchedule is a wish of the scheduler and needs no toleration.
        var taints = nodes
            .SelectMany(node => node.Taints)
            .Where(taint => taint.Effect != TaintEffect.PreferNoSchedule)
            .Distinct()
            .OrderBy(taint => taint.ToString(), StringComparer.Ordinal)
            .ToArray();
        if (taints.Length == 0)
        {
            return;
        }

        foreach (var pods in ChartPods)
        {
            values.Set($"{pods}.tolerations", taints.Select(object (taint) => Toleration(taint)).ToList());
        }

        values.Set("defaultSettings.taintToleration", string.Join(";", taints.Select(taint => taint.ToString())));
    }

    private static Dictionary<string, object> Toleration(Taint taint)
    {
        var toleration = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["key"] = taint.Key,
            ["operator"] = taint.Value.Length == 0 ? "Exists" : "Equal",
            ["effect"] = taint.Effect.Name,
        };
        if (taint.Value.Length > 0)
        {
            toleration["value"] = taint.Value;
        }

        return toleration;
    }
}
