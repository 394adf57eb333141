using CsCheck;
using Homelab.Bench.GpuSimulation;
using Homelab.Cluster;

namespace Homelab.Bench.Tests.Engine;

/// <summary>Random clusters, workloads and policies, small enough to be crowded.</summary>
internal static class Workloads
{
    private static readonly Team[] Teams = [Given.Red, Given.Blue];

    private static readonly Gen<RetryBackoff> Backoff = Gen.OneOf(RetryBackoff.Job, RetryBackoff.ReplicaSet);

    private static readonly Gen<Given.JobGiven> Job =
        from at in Gen.Int[0, 150]
        from lasting in Gen.Int[1, 90]
        from gpus in Gen.Frequency((3, 1), (1, 2))
        from gpuClass in Gen.OneOf([.. GpuPriorityClass.All])
        from team in Gen.OneOf(Teams)
        from backoff in Backoff
        select new Given.JobGiven(at, lasting, gpus, gpuClass, team, backoff);

    /// <summary>Jobs in the order of their submission.</summary>
    public static Gen<IReadOnlyList<Job>> Jobs { get; } = Job.Array[1, 40].Select(jobs => Given.Jobs([.. jobs.OrderBy(job => job.At)]));

    /// <summary>Up to three nodes, one of which takes the largest job.</summary>
    public static Gen<Scenario> Clusters { get; } =
        from nodes in Gen.Int[1, 3].Array[0, 2]
        from grace in Gen.Int[0, 40]
        select new Scenario([2, .. nodes], Teams, _ => TimeSpan.FromSeconds(grace));

    public static Gen<PreemptedWork> PreemptedWork { get; } = Gen.Enum<PreemptedWork>();

    /// <summary>Class quotas and team quotas.</summary>
    public static Gen<IReadOnlyList<ResourceQuota>> Quotas { get; } =
        from quotas in (from team in Gen.OneOf(Teams)
                        from gpuClass in Gen.OneOf<GpuPriorityClass?>([null, .. GpuPriorityClass.All])
                        from hard in Gen.Int[2, 4]
                        select new ResourceQuota(team, gpuClass, hard)).Array[0, 6]
        select (IReadOnlyList<ResourceQuota>)quotas;

    /// <summary>Two queues that share what the cluster has.</summary>
    public static Gen<IReadOnlyList<ClusterQueue>> Queues(Scenario scenario) =>
        from first in Gen.Int[0, scenario.Gpus]
        from borrowing in Gen.Int[2, 4]
        select (IReadOnlyList<ClusterQueue>)[
            new ClusterQueue(Given.Red, first, borrowing),
            new ClusterQueue(Given.Blue, scenario.Gpus - first, borrowing)];

    /// <summary>A cluster, a workload, and a policy of any kind.</summary>
    public static Gen<(Scenario Scenario, IReadOnlyList<Job> Jobs, Policy Policy)> Runs { get; } =
        from scenario in Clusters
        from jobs in Jobs
        from quotas in Quotas
        from queues in Queues(scenario)
        from work in PreemptedWork
        from policy in Gen.OneOf(
            Given.Fifo, Given.StrictFifo, Given.Priority, Given.Quotas([.. quotas]), Given.Cohort([.. queues]),
            new Policy("quotas without classes", new Admission.Quotas(quotas), Scheduling.CreationOrder))
        select (scenario, jobs, policy with { PreemptedWork = work });
}
