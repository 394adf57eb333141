using System.Globalization;
using Homelab.Cluster;

namespace Homelab.Bench.GpuSimulation;

/// <summary>The comparison over all loads, as a figure.</summary>
internal static class ComparisonFigure
{
    private const string Description =
        "Eight plots over the offered load, one line for each way of sharing the GPUs, with 95 % intervals: the wait that 95 and "
        + "50 of 100 jobs stay below, for each of the four classes on a logarithmic axis; the part of the GPU hours whose work "
        + "was kept, and in which a pod held the GPU; preemptions; the part of their entitlement that teams had while they had "
        + "work for it; and Jain's fairness index. The page beside it has numbers as tables.";

    /// <summary>Makes it.</summary>
    /// <param name="results">All policies at all loads.</param>
    public static Figure Of(IReadOnlyList<PolicyResult> results)
    {
        var policies = results.Select(result => result.Policy).Distinct().ToList();
        var loads = results.Select(result => result.Load).Distinct().Order().ToList();
        IReadOnlyList<PlotPoint> Points(Policy policy, Func<RunMeasures, double> measure) =>
            [.. results.Where(result => result.Policy == policy).OrderBy(result => result.Load).Select(result => new PlotPoint(result.Load, result.Of(measure)))];
        Panel Of(string title, Scale scale, Func<RunMeasures, double> measure, Func<RunMeasures, double>? companion = null) =>
            new(title, scale, [.. policies.Select(policy => new Series(Points(policy, measure), companion is null ? [] : Points(policy, companion)))]);
        return new Figure(
            "Sharing eight GPUs: waits, goodput and fairness",
            Description,
            [.. policies.Select(policy => policy.Name)],
            new Scale(loads[0] - 0.08, loads[^1] + 0.08, IsLogarithmic: false, [.. loads.Select(load => (load, load.ToString("0.0", CultureInfo.InvariantCulture)))]),
            "offered load",
            [
                .. GpuPriorityClass.All.Select((gpuClass, place) => Of(
                    $"{gpuClass.Name} wait: p95, dotted p50", Scale.Seconds, run => run.Waits[place].P95, run => run.Waits[place].Median)),
                Of("Goodput, dotted allocated", Scale.Percent(0.2, 1, 0.2), run => run.Goodput, run => run.Allocated),
                Of("Preemptions per 100 jobs", Scale.Number(0, 40, 10, "0"), run => run.Preemptions),
                Of("Entitlement met", Scale.Percent(0.6, 1, 0.1), run => run.EntitlementMet),
                Of("Jain's index", Scale.Number(0.85, 1, 0.05, "0.00"), run => run.Jain),
            ]);
    }
}
