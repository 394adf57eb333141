using Homelab.Cluster;

namespace Homelab.Bench.GpuSimulation;

/// <summary>What happened to the jobs that were submitted in a window.</summary>
internal sealed class JobCounts
{
    private readonly Dictionary<GpuPriorityClass, List<double>> _waits = GpuPriorityClass.All.ToDictionary(gpuClass => gpuClass, _ => new List<double>());
    private readonly HashSet<Job> _refusedJobs = [];
    private int _jobs;
    private int _evictions;
    private int _refusals;

    private JobCounts()
    {
    }

    /// <summary>Preemptions per 100 jobs.</summary>
    public double PreemptionsPer100 => 100.0 * _evictions / Math.Max(1, _jobs);

    /// <summary>Part of the jobs that a quota refused at least once.</summary>
    public double RefusedPart => (double)_refusedJobs.Count / Math.Max(1, _jobs);

    /// <summary>Refusals per job, retries included.</summary>
    public double RefusalsPerJob => (double)_refusals / Math.Max(1, _jobs);

    /// <summary>Counts.</summary>
    /// <param name="log">All that happened.</param>
    /// <param name="window">When the jobs that count were submitted.</param>
    public static JobCounts Of(IReadOnlyList<RunEvent> log, Window window)
    {
        var counts = new JobCounts();
        foreach (var e in log)
        {
            if (window.Contains(e.Job.Submitted))
            {
                counts.Note(e);
            }
        }

        return counts;
    }

    /// <summary>How long the jobs of a class waited.</summary>
    public ClassWait WaitOf(GpuPriorityClass gpuClass)
    {
        var waits = _waits[gpuClass];
        waits.Sort();
        return new ClassWait(Statistics.Quantile(waits, 0.5), Statistics.Quantile(waits, 0.95));
    }

    private void Note(RunEvent e)
    {
        switch (e.Kind)
        {
            case RunEventKind.Submitted:
                _jobs++;
                break;
            case RunEventKind.Refused:
                _refusedJobs.Add(e.Job);
                break;
            case RunEventKind.Created:
                _refusals += e.Number;
                break;
            case RunEventKind.Evicted:
                _evictions++;
                break;
            case RunEventKind.Completed:
                _waits[e.Job.Class].Add((e.Time - e.Job.Submitted - e.Job.Duration).TotalSeconds);
                break;
        }
    }
}
