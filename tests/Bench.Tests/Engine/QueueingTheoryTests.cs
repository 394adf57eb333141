using Homelab.Bench.GpuSimulation;
using Homelab.Cluster;
using Xunit;

namespace Homelab.Bench.Tests.Engine;

/// <summary>Mean waits that queueing theory gives in closed form: Erlang, Pollaczek and Khinchine, Cobham.</summary>
public sealed class QueueingTheoryTests
{
    private const int Jobs = 60_000;
    private const double MeanSeconds = 100;

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(1, 0.8)]
    [InlineData(4, 0.7)]
    [InlineData(8, 0.8)]
    public void MeanWait_IsErlangs_WhenArrivalsAndDurationsAreRandom(int gpus, double load)
    {
        var jobs = Poisson(seed: 1, load * gpus / MeanSeconds, random => -Math.Log(1 - random.Uniform()) * MeanSeconds);

        var wait = MeanWait(Simulation.Run(new Scenario([gpus], [Given.Red], _ => TimeSpan.Zero), Given.Fifo, jobs));

        Assert.Equal(1, wait / (ErlangC(gpus, load * gpus) * MeanSeconds / (gpus * (1 - load))), 0.05);
    }

    [Fact]
    public void MeanWait_IsPollaczekAndKhinchines_WhenDurationsAreAllAlike()
    {
        const double Load = 0.7;
        var jobs = Poisson(seed: 2, Load / MeanSeconds, _ => MeanSeconds);

        var wait = MeanWait(Simulation.Run(new Scenario([1], [Given.Red], _ => TimeSpan.Zero), Given.Fifo, jobs));

        Assert.Equal(1, wait / (Load * MeanSeconds / (2 * (1 - Load))), 0.05);
    }

    [Fact]
    public void MeanWaits_AreCobhams_WhenClassesDoNotPreempt()
    {
        // Two classes of the same load, medium before low.
        const double Each = 0.35;
        var jobs = Poisson(seed: 3, 2 * Each / MeanSeconds, random => -Math.Log(1 - random.Uniform()) * MeanSeconds, GpuPriorityClass.Medium, GpuPriorityClass.Low);

        var log = Simulation.Run(new Scenario([1], [Given.Red], _ => TimeSpan.Zero), Given.Priority, jobs);

        const double Residual = 2 * Each * MeanSeconds;
        Assert.Equal(1, MeanWait(log, GpuPriorityClass.Medium) / (Residual / (1 - Each)), 0.05);
        Assert.Equal(1, MeanWait(log, GpuPriorityClass.Low) / (Residual / ((1 - Each) * (1 - (2 * Each)))), 0.08);
    }

    [Fact]
    public void MeanTimes_AreThoseOfPreemptiveResume_WhenWorkIsKeptAndNobodyLingers()
    {
        const double Each = 0.35;
        var jobs = Poisson(seed: 4, 2 * Each / MeanSeconds, random => -Math.Log(1 - random.Uniform()) * MeanSeconds, GpuPriorityClass.High, GpuPriorityClass.Low);
        var policy = Given.Priority with { PreemptedWork = PreemptedWork.Resume };

        var log = Simulation.Run(new Scenario([1], [Given.Red], _ => TimeSpan.Zero), policy, jobs);

        // The high class does not notice the low one; the low one sees all the work of both.
        var high = Each * MeanSeconds / (1 - Each);
        var low = ((MeanSeconds * (1 - (2 * Each))) + (2 * Each * MeanSeconds)) / ((1 - Each) * (1 - (2 * Each)));
        Assert.Equal(1, MeanWait(log, GpuPriorityClass.High) / high, 0.05);
        Assert.Equal(1, (MeanWait(log, GpuPriorityClass.Low) + MeanSeconds) / low, 0.08);
    }

    [Fact]
    public void WaitsAddUp_ToTheTimeThatJobsAreThereAndDoNotWork()
    {
        // Little's law, exact for a run that ends empty: the number of waiting jobs over time against the waits of all jobs.
        var jobs = Poisson(seed: 5, 0.9 / MeanSeconds, random => -Math.Log(1 - random.Uniform()) * MeanSeconds, GpuPriorityClass.High, GpuPriorityClass.Low);
        var log = Simulation.Run(new Scenario([1], [Given.Red], _ => Given.Grace), Given.Fifo, [.. jobs.Take(2_000)]);

        var (area, last) = (0.0, TimeSpan.Zero);
        var waiting = 0;
        foreach (var e in log)
        {
            area += waiting * (e.Time - last).TotalSeconds;
            last = e.Time;
            waiting += e.Kind switch { RunEventKind.Submitted => 1, RunEventKind.Started => -1, _ => 0 };
        }

        Assert.Equal(2_000 * MeanWait(log), area, area * 1e-9);
    }

    private static List<Job> Poisson(ulong seed, double perSecond, Func<RandomStream, double> seconds, params GpuPriorityClass[] classes)
    {
        var random = new RandomStream(seed);
        var (arrivals, durations, picks) = (random.For(0), random.For(1), random.For(2));
        var shares = classes.Select(gpuClass => (gpuClass, 1.0)).DefaultIfEmpty((GpuPriorityClass.Medium, 1.0)).ToList();
        var now = 0.0;
        return [.. Enumerable.Range(0, Jobs).Select(number =>
        {
            now -= Math.Log(1 - arrivals.Uniform()) / perSecond;
            return new Job(
                number, Given.Red, picks.Pick(shares), 1, TimeSpan.FromSeconds(now), TimeSpan.FromSeconds(seconds(durations)), RetryBackoff.Job);
        })];
    }

    private static double MeanWait(IReadOnlyList<RunEvent> log, GpuPriorityClass? gpuClass = null) => log
        .Where(e => e.Kind == RunEventKind.Completed && (gpuClass is null || e.Job.Class == gpuClass))
        .Average(e => (e.Time - e.Job.Submitted - e.Job.Duration).TotalSeconds);

    // The probability of having to wait, by Erlang's recursion for the probability of loss.
    private static double ErlangC(int servers, double offered)
    {
        var loss = 1.0;
        for (var n = 1; n <= servers; n++)
        {
            loss = offered * loss / (n + (offered * loss));
        }

        return loss / (1 - (offered / servers * (1 - loss)));
    }
}
