using Homelab.Cluster;
using Homelab.Cluster.Charts;

namespace Homelab.Components.Gpu;

/// <summary>Values of chart dcgm-exporter 4.8.2 for K3s.</summary>
internal static class DcgmExporterValues
{
    /// <summary>The values.</summary>
    /// <param name="args">The arguments.</param>
    public static ChartValues For(GpuDevicePluginArgs args)
    {
        var (plan, vendor) = (args.Plan, GpuVendor.Nvidia);
        var values = new ChartValues();
        values.Set("runtimeClassName", vendor.Runtime!.SystemClassName);

        // The chart runs on every node, and on none with a taint.
        values.Set("nodeSelector", new Dictionary<string, object> { [vendor.NodeLabel] = GpuVendor.NodeLabelValue });
        values.Set("tolerations", GpuNodeTaints.Tolerations(plan, vendor).ToList<object>());
        if (plan.NodesOf(vendor).Select(node => node.KubeletRoot.Path).FirstOrDefault() is { } root)
        {
            values.Set("kubeletPath", $"{root}/pod-resources");
        }

        // On by default in the chart, whose release fails where the custom resource is missing.
        values.Set("serviceMonitor.enabled", args.PrometheusOperator);
        if (args.PrometheusOperator)
        {
            SetMonitor(args, values);
        }

        if (plan.SharingOf(vendor) is not null)
        {
            values.Set("extraEnv", SharedEnvironment(plan, vendor));
        }

        return values;
    }

    // Metrics keep the names of the pods that use the card, not of the exporter, so that they join with those of Kubernetes.
    private static void SetMonitor(GpuDevicePluginArgs args, ChartValues values)
    {
        values.Set("serviceMonitor.honorLabels", true);
        values.Set("serviceMonitor.relabelings", new List<object>
        {
            new Dictionary<string, object> { ["sourceLabels"] = new List<object> { "__meta_kubernetes_pod_node_name" }, ["targetLabel"] = "node" },
        });
        if (!args.MonitorLabels.IsEmpty)
        {
            values.Set("serviceMonitor.additionalLabels", args.MonitorLabels.ToDictionary(label => label.Key, label => (object)label.Value));
        }
    }

    // The exporter finds pods of shared cards only when told so, and pods of a renamed resource only by its name
    // (dcgm-exporter 4.5.3-4.8.2, internal/pkg/transformation/kubernetes.go).
    private static List<object> SharedEnvironment(GpuPlan plan, GpuVendor vendor) =>
    [
        Variable("KUBERNETES_VIRTUAL_GPUS", "true"),
        Variable("NVIDIA_RESOURCE_NAMES", string.Join(',', plan.Units.Resources.Where(resource => resource.Vendor == vendor).Select(resource => resource.Name))),
    ];

    private static Dictionary<string, object> Variable(string name, string value) => new() { ["name"] = name, ["value"] = value };
}
