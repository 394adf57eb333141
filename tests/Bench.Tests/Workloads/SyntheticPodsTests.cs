using Homelab.Bench.GpuSimulation;
using Xunit;

namespace Homelab.Bench.Tests.Workloads;

/// <summary>The synthetic pods have the trace's figures: those of its pods that ran, durations cut to a day.</summary>
public sealed class SyntheticPodsTests
{
    private static readonly IReadOnlyList<TracePod> Pods =
        [.. Enumerable.Range(0, 20).SelectMany(seed => new SyntheticPods(4_000).Pods((ulong)seed, load: 1, gpus: 8).Pods)];

    [Theory]
    [InlineData(0.25, 182)]
    [InlineData(0.5, 638)]
    [InlineData(0.75, 2_258)]
    [InlineData(0.9, 7_158)]
    [InlineData(0.95, 15_333)]
    [InlineData(0.98, 44_686)]
    public void Durations_HaveTheTracesQuantiles(double probability, double seconds)
    {
        var durations = Pods.Select(pod => pod.Duration.TotalSeconds).Order().ToList();

        Assert.Equal(1, Statistics.Quantile(durations, probability) / seconds, 0.12);
    }

    [Fact]
    public void Durations_HaveTheTracesMean() => Assert.Equal(1, Pods.Average(pod => pod.Duration.TotalSeconds) / 3_780, 0.05);

    [Fact]
    public void Sizes_HaveTheTracesShares()
    {
        Assert.Equal(0.988, Part(pod => pod.Gpus == 1), 0.002);
        Assert.Equal(0.007, Part(pod => pod.Gpus == 8), 0.002);
    }

    [Fact]
    public void Qualities_HaveTheTracesShares()
    {
        Assert.Equal(0.577, Part(pod => pod.Quality == QualityOfService.LatencySensitive), 0.01);
        Assert.Equal(0.406, Part(pod => pod.Quality == QualityOfService.BestEffort), 0.01);
    }

    [Fact]
    public void Arrivals_AreAsDispersedAsTheTraces()
    {
        // At this load and size of cluster pods come as often as in the trace.
        var runs = Enumerable.Range(0, 40).Select(seed => new SyntheticPods(6_179).Pods((ulong)seed, load: 1.02, gpus: 8)).ToList();

        Assert.Equal(1, runs.Average(run => Dispersion(run, TimeSpan.FromHours(1))) / OpenbFigures.HourlyDispersion, 0.15);
        Assert.Equal(1, runs.Average(run => Dispersion(run, TimeSpan.FromDays(1))) / OpenbFigures.DailyDispersion, 0.2);
        Assert.Equal(34.5, runs.Average(run => run.Span.TotalDays), 2.0);
    }

    [Fact]
    public void Arrivals_FollowTheHoursOfTheDay()
    {
        var byHour = Pods.GroupBy(pod => pod.Created.Hours).ToDictionary(hour => hour.Key, hour => hour.Count());

        Assert.Equal(OpenbFigures.HoursOfDay[18] / OpenbFigures.HoursOfDay[9], (double)byHour[18] / byHour[9], 1.0);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(1.1)]
    public void OfferTheLoadThatIsAskedFor(double load)
    {
        var submissions = new SyntheticPods(500).Pods(seed: 3, load, gpus: 8);

        Assert.Equal(load, HomelabSlice.GpuTime(submissions.Pods) / (submissions.Span * 8), 6);
        Assert.All(submissions.Pods, pod => Assert.InRange(pod.Created, TimeSpan.Zero, submissions.Span));
        Assert.Equal(submissions.Pods.OrderBy(pod => pod.Created), submissions.Pods);
    }

    [Fact]
    public void AreTheSamePodsForEveryLoad_AndTheSameForASeed()
    {
        var source = new SyntheticPods(200);
        var one = source.Pods(seed: 3, load: 0.5, gpus: 8).Pods;
        var other = source.Pods(seed: 3, load: 0.9, gpus: 8).Pods;

        Assert.Equal(one.Select(pod => pod with { Created = default }), other.Select(pod => pod with { Created = default }));
        Assert.Equal(one, source.Pods(seed: 3, load: 0.5, gpus: 8).Pods);
        Assert.NotEqual(one, source.Pods(seed: 4, load: 0.5, gpus: 8).Pods);
    }

    private static double Part(Func<TracePod, bool> which) => (double)Pods.Count(which) / Pods.Count;

    private static double Dispersion(Submissions run, TimeSpan length)
    {
        var counts = new double[(int)(run.Span / length)];
        foreach (var place in run.Pods.Select(pod => (int)(pod.Created / length)).Where(place => place < counts.Length))
        {
            counts[place]++;
        }

        var mean = counts.Average();
        return counts.Average(count => (count - mean) * (count - mean)) / mean;
    }
}
