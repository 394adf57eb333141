using Homelab.Bench.GpuSimulation;
using Homelab.Cluster;

namespace Homelab.Bench.Tests;

/// <summary>Small clusters and jobs whose defaults are valid, so that a test says only what matters to it.</summary>
internal static class Given
{
    public static readonly Team Red = new("red", 2);
    public static readonly Team Blue = new("blue", 2);

    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    public static Scenario OnNodes(params int[] nodes) => new(nodes, [Red, Blue], _ => Grace);

    public static Policy Fifo { get; } = new("fifo", new Admission.Everything(), Scheduling.CreationOrder);

    public static Policy StrictFifo { get; } = new("strict", new Admission.Everything(), Scheduling.StrictQueue);

    public static Policy Priority { get; } = new("priority", new Admission.Everything(), Scheduling.ByClass);

    public static Policy Quotas(params ResourceQuota[] quotas) => new("quotas", new Admission.Quotas(quotas), Scheduling.ByClass);

    public static Policy Cohort(params ClusterQueue[] queues) => new("cohort", new Admission.Cohort(queues), Scheduling.ByClass);

    /// <summary>Jobs in seconds, numbered in the order given.</summary>
    public static IReadOnlyList<Job> Jobs(params JobGiven[] jobs) => [.. jobs.Select((job, number) => job.Numbered(number))];

    public static JobGiven Job(int at, int lasting, int gpus = 1, GpuPriorityClass? gpuClass = null, Team? team = null, RetryBackoff? backoff = null) =>
        new(at, lasting, gpus, gpuClass ?? GpuPriorityClass.Medium, team ?? Red, backoff ?? RetryBackoff.Job);

    internal sealed record JobGiven(int At, int Lasting, int Gpus, GpuPriorityClass Class, Team Team, RetryBackoff Backoff)
    {
        public Job Numbered(int number) =>
            new(number, Team, Class, Gpus, TimeSpan.FromSeconds(At), TimeSpan.FromSeconds(Lasting), Backoff);
    }
}
