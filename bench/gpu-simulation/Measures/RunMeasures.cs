using Homelab.Cluster;

namespace Homelab.Bench.GpuSimulation;

/// <summary>What a run is judged by.</summary>
/// <param name="Waits">By class, the highest first.</param>
/// <param name="Jain">Jain's index over the teams' useful GPU hours per GPU that they are entitled to.</param>
/// <param name="EntitlementMet">Of the GPUs that teams were entitled to and had work for, the part that they had.</param>
/// <param name="Allocated">Part of all GPU hours in which a pod held the GPU.</param>
/// <param name="Goodput">Part of all GPU hours whose work was not lost to a preemption.</param>
/// <param name="Preemptions">Preemptions per 100 jobs.</param>
/// <param name="RefusedJobs">Part of the jobs that a quota refused at least once.</param>
/// <param name="Refusals">Refusals (403) per job, retries included.</param>
internal sealed record RunMeasures(
    IReadOnlyList<ClassWait> Waits,
    double Jain,
    double EntitlementMet,
    double Allocated,
    double Goodput,
    double Preemptions,
    double RefusedJobs,
    double Refusals)
{
    /// <summary>Measures a run.</summary>
    /// <param name="log">All that happened.</param>
    /// <param name="scenario">Where.</param>
    /// <param name="preemptedWork">Whether the work of preempted pods was kept.</param>
    /// <param name="window">Jobs submitted in it count, and GPU time that lies in it.</param>
    public static RunMeasures Of(IReadOnlyList<RunEvent> log, Scenario scenario, PreemptedWork preemptedWork, Window window)
    {
        var jobs = JobCounts.Of(log, window);
        var hours = GpuHours.Of(log, scenario, preemptedWork, window);
        var capacity = window.Length.TotalHours * scenario.Gpus;
        return new RunMeasures(
            [.. GpuPriorityClass.All.Select(jobs.WaitOf)],
            Statistics.Jain([.. scenario.Teams.Select(team => hours.Useful[team] / team.Entitlement)]),
            EntitlementRecord.Of(log, scenario, window),
            hours.Allocated.Values.Sum() / capacity,
            hours.Useful.Values.Sum() / capacity,
            jobs.PreemptionsPer100,
            jobs.RefusedPart,
            jobs.RefusalsPerJob);
    }
}
