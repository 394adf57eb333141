using Homelab.Cluster;

namespace Homelab.Components.Gpu;

/// <summary>Tolerations for pods that must run on every node with a card, whatever else keeps pods away from it.</summary>
internal static class GpuNodeTaints
{
    /// <summary>Tolerations of the vendor's own taint and of every other taint on its nodes, as chart values.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="vendor">The vendor.</param>
    public static IEnumerable<Dictionary<string, object>> Tolerations(GpuPlan plan, GpuVendor vendor) =>
        plan.NodesOf(vendor).Select(node => vendor.TaintOf(node.Gpu!).Key).Distinct().Select(Exists).Concat(Others(plan, vendor));

    /// <summary>Tolerations of taints other than the vendor's own.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="vendor">The vendor.</param>
    public static IEnumerable<Dictionary<string, object>> Others(GpuPlan plan, GpuVendor vendor) => plan.NodesOf(vendor)
        .SelectMany(node => node.Taints.Where(taint => taint.Key != vendor.TaintOf(node.Gpu!).Key))
        .Where(taint => taint.Effect != TaintEffect.PreferNoSchedule)
        .Distinct()
        .OrderBy(taint => taint.ToString(), StringComparer.Ordinal)
        .Select(taint => new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["key"] = taint.Key,
            ["operator"] = "Exists",
            ["effect"] = taint.Effect.Name,
        });

    /// <summary>A toleration of all taints of one key, as a chart value.</summary>
    /// <param name="key">The key.</param>
    public static Dictionary<string, object> Exists(string key) => new(StringComparer.Ordinal)
    {
        ["key"] = key,
        ["operator"] = "Exists",
        ["effect"] = TaintEffect.NoSchedule.Name,
    };
}
