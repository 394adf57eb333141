namespace Homelab.Bench.GpuSimulation;

/// <summary>A way of sharing the GPUs: what is let in, and in which order it is placed.</summary>
/// <param name="Name">What tables and plots call it.</param>
/// <param name="Admission">What may have a pod.</param>
/// <param name="Scheduling">Which pod gets a node.</param>
/// <param name="PreemptedWork">What preempted jobs lose.</param>
internal sealed record Policy(
    string Name, Admission Admission, Scheduling Scheduling, PreemptedWork PreemptedWork = PreemptedWork.Restart);

/// <summary>What may have a pod.</summary>
internal abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>Every job gets its pod at once.</summary>
    public sealed record Everything : Admission;

    /// <summary>ResourceQuotas are charged when a pod is created; what does not fit is refused with 403 and tried again.</summary>
    /// <param name="List">A pod must fit every quota that covers it.</param>
    public sealed record Quotas(IReadOnlyList<ResourceQuota> List) : Admission;

    /// <summary>Kueue: jobs wait suspended, without a pod, until their queue or its cohort has room.</summary>
    /// <param name="Queues">One queue a team, all in one cohort.</param>
    public sealed record Cohort(IReadOnlyList<ClusterQueue> Queues) : Admission;
}
