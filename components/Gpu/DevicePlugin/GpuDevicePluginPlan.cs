using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Cluster.Charts;
using Pulumi;

namespace Homelab.Components.Gpu;

/// <summary>Which charts a cluster's cards need, with which values, decided without Pulumi.</summary>
/// <param name="Releases">The releases, in the order to install them.</param>
internal sealed record GpuDevicePluginPlan(ImmutableArray<GpuPluginRelease> Releases)
{
    private const string ValuesSetting = GpuGovernanceRules.Setting + ".values";

    // What a pod of the plugins takes; the charts set nothing.
    private static readonly (string Key, string Value)[] Resources =
        [("requests.cpu", "10m"), ("requests.memory", "64Mi"), ("limits.memory", "256Mi")];

    /// <summary>Decides for the arguments.</summary>
    /// <param name="args">The arguments; they need not be free of faults.</param>
    public static GpuDevicePluginPlan For(GpuDevicePluginArgs args)
    {
        var releases = ImmutableArray.CreateBuilder<GpuPluginRelease>();
        foreach (var vendor in args.Plan.Vendors)
        {
            foreach (var chart in vendor.DevicePluginCharts)
            {
                releases.Add(Release(args, chart, vendor, Decide(args, chart)));
            }

            if (vendor == GpuVendor.Nvidia && args.Metrics)
            {
                releases.Add(Release(args, ChartCatalogue.DcgmExporter, vendor, DcgmExporterValues.For(args)));
            }
        }

        return new GpuDevicePluginPlan(releases.ToImmutable());
    }

    /// <summary>Sets what one pod takes, below a key.</summary>
    /// <param name="values">The values to change.</param>
    /// <param name="key">The key, for example <c>resources</c>.</param>
    public static void SetResources(ChartValues values, string key)
    {
        foreach (var (name, value) in Resources)
        {
            values.Set($"{key}.{name}", value);
        }
    }

    private static ChartValues Decide(GpuDevicePluginArgs args, Chart chart) =>
        chart == ChartCatalogue.NvidiaDevicePlugin ? NvidiaDevicePluginValues.For(args)
        : chart == ChartCatalogue.AmdGpu ? AmdGpuValues.For(args.Plan)
        : chart == ChartCatalogue.IntelDevicePluginsOperator ? IntelValues.ForOperator()
        : IntelValues.ForPlugin(args.Plan);

    private static GpuPluginRelease Release(GpuDevicePluginArgs args, Chart chart, GpuVendor vendor, ChartValues values)
    {
        var options = new CustomResourceOptions();
        if (args.Values.TryGetValue(chart.Name, out var own))
        {
            values.Merge(own);
        }

        args.TransformRelease?.Invoke(chart, values, options);
        return new GpuPluginRelease(new GpuRelease(chart, values, SettingPath.Member(ValuesSetting, chart.Name)), vendor, options);
    }
}

/// <summary>One release of a device plugin.</summary>
/// <param name="Release">Chart and values.</param>
/// <param name="Vendor">Whose cards it is for.</param>
/// <param name="Options">The release's options as the transformation left them, still without parent.</param>
internal sealed record GpuPluginRelease(GpuRelease Release, GpuVendor Vendor, CustomResourceOptions Options);
