namespace Homelab.Cluster;

/// <summary>Alerts on how GPUs are used, as a function of what the cluster has.</summary>
/// <remarks>
/// Metrics: kube-state-metrics (container resources by sanitised name, quotas by plain name); dcgm-exporter 4.5.3-4.8.2,
/// default counters, scraped with honorLabels; kube-scheduler, which K3s exposes with every other component's metrics, so
/// that one instance may be scraped several times.
/// </remarks>
public static class GpuAlerts
{
    private const string Warning = "warning";

    // Below this share of a card nobody is working on it; drivers report a percent or two for an open context.
    private const string IdlePercent = "3";

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
        yield return new AlertRule(
            "GpuPodPending",
            $"{asks} > 0 and on (namespace, pod) kube_pod_status_phase{{phase=\"Pending\"}} == 1",
            TimeSpan.FromMinutes(30),
            Warning)
        {
            Summary = "Pod {{ $labels.namespace }}/{{ $labels.pod }} has waited for a GPU for half an hour",
            Description = "A pod that waits holds its team's quota. See who has the cards with homelab gpu report, or delete the pod.",
        };
        yield return new AlertRule(
            "GpuPodsRefused",
            $"kube_deployment_status_condition{{condition=\"ReplicaFailure\", status=\"true\", namespace=~\"{Names(plan.Teams.Select(team => team.Namespace))}\"}} == 1",
            TimeSpan.FromMinutes(15),
            Warning)
        {
            Summary = "Pods of deployment {{ $labels.namespace }}/{{ $labels.deployment }} are refused",
            Description = "kubectl describe replicaset shows the reason: a quota of GPUs is used up, or an admission policy says no.",
        };
        if (plan.Engine == GpuEngine.Quota)
        {
            yield return QuotaFull(plan);
        }

        yield return new AlertRule(
            "GpuPreemptionsFrequent",
            $"sum(max by (instance) (increase(scheduler_preemption_victims_sum[1h]))) > {PreemptionsAnHour}",
            TimeSpan.FromMinutes(10),
            Warning)
        {
            Summary = "{{ $value | humanize }} pods were evicted for more urgent ones within an hour",
            Description = "Work that is evicted again and again is lost work. Give it a time of its own, or more units to the classes that evict.",
        };
    }

    // Guaranteed classes are meant to be used up: whoever serves holds its unit all day.
    private static AlertRule QuotaFull(GpuPlan plan)
    {
        var selector = $"resource=~\"{Names(plan.Units.Resources.Select(resource => resource.QuotaKey))}\", "
            + $"resourcequota=~\"{Names(GpuPriorityClass.All.Where(item => !item.Guaranteed).Select(item => item.Name))}\"";
        return new AlertRule(
            "GpuQuotaFull",
            $"kube_resourcequota{{{selector}, type=\"used\"}} / ignoring (type) (kube_resourcequota{{{selector}, type=\"hard\"}} > 0) > 0.9",
            TimeSpan.FromHours(6),
            Warning)
        {
            Summary = "Namespace {{ $labels.namespace }} has used up its {{ $labels.resourcequota }} quota for six hours",
            Description = "Pods that wait count too, and so do notebooks that nobody uses. Ask for their end before raising the quota.",
        };
    }

    private static IEnumerable<AlertRule> Nvidia(GpuPlan plan)
    {
        var resources = plan.Units.Resources.Where(resource => resource.Vendor == GpuVendor.Nvidia).ToArray();
        yield return new AlertRule(
            "GpuAllocatedButIdle",
            $"{Asks(resources)} > 0 and on (namespace, pod) kube_pod_status_phase{{phase=\"Running\"}} == 1 and on (namespace, pod) ({Idle(plan)})",
            TimeSpan.FromMinutes(30),
            Warning)
        {
            Summary = "Pod {{ $labels.namespace }}/{{ $labels.pod }} holds a GPU and has not used it for two hours",
            Description = "Scale it to zero until it is needed. On a shared card the metrics are those of the whole card, so a pod counts as idle only when all pods of the card are.",
        };
        yield return new AlertRule("GpuXidError", "DCGM_FI_DEV_XID_ERRORS > 0 and changes(DCGM_FI_DEV_XID_ERRORS[10m]) > 0", TimeSpan.Zero, Warning)
        {
            Summary = "GPU {{ $labels.gpu }} of {{ $labels.node }} reported XID {{ $value }}",
            Description = "13, 31, 43 and 45 are mostly faults of a program; 48, 63, 64, 74, 79, 94 and 95 mostly of the card. See NVIDIA's list of XIDs.",
        };
        yield return new AlertRule("GpuTooHot", $"DCGM_FI_DEV_GPU_TEMP > {HottestCelsius}", TimeSpan.FromMinutes(10), Warning)
        {
            Summary = "GPU {{ $labels.gpu }} of {{ $labels.node }} is at {{ $value }} degrees",
            Description = "Cards slow down a little above this. Look at fans and dust, or lower the power limit.",
        };
    }

    // Transcoding shows in the encoder and decoder only. A card cut into MIG instances has neither of the three.
    private static string Idle(GpuPlan plan) => plan.MigStrategy == MigStrategy.None
        ? $"{Busiest("DCGM_FI_DEV_GPU_UTIL")} < {IdlePercent} unless on (namespace, pod) {Busiest("DCGM_FI_DEV_ENC_UTIL")} > 0 unless on (namespace, pod) {Busiest("DCGM_FI_DEV_DEC_UTIL")} > 0"
        : $"{Busiest("DCGM_FI_PROF_GR_ENGINE_ACTIVE")} < 0.0{IdlePercent}";

    private static string Busiest(string metric) => $"max by (namespace, pod) (max_over_time({metric}{{pod!=\"\"}}[2h]))";

    private static string Asks(IEnumerable<GpuResource> resources) =>
        $"sum by (namespace, pod) (kube_pod_container_resource_requests{{resource=~\"{string.Join('|', resources.Select(resource => resource.MetricName))}\"}})";

    // Names of Kubernetes hold no other character that a regular expression would take for more than itself.
    private static string Names(IEnumerable<string> names) =>
        string.Join('|', names.Select(name => name.Replace(".", "[.]", StringComparison.Ordinal)));
}
