using Homelab.Cluster;

namespace Homelab.Components.Gpu;

/// <summary>What must hold for <see cref="GpuDevicePluginArgs"/> to lead to plugins that offer the cards.</summary>
public static class GpuDevicePluginRules
{
    private const string Setting = GpuGovernanceRules.Setting;

    /// <summary>Every fault of the arguments, and of the chart values that they lead to; those of the plan are <see cref="GpuPlanRules"/>'.</summary>
    /// <param name="args">The arguments to check.</param>
    public static IEnumerable<Fault> Check(GpuDevicePluginArgs args)
    {
        var plan = GpuDevicePluginPlan.For(args);
        return
        [
            .. CheckCertManager(args),
            .. CheckMonitorLabels(args),
            .. CheckValues(args, plan),
            .. plan.Releases.SelectMany(item => item.Release.Check(args.Plan.Cluster.Nodes)).Distinct(),
        ];
    }

    private static IEnumerable<Fault> CheckCertManager(GpuDevicePluginArgs args)
    {
        if (args.Plan.Vendors.Contains(GpuVendor.Intel) && !args.CertManager)
        {
            yield return new Fault(
                $"{Setting}.certManager",
                args.CertManager,
                $"chart {GpuVendor.Intel.DevicePluginCharts[0]} gets the certificate of its webhook from cert-manager, and fails without it",
                "install cert-manager and set it to true");
        }
    }

    private static IEnumerable<Fault> CheckMonitorLabels(GpuDevicePluginArgs args)
    {
        foreach (var (key, value) in args.MonitorLabels)
        {
            if (!KubernetesName.IsQualified(key) || !KubernetesName.IsLabelValue(value))
            {
                yield return new Fault(SettingPath.Member($"{Setting}.monitorLabels", key), value, "not a label", "write it as Prometheus' serviceMonitorSelector has it");
            }
        }

        if (!args.MonitorLabels.IsEmpty && !args.PrometheusOperator)
        {
            yield return new Fault($"{Setting}.monitorLabels", args.MonitorLabels, "has no effect while prometheusOperator is false", "set that to true, or remove this");
        }
    }

    private static IEnumerable<Fault> CheckValues(GpuDevicePluginArgs args, GpuDevicePluginPlan plan)
    {
        var charts = plan.Releases.Select(item => item.Release.Chart.Name).ToArray();
        foreach (var (name, value) in args.Values.Where(item => !charts.Contains(item.Key)))
        {
            yield return new Fault(
                SettingPath.Member($"{Setting}.values", name),
                value,
                "no chart of that name is installed for the GPUs of this cluster",
                NearestName.Of(name, charts) is { } nearest ? $"did you mean {nearest}?" : $"write one of {string.Join(", ", charts)}");
        }
    }
}
