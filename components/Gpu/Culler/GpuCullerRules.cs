using System.Globalization;
using Homelab.Cluster;

namespace Homelab.Components.Gpu;

/// <summary>What must hold for the culler to know what is idle.</summary>
public static class GpuCullerRules
{
    /// <summary>The setting of stacks that describes it, for messages.</summary>
    public const string Setting = GpuGovernanceRules.Setting + ".culler";

    /// <summary>Every fault of the options, beside the device plugins that make the metrics.</summary>
    /// <param name="options">The options.</param>
    /// <param name="plugin">The device plugins.</param>
    public static IEnumerable<Fault> Check(GpuCullerOptions options, GpuDevicePluginArgs plugin) =>
        [.. CheckMetrics(plugin), .. CheckOptions(options), .. CheckPrometheus(options.Prometheus)];

    private static IEnumerable<Fault> CheckMetrics(GpuDevicePluginArgs plugin)
    {
        if (!plugin.Plan.Vendors.Contains(GpuVendor.Nvidia))
        {
            yield return new Fault(Setting, null, "only NVIDIA's cards say whether they are used, and the cluster has none", "remove it");
        }

        foreach (var (key, on) in new[] { ("metrics", plugin.Metrics), ("prometheusOperator", plugin.PrometheusOperator) })
        {
            if (!on)
            {
                yield return new Fault(
                    $"{GpuGovernanceRules.Setting}.{key}", on, "the culler never touches what has no metrics, so it would do nothing", $"set it to true, or remove {Setting}");
            }
        }
    }

    private static IEnumerable<Fault> CheckOptions(GpuCullerOptions options)
    {
        if (CronSchedule.FaultIn(options.Schedule) is { } reason)
        {
            yield return new Fault($"{Setting}.schedule", options.Schedule, reason, "write it like */10 * * * * for every ten minutes");
        }

        if (options.IdleMinutes is < GpuCullerOptions.LeastIdleMinutes or > GpuCullerOptions.MostIdleMinutes)
        {
            yield return new Fault(
                $"{Setting}.idleMinutes",
                options.IdleMinutes,
                "out of range",
                string.Create(CultureInfo.InvariantCulture, $"write a whole number from {GpuCullerOptions.LeastIdleMinutes} to {GpuCullerOptions.MostIdleMinutes}"));
        }

        foreach (var fault in ImageReference.Check($"{Setting}.image", options.Image))
        {
            yield return fault;
        }
    }

    private static IEnumerable<Fault> CheckPrometheus(GpuCullerPrometheus prometheus)
    {
        foreach (var (key, name) in new[] { ("namespace", prometheus.Namespace), ("service", prometheus.Service) })
        {
            if (!KubernetesName.IsLabel(name))
            {
                yield return new Fault($"{Setting}.prometheus.{key}", name, "not a name of an object of Kubernetes", "write lower case letters, digits and hyphens");
            }
        }

        if (prometheus.Port is < 1 or > 65_535)
        {
            yield return new Fault($"{Setting}.prometheus.port", prometheus.Port, "no port", "write a whole number from 1 to 65535");
        }
    }
}
