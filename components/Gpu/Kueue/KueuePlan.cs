using Homelab.Cluster;
using Homelab.Cluster.Charts;

namespace Homelab.Components.Gpu;

/// <summary>How Kueue is installed, decided without Pulumi.</summary>
internal static class KueuePlan
{
    /// <summary>Namespace of Kueue.</summary>
    public const string SystemNamespace = "kueue-system";

    /// <summary>ClusterRole of the chart for those who submit jobs.</summary>
    public const string UserRole = "kueue-batch-user-role";

    /// <summary>Name of the cohort in which all teams lend and borrow.</summary>
    public const string Cohort = "gpu";

    /// <summary>The setting that holds further values of the chart, for messages.</summary>
    public const string ValuesSetting = GpuGovernanceRules.Setting + ".values.kueue";

    /// <summary>Ports of Kueue that others call: webhooks, metrics, and the API of pending workloads.</summary>
    public static IReadOnlyList<int> Ports { get; } = [9443, 8443, 8082];

    /// <summary>The release.</summary>
    /// <param name="args">The arguments.</param>
    public static GpuRelease For(GpuGovernanceArgs args)
    {
        var values = new ChartValues();
        values.Set("managerConfig.controllerManagerConfigYaml", Configuration);
        values.Merge(args.KueueValues);
        return new GpuRelease(ChartCatalogue.Kueue, values, ValuesSetting);
    }

    // Webhooks look at enrolled namespaces only, so that the rest of the cluster does not depend on Kueue. Only GPUs are
    // queued for: other resources are left out by name, not ignored when undeclared, so that a GPU resource that no queue
    // covers stays blocked. What is borrowed is shared fairly: whoever borrows least comes first (Kueue's configuration API,
    // v1beta2).
    private const string Configuration =
        $"""
        apiVersion: config.kueue.x-k8s.io/v1beta2
        kind: Configuration
        health:
          healthProbeBindAddress: :8081
        metrics:
          bindAddress: :8443
        webhook:
          port: 9443
        leaderElection:
          leaderElect: true
          resourceName: c1f6bfd2.kueue.x-k8s.io
        manageJobsWithoutQueueName: true
        managedJobsNamespaceSelector:
          matchLabels:
            {GpuLabels.Enrolled}: "{GpuLabels.EnrolledValue}"
        fairSharing:
          preemptionStrategies:
          - LessThanOrEqualToFinalShare
          - LessThanInitialShare
        integrations:
          frameworks:
          - batch/job
          - pod
          - deployment
          - statefulset
        resources:
          excludeResourcePrefixes:
          - cpu
          - memory
          - ephemeral-storage
          - hugepages-

        """;
}
