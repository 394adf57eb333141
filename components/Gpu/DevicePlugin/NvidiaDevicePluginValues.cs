using System.Globalization;
using Homelab.Cluster;
using Homelab.Cluster.Charts;

namespace Homelab.Components.Gpu;

/// <summary>Values of chart nvidia-device-plugin 0.20.0 for K3s.</summary>
internal static class NvidiaDevicePluginValues
{
    /// <summary>The values.</summary>
    /// <param name="args">The arguments.</param>
    public static ChartValues For(GpuDevicePluginArgs args)
    {
        var (plan, vendor) = (args.Plan, GpuVendor.Nvidia);
        var values = new ChartValues();

        // Without it the plugin sees no card on K3s, where containers get the plain runtime.
        values.Set("runtimeClassName", vendor.Runtime!.SystemClassName);

        // By label, so that it runs without feature discovery too, and on no node that the inventory does not know.
        values.Set("nodeSelector", new Dictionary<string, object> { [vendor.NodeLabel] = GpuVendor.NodeLabelValue });
        values.Set("tolerations", new List<object> { CriticalAddons() }.Concat(GpuNodeTaints.Tolerations(plan, vendor)).ToList());
        values.Set("gfd.enabled", plan.FeatureDiscovery);
        if (GpuNodeTaints.Others(plan, vendor).ToArray() is { Length: > 0 } others && plan.FeatureDiscovery)
        {
            values.Set("nfd.worker.tolerations", GpuNodeTaints.Tolerations(plan, vendor).ToList<object>());
        }

        // Both said, the chart gives the plugin no capability that it does not need.
        values.Set("migStrategy", plan.MigStrategy.Name);
        values.Set("deviceListStrategy", args.DeviceListStrategy.Name);
        GpuDevicePluginPlan.SetResources(values, "resources");
        if (plan.SharingOf(vendor) is { } sharing)
        {
            values.Set("config.default", "default");
            values.Set("config.map.default", Configuration(plan, sharing));
        }

        return values;
    }

    // Renamed, so that nobody takes a turn on a card for a card; a request for two turns fails rather than misleads.
    private static string Configuration(GpuPlan plan, GpuSharing sharing)
    {
        var means = sharing.Strategy == GpuSharingStrategy.Mps ? "mps" : "timeSlicing";
        var refuse = sharing.Strategy == GpuSharingStrategy.Mps ? "" : "    failRequestsGreaterThanOne: true\n";
        var resources = GpuUnits.Of(plan.Cluster.Nodes.Where(node => node.Gpu?.Vendor == sharing.Vendor), [], plan.MigStrategy).Resources;
        var list = string.Concat(resources.Select(resource =>
            string.Create(CultureInfo.InvariantCulture, $"    - name: {resource}\n      replicas: {sharing.Replicas}\n")));
        return $"version: v1\nsharing:\n  {means}:\n    renameByDefault: true\n{refuse}    resources:\n{list}";
    }

    private static Dictionary<string, object> CriticalAddons() => new(StringComparer.Ordinal)
    {
        ["key"] = "CriticalAddonsOnly",
        ["operator"] = "Exists",
    };
}
