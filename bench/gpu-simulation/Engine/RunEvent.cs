namespace Homelab.Bench.GpuSimulation;

/// <summary>One line of a run's log.</summary>
/// <param name="Time">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Job">To which job, or its pod.</param>
/// <param name="Number">The node's place for <see cref="RunEventKind.Started"/>; how often a quota had refused the pod for <see cref="RunEventKind.Created"/>; else 0.</param>
internal readonly record struct RunEvent(TimeSpan Time, RunEventKind Kind, Job Job, int Number = 0);

/// <summary>What happens to jobs and their pods.</summary>
internal enum RunEventKind
{
    /// <summary>The job exists.</summary>
    Submitted,

    /// <summary>Kueue reserves quota for the job; it holds it until <see cref="Completed"/> or <see cref="Requeued"/>.</summary>
    Admitted,

    /// <summary>Kueue's reservation for a job that it evicted has ended; the job waits for the next one.</summary>
    Requeued,

    /// <summary>A ResourceQuota refuses the pod for the first time; its controller keeps trying.</summary>
    Refused,

    /// <summary>The pod exists and waits for a node; ResourceQuotas count it from here on.</summary>
    Created,

    /// <summary>Kueue suspends the job while its pod still waits for a node: the pod is gone.</summary>
    Deleted,

    /// <summary>The pod runs.</summary>
    Started,

    /// <summary>The pod is told to stop: its work ends, its GPUs stay taken until <see cref="Released"/>.</summary>
    Evicted,

    /// <summary>An evicted pod is gone.</summary>
    Released,

    /// <summary>The job's work is done and its pod gone.</summary>
    Completed,
}
