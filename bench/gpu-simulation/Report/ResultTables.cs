using Homelab.Cluster;

namespace Homelab.Bench.GpuSimulation;

/// <summary>The comparison at one load, as tables.</summary>
internal static class ResultTables
{
    /// <summary>Writes them.</summary>
    /// <param name="results">One a row.</param>
    public static string Write(IReadOnlyList<PolicyResult> results)
    {
        string[] classes = [.. GpuPriorityClass.All.Select(gpuClass => gpuClass.Name)];
        return string.Join('\n',
        [
            "Half of the jobs wait less than:",
            "",
            .. MarkdownTable.Lines(["Wait, p50", .. classes], Rows(results, Waits(wait => wait.Median))),
            "",
            "Of 100 jobs, 95 wait less than:",
            "",
            .. MarkdownTable.Lines(["Wait, p95", .. classes], Rows(results, Waits(wait => wait.P95))),
            "",
            "The cluster and the teams:",
            "",
            .. MarkdownTable.Lines(["Policy", .. Columns.Select(column => column.Title)], Rows(results, Columns.Select(column => column.Cell))),
        ]) + "\n";
    }

    private static readonly (string Title, Func<PolicyResult, string> Cell)[] Columns =
    [
        ("Jain", result => EstimateText.Number(result.Of(run => run.Jain), 3)),
        ("Entitlement met", result => EstimateText.Percent(result.Of(run => run.EntitlementMet))),
        ("Allocated", result => EstimateText.Percent(result.Of(run => run.Allocated))),
        ("Goodput", result => EstimateText.Percent(result.Of(run => run.Goodput))),
        ("Preemptions per 100 jobs", result => EstimateText.Number(result.Of(run => run.Preemptions), 1)),
        ("Jobs refused", result => EstimateText.Percent(result.Of(run => run.RefusedJobs))),
        ("403s per job", result => EstimateText.Number(result.Of(run => run.Refusals), 0)),
    ];

    private static IEnumerable<Func<PolicyResult, string>> Waits(Func<ClassWait, double> measure) =>
        GpuPriorityClass.All.Select<GpuPriorityClass, Func<PolicyResult, string>>((_, place) =>
            result => EstimateText.Time(result.Of(run => measure(run.Waits[place]))));

    private static List<IReadOnlyList<string>> Rows(IEnumerable<PolicyResult> results, IEnumerable<Func<PolicyResult, string>> cells) =>
        [.. results.Select(result => (IReadOnlyList<string>)[result.Policy.Name, .. cells.Select(cell => cell(result))])];
}
