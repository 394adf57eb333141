namespace Homelab.Bench.GpuSimulation;

/// <summary>GPU hours of each team.</summary>
/// <param name="Allocated">In which a pod of theirs held the GPU.</param>
/// <param name="Useful">In which it did work that was kept.</param>
internal sealed record GpuHours(IReadOnlyDictionary<Team, double> Allocated, IReadOnlyDictionary<Team, double> Useful)
{
    /// <summary>Counts them.</summary>
    /// <param name="log">All that happened.</param>
    /// <param name="scenario">Where.</param>
    /// <param name="preemptedWork">Whether the work of preempted pods was kept.</param>
    /// <param name="window">Only what lies in it.</param>
    public static GpuHours Of(IReadOnlyList<RunEvent> log, Scenario scenario, PreemptedWork preemptedWork, Window window)
    {
        var allocated = scenario.Teams.ToDictionary(team => team, _ => 0.0);
        var useful = scenario.Teams.ToDictionary(team => team, _ => 0.0);
        var started = new Dictionary<Job, TimeSpan>();
        foreach (var e in log)
        {
            switch (e.Kind)
            {
                case RunEventKind.Started:
                    started[e.Job] = e.Time;
                    break;
                case RunEventKind.Completed:
                    Add(allocated, e.Job, started[e.Job], e.Time);
                    Add(useful, e.Job, started[e.Job], e.Time);
                    break;
                case RunEventKind.Evicted:
                    // The grace period holds the GPU too. It is added here, since the job's next pod may start before it ends.
                    Add(allocated, e.Job, started[e.Job], e.Time + scenario.GraceOf(e.Job.Class));
                    if (preemptedWork == PreemptedWork.Resume)
                    {
                        Add(useful, e.Job, started[e.Job], e.Time);
                    }

                    break;
            }
        }

        return new GpuHours(allocated, useful);

        void Add(Dictionary<Team, double> hours, Job job, TimeSpan from, TimeSpan until) =>
            hours[job.Team] += window.Overlap(from, until).TotalHours * job.Gpus;
    }
}
