using Homelab.Cluster;
using Homelab.Cluster.Charts;

namespace Homelab.Components.Gpu;

/// <summary>Values of chart amd-gpu 0.21.0.</summary>
internal static class AmdGpuValues
{
    /// <summary>The values.</summary>
    /// <param name="plan">The plan.</param>
    public static ChartValues For(GpuPlan plan)
    {
        var values = new ChartValues();

        // The chart's own selector, for a label that this project sets; it tolerates no taint of GPU nodes by itself.
        values.Set("node_selector_enabled", true);
        values.Set("tolerations", GpuNodeTaints.Tolerations(plan, GpuVendor.Amd).ToList<object>());
        values.Set("labeller.enabled", plan.FeatureDiscovery);
        GpuDevicePluginPlan.SetResources(values, "dp.resources");
        GpuDevicePluginPlan.SetResources(values, "lbl.resources");
        return values;
    }
}
