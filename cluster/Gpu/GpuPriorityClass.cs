namespace Homelab.Cluster;

/// <summary>
/// The four PriorityClasses of GPU pods, from the one that gives way last to the one that gives way first. Values and
/// policy of a class cannot change in place, so they are constants.
/// </summary>
/// <remarks>
/// All values are positive, which keeps GPU pods above ordinary ones (0) on a node that both share. The lower two never
/// evict anything: they wait. None may be the cluster's default, which would put it on every pod.
/// </remarks>
public sealed record GpuPriorityClass : IChoice<GpuPriorityClass>
{
    /// <summary>Somebody is waiting for the picture: transcoding in use, inference that the household depends on.</summary>
    public static readonly GpuPriorityClass Critical = new("critical-gpu", 1_000_000, preempts: true, graceSeconds: 30)
    {
        Description = "GPU work that somebody waits for, such as transcoding in use; evicts lower GPU work",
    };

    /// <summary>Somebody is typing: chat, interactive notebooks that must answer.</summary>
    public static readonly GpuPriorityClass High = new("high-gpu", 800_000, preempts: true, graceSeconds: 30)
    {
        Description = "Interactive GPU work, such as chat; evicts lower GPU work",
    };

    /// <summary>Notebooks and inference that may wait.</summary>
    public static readonly GpuPriorityClass Medium = new("medium-gpu", 500_000, preempts: false, graceSeconds: 15)
    {
        Description = "GPU work that may wait, such as notebooks; evicts nothing and may be evicted",
    };

    /// <summary>Batch: training, indexing; runs on what nobody else needs.</summary>
    public static readonly GpuPriorityClass Low = new("low-gpu", 100_000, preempts: false, graceSeconds: 10)
    {
        Description = "GPU batch work on what nobody else needs; evicts nothing and is evicted first",
    };

    private GpuPriorityClass(string name, int value, bool preempts, int graceSeconds) =>
        (Name, Value, Preempts, TerminationGracePeriodSeconds) = (name, value, preempts, graceSeconds);

    /// <inheritdoc/>
    public static IReadOnlyList<GpuPriorityClass> All { get; } = [Critical, High, Medium, Low];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Priority of the class's pods.</summary>
    public int Value { get; }

    /// <summary>True when its pods may evict pods of lower priority.</summary>
    public bool Preempts { get; }

    /// <summary><see cref="Preempts"/> as Kubernetes spells it.</summary>
    public string PreemptionPolicy => Preempts ? "PreemptLowerPriority" : "Never";

    /// <summary>True when the cluster must always have room for the class's whole quota.</summary>
    /// <remarks>Follows from <see cref="Preempts"/>: a class that evicts gets its card, if the quotas of such classes fit.</remarks>
    public bool Guaranteed => Preempts;

    /// <summary>Seconds that pods of the class get to end, so that whoever evicts them does not wait long.</summary>
    public int TerminationGracePeriodSeconds { get; }

    /// <summary>What it is for, as <c>kubectl describe</c> shows it.</summary>
    public required string Description { get; init; }

    /// <summary>The class's name.</summary>
    public override string ToString() => Name;
}

/// <summary>A PriorityClass that the cluster has beside the four of this project.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its priority.</param>
/// <param name="GlobalDefault">True when pods without a class get it.</param>
public sealed record ExistingPriorityClass(string Name, int Value, bool GlobalDefault);
