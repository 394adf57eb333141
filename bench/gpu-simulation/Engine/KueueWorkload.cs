using Homelab.Cluster;

namespace Homelab.Bench.GpuSimulation;

/// <summary>A job as Kueue sees it.</summary>
/// <param name="run">The job.</param>
/// <param name="queue">The place of its team's queue in the cohort.</param>
internal sealed class KueueWorkload(JobRun run, int queue)
{
    /// <summary>Within a queue: by class, then by submission.</summary>
    public static Comparer<KueueWorkload> QueueOrder { get; } = Comparer<KueueWorkload>.Create((a, b) =>
        a.Class.Value != b.Class.Value ? b.Class.Value.CompareTo(a.Class.Value) : a.Run.Job.Number.CompareTo(b.Run.Job.Number));

    /// <summary>The job.</summary>
    public JobRun Run { get; } = run;

    /// <summary>Its class.</summary>
    public GpuPriorityClass Class => Run.Job.Class;

    /// <summary>Its GPUs.</summary>
    public int Gpus => Run.Job.Gpus;

    /// <summary>The place of its team's queue in the cohort.</summary>
    public int Queue { get; } = queue;

    /// <summary>When its quota was last reserved.</summary>
    public TimeSpan AdmittedAt { get; set; }

    /// <summary>The pod that does its work; null while it is suspended.</summary>
    public Pod? Pod { get; set; }

    /// <summary>True from its eviction by Kueue until its pod is gone.</summary>
    public bool IsEvicted { get; set; }
}
