namespace Homelab.Bench.GpuSimulation;

/// <summary>A job on its way through the cluster.</summary>
internal sealed class JobRun(Job job)
{
    /// <summary>The job.</summary>
    public Job Job { get; } = job;

    /// <summary>Running time that it still needs.</summary>
    public TimeSpan Remaining { get; set; } = job.Duration;
}

/// <summary>One pod of a job; a preempted job gets another.</summary>
/// <param name="run">The job.</param>
/// <param name="sequence">Place in the order of creation.</param>
/// <param name="priority">Its place in the scheduler's queue: higher first.</param>
/// <param name="preempts">Whether the scheduler may evict pods of lower priority for it.</param>
internal sealed class Pod(JobRun run, long sequence, int priority, bool preempts)
{
    /// <summary>The job that it does the work of.</summary>
    public JobRun Run { get; } = run;

    /// <summary>GPUs that it asks for.</summary>
    public int Gpus => Run.Job.Gpus;

    /// <summary>Place in the order of creation.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>Its place in the scheduler's queue: higher first.</summary>
    public int Priority { get; } = priority;

    /// <summary>Whether the scheduler may evict pods of lower priority for it.</summary>
    public bool Preempts { get; } = preempts;

    /// <summary>The node that holds it; null while it waits.</summary>
    public Node? Node { get; private set; }

    /// <summary>When it started; meaningless while it waits.</summary>
    public TimeSpan Started { get; private set; }

    /// <summary>The node on which pods were evicted for it; null when there is none.</summary>
    public Node? Nominated { get; set; }

    /// <summary>True once it was told to stop.</summary>
    public bool IsLeaving { get; private set; }

    /// <summary>It runs on a node.</summary>
    public void Start(Node node, TimeSpan now) => (Node, Started, Nominated) = (node, now, null);

    /// <summary>It is told to stop.</summary>
    public void Leave() => IsLeaving = true;
}
