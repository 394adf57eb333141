using Homelab.Cluster;
using Homelab.Cluster.Charts;

namespace Homelab.Components.Storage;

/// <summary>
/// Lets all of Longhorn run on tainted nodes. The pods that the chart makes and those that Longhorn makes itself are told
/// in two ways (Longhorn documentation, "Taints and Tolerations").
/// </summary>
internal static class LonghornTolerations
{
    private static readonly string[] ChartPods = ["longhornManager", "longhornDriver", "longhornUI"];

    /// <summary>Sets the tolerations that the nodes' taints ask for; nothing when there are none.</summary>
    /// <param name="values">The chart's values to change.</param>
    /// <param name="nodes">All nodes of the cluster.</param>
    public static void Set(ChartValues values, IEnumerable<Node> nodes)
    {
        var taints = StorageTolerations.Taints(nodes);
        if (taints.IsEmpty)
        {
            return;
        }

        foreach (var pods in ChartPods)
        {
            values.Set($"{pods}.tolerations", StorageTolerations.ToValues(taints));
        }

        values.Set("defaultSettings.taintToleration", string.Join(";", taints));
    }
}
