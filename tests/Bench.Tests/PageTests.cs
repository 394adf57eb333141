using Homelab.Bench.GpuSimulation;
using Homelab.Cluster;
using Xunit;

namespace Homelab.Bench.Tests;

/// <summary>The page shows what the simulation finds, and says nothing else.</summary>
public sealed class PageTests
{
    private static readonly Lazy<SimulationReport> Report = new(() => SimulationReport.Make(
        new SyntheticPods(SimulationCommand.UsualPods), SimulationCommand.UsualSeeds, CancellationToken.None));

    private static readonly string Documents = Path.Combine(FindRoot(), "docs");

    [Fact]
    public async Task Tables_AreThoseOfTheCommand()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Documents, "gpu-simulation.md"), TestContext.Current.CancellationToken);

        Assert.Equal(ReportFile.WithTables(page, "gpu-simulation.md", Report.Value.Tables), page);
    }

    [Fact]
    public async Task Plot_IsThatOfTheCommand_ToTheByte()
    {
        var plot = await File.ReadAllTextAsync(Path.Combine(Documents, "gpu-simulation.svg"), TestContext.Current.CancellationToken);

        Assert.Equal(Report.Value.Plot, plot);
    }

    [Fact]
    public void Conclusions_AreWhatTheRowsSay()
    {
        double Low(string policy) => P95(policy, GpuPriorityClass.Low);
        double Critical(string policy) => P95(policy, GpuPriorityClass.Critical);

        // Doing nothing is not harmless, and a quota alone is no help.
        Assert.True(Critical("FIFO") > 0.8 * Low("FIFO"));
        Assert.All(GpuPriorityClass.All, gpuClass => Assert.True(P95("Quota only", gpuClass) > P95("FIFO", gpuClass)));
        Assert.InRange(Median("Quota only", run => run.RefusedJobs), 0.7, 0.8);

        // Class quotas and preemption keep the promise, and others pay.
        Assert.InRange(Critical("Quota + priority"), 0, GpuPriorityClass.Critical.TerminationGracePeriodSeconds);
        Assert.True(Low("Quota + priority") > 3 * Low("FIFO"));
        Assert.Equal(1.0 / 7, 1 - (Median("Quota + priority", run => run.Goodput) / Median("Quota + priority", run => run.Allocated)), 0.02);

        // Borrowing gives teams what is theirs; with guarantees by class the upper classes too, at a price.
        Assert.All(Report.Value.Rows.Where(row => !row.Policy.Name.StartsWith("Borrowing (Kueue)", StringComparison.Ordinal)), row =>
            Assert.True(Median("Borrowing (Kueue)", run => run.EntitlementMet) > row.Of(run => run.EntitlementMet).Median));
        Assert.True(Critical("Borrowing (Kueue)") > 100 * Critical("Quota + priority"));
        Assert.True(Critical("Borrowing, by class") <= Critical("Quota + priority"));
        Assert.True(P95("Borrowing, by class", GpuPriorityClass.High) < P95("Quota + priority", GpuPriorityClass.High));
        Assert.Equal(Report.Value.Rows.Max(row => row.Of(run => run.Waits[3].P95).Median), Low("Borrowing, by class"));
        Assert.Equal(Report.Value.Rows.Max(row => row.Of(run => run.Preemptions).Median), Median("Borrowing, by class", run => run.Preemptions));

        // Checkpoints matter more than who decides.
        Assert.True(Low("Quota + priority, resumed") < 0.5 * Low("Quota + priority"));
        Assert.True(Low("Borrowing (Kueue), resumed") < 0.5 * Low("Borrowing (Kueue)"));

        // FIFO loses least in overload; Jain's index tells nothing below it.
        var overload = Report.Value.AllLoads.Where(result => result.Load > 1).ToList();
        Assert.Equal("FIFO", overload.MaxBy(result => result.Of(run => run.Goodput).Median)!.Policy.Name);
        Assert.All(Report.Value.Rows, row => Assert.Equal(0.965, row.Of(run => run.Jain).Median, 0.01));
    }

    private static double P95(string policy, GpuPriorityClass gpuClass) => Median(policy, run => run.Waits[GpuPriorityClass.All.ToList().IndexOf(gpuClass)].P95);

    private static double Median(string policy, Func<RunMeasures, double> measure) =>
        Report.Value.Rows.Single(row => row.Policy.Name == policy).Of(measure).Median;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests must run from inside the checkout");
    }
}
