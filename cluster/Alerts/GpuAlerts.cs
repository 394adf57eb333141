using System.Globalization;

namespace Homelab.Cluster.Alerts;

/// <summary>Alerts on how GPUs are used, as a function of what the cluster has.</summary>
/// <remarks>
/// Metrics: kube-state-metrics (container resources by sanitised name, quotas by plain name); dcgm-exporter 4.5.3-4.8.2,
/// default counters, scraped with honorLabels; kube-scheduler, which K3s exposes with every other component's metrics, so
/// that one instance may be scraped several times.
/// </remarks>
public static class GpuAlerts
{
    private const string Page = "docs/gpu.md#alerts";

    private const int PreemptionsAnHour = 3;
    private const int HottestCelsius = 85;

    /// <summary>The alerts that a plan leads to.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="dcgm">True when NVIDIA's exporter runs.</param>
    public static IEnumerable<AlertGroup> For(GpuPlan plan, bool dcgm)
    {
        yield return new AlertGroup("gpu-governance", [.. Governance(plan)]);
        if (dcgm && plan.Vendors.Contains(GpuVendor.Nvidia))
        {
            yield return new AlertGroup("gpu-nvidia", [.. Nvidia(plan)]);
        }
    }

    private static IEnumerable<AlertRule> Governance(GpuPlan plan)
    {
        var asks = Asks(plan.Units.Resources);
        yield return Warning(
            "GpuPodPending",
            $"{asks} > 0 and on (namespace, pod) kube_pod_status_phase{{phase=\"Pending\"}} == 1",
            "30m",
            "Pod {{ $labels.namespace }}/{{ $labels.pod }} has waited for a GPU for half an hour");
        yield return Warning(
            "GpuPodsRefused",
            $"kube_deployment_status_condition{{condition=\"ReplicaFailure\", status=\"true\", namespace=~\"{Names(plan.Teams.Select(team => team.Namespace))}\"}} == 1",
            "15m",
            "Pods of deployment {{ $labels.namespace }}/{{ $labels.deployment }} are refused");
        if (plan.Engine == GpuEngine.Quota)
        {
            yield return QuotaFull(plan);
        }

        yield return Warning(
            "GpuPreemptionsFrequent",
            $"sum(max by (instance) (increase(scheduler_preemption_victims_sum[1h]))) > {PreemptionsAnHour}",
            "10m",
            "{{ $value | humanize }} pods were evicted for more urgent ones within an hour");
    }

    // Guaranteed classes are meant to be used up: whoever serves holds its unit all day.
    private static AlertRule QuotaFull(GpuPlan plan)
    {
        var selector = $"resource=~\"{Names(plan.Units.Resources.Select(resource => resource.QuotaKey))}\", "
            + $"resourcequota=~\"{Names(GpuPriorityClass.All.Where(item => !item.Guaranteed).Select(item => item.Name))}\"";
        return Warning(
            "GpuQuotaFull",
            $"kube_resourcequota{{{selector}, type=\"used\"}} / ignoring (type) (kube_resourcequota{{{selector}, type=\"hard\"}} > 0) > 0.9",
            "6h",
            "Namespace {{ $labels.namespace }} has used up its {{ $labels.resourcequota }} quota for six hours");
    }

    private static IEnumerable<AlertRule> Nvidia(GpuPlan plan)
    {
        var resources = plan.Units.Resources.Where(resource => resource.Vendor == GpuVendor.Nvidia).ToArray();
        yield return Warning(
            "GpuAllocatedButIdle",
            $"{Asks(resources)} > 0 and on (namespace, pod) kube_pod_status_phase{{phase=\"Running\"}} == 1 and on (namespace, pod) ({Idle(plan)})",
            "30m",
            "Pod {{ $labels.namespace }}/{{ $labels.pod }} holds a GPU and has not used it for two hours");
        yield return Warning(
            "GpuXidError",
            "DCGM_FI_DEV_XID_ERRORS > 0 and changes(DCGM_FI_DEV_XID_ERRORS[10m]) > 0",
            "0m",
            "GPU {{ $labels.gpu }} of {{ $labels.node }} reported XID {{ $value }}");
        yield return Warning(
            "GpuTooHot",
            $"DCGM_FI_DEV_GPU_TEMP > {HottestCelsius}",
            "10m",
            "GPU {{ $labels.gpu }} of {{ $labels.node }} is at {{ $value }} degrees");
    }

    private static string Idle(GpuPlan plan) => string.Join(
        " unless on (namespace, pod) ",
        GpuActivity.For(plan).Select((activity, index) => string.Create(
            CultureInfo.InvariantCulture, $"{Busiest(activity.Name)} {(index == 0 ? "<" : ">=")} {activity.BusyFrom}")));

    private static string Busiest(string metric) => $"max by (namespace, pod) (max_over_time({metric}{{pod!=\"\"}}[2h]))";

    private static string Asks(IEnumerable<GpuResource> resources) =>
        $"sum by (namespace, pod) (kube_pod_container_resource_requests{{resource=~\"{string.Join('|', resources.Select(resource => resource.MetricName))}\"}})";

    // Names of Kubernetes hold no other character that a regular expression would take for more than itself.
    private static string Names(IEnumerable<string> names) =>
        string.Join('|', names.Select(name => name.Replace(".", "[.]", StringComparison.Ordinal)));

    private static AlertRule Warning(string name, string expression, string duration, string summary) =>
        new(name, expression, duration, AlertSeverity.Warning, summary, Page);
}
