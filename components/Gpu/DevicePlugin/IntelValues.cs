using Homelab.Cluster;
using Homelab.Cluster.Charts;

namespace Homelab.Components.Gpu;

/// <summary>Values of charts intel-device-plugins-operator and intel-device-plugins-gpu 0.36.0.</summary>
internal static class IntelValues
{
    /// <summary>The operator's values: it looks after GPUs only.</summary>
    public static ChartValues ForOperator()
    {
        var values = new ChartValues();
        values.Set("manager.devices.gpu", true);
        return values;
    }

    /// <summary>The plugin's values.</summary>
    /// <param name="plan">The plan.</param>
    public static ChartValues ForPlugin(GpuPlan plan)
    {
        var values = new ChartValues();
        values.Set("name", "gpudeviceplugin");
        values.Set("sharedDevNum", plan.SharingOf(GpuVendor.Intel)?.Replicas ?? 1);

        // The monitoring resource gives a pod all cards of its node.
        values.Set("enableMonitoring", false);

        // The rules are objects of Node Feature Discovery, which may not be there; this project labels the nodes.
        values.Set("nodeFeatureRule", false);
        values.Set("tolerations", GpuNodeTaints.Tolerations(plan, GpuVendor.Intel).ToList<object>());
        return values;
    }
}
