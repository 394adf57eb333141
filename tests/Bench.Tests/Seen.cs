using System.Globalization;
using Homelab.Bench.GpuSimulation;

namespace Homelab.Bench.Tests;

/// <summary>What a run's log says, in words short enough to compare whole.</summary>
internal static class Seen
{
    /// <summary>Seconds at which a job's pods started, one after the other.</summary>
    public static double[] Starts(this IEnumerable<RunEvent> log, int job) => Times(log, job, RunEventKind.Started);

    /// <summary>Seconds at which something happened to a job.</summary>
    public static double[] Times(this IEnumerable<RunEvent> log, int job, RunEventKind kind) =>
        [.. log.Where(e => e.Job.Number == job && e.Kind == kind).Select(e => e.Time.TotalSeconds)];

    /// <summary>The jobs' first starts in seconds, in the order of the jobs.</summary>
    public static double[] FirstStarts(this IReadOnlyList<RunEvent> log) =>
        [.. log.GroupBy(e => e.Job.Number).OrderBy(job => job.Key).Select(job => log.Starts(job.Key)[0])];

    /// <summary>All that happened to a job, as "Started 0", separated by commas.</summary>
    public static string Story(this IEnumerable<RunEvent> log, int job) => string.Join(
        ", ",
        log.Where(e => e.Job.Number == job).Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Kind} {e.Time.TotalSeconds:0.###}")));
}
