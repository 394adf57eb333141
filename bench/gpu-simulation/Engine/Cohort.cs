namespace Homelab.Bench.GpuSimulation;

/// <summary>What ClusterQueues use of the cohort that they share.</summary>
internal sealed class Cohort
{
    private readonly int _nominalQuotas;

    /// <param name="queues">Its queues.</param>
    public Cohort(IReadOnlyList<ClusterQueue> queues)
        : this([.. queues.Select((queue, place) => new QueueUsage(queue, place))])
    {
    }

    private Cohort(QueueUsage[] queues)
    {
        Queues = queues;
        _nominalQuotas = queues.Sum(queue => queue.Settings.NominalQuota);
    }

    /// <summary>Its queues.</summary>
    public QueueUsage[] Queues { get; }

    /// <summary>Whether a queue may have so many GPUs more: within its quota and borrowing limit, and within what the cohort has.</summary>
    public bool Fits(QueueUsage queue, int gpus)
    {
        var used = 0;
        foreach (var other in Queues)
        {
            used += other.Used;
        }

        return used + gpus <= _nominalQuotas && queue.Used + gpus <= queue.Settings.NominalQuota + queue.Settings.BorrowingLimit;
    }

    /// <summary>The same usage, to try on it what preemption would bring.</summary>
    public Cohort Copy() => new([.. Queues.Select(queue => new QueueUsage(queue.Settings, queue.Place) { Used = queue.Used })]);
}

/// <summary>What one queue uses.</summary>
/// <param name="settings">Its quota.</param>
/// <param name="place">Its place in the cohort.</param>
internal sealed class QueueUsage(ClusterQueue settings, int place)
{
    /// <summary>Its quota.</summary>
    public ClusterQueue Settings { get; } = settings;

    /// <summary>Its place in the cohort.</summary>
    public int Place { get; } = place;

    /// <summary>GPUs.</summary>
    public int Used { get; set; }

    /// <summary>Whether it uses more than its nominal quota.</summary>
    public bool Borrows => Used > Settings.NominalQuota;

    /// <summary>How much it would borrow, for its weight, with so many GPUs more; 0 within the nominal quota.</summary>
    public double ShareWith(int gpus) => Math.Max(0, Used + gpus - Settings.NominalQuota) / Settings.Weight;
}
