using Homelab.Bench.GpuSimulation;
using Homelab.Cluster;
using Xunit;

namespace Homelab.Bench.Tests.Workloads;

public sealed class HomelabSliceTests
{
    [Fact]
    public void CutsSizesAndDurations()
    {
        var job = Assert.Single(HomelabSlice.Cut([Pod(QualityOfService.BestEffort, gpus: 8, hours: 30)], seed: 0));

        Assert.Equal(2, job.Gpus);
        Assert.Equal(TimeSpan.FromDays(1), job.Duration);
        Assert.Equal(TimeSpan.FromDays(2), HomelabSlice.GpuTime([Pod(QualityOfService.BestEffort, gpus: 8, hours: 30)]));
    }

    [Fact]
    public void MakesBatchJobsOfBestEffort_AndDeploymentsOfTheRest()
    {
        var jobs = HomelabSlice.Cut([Pod(QualityOfService.BestEffort), Pod(QualityOfService.Burstable), Pod(QualityOfService.LatencySensitive)], seed: 0);

        Assert.Equal(GpuPriorityClass.Low, jobs[0].Class);
        Assert.Equal(GpuPriorityClass.Medium, jobs[1].Class);
        Assert.Equal([RetryBackoff.Job, RetryBackoff.ReplicaSet, RetryBackoff.ReplicaSet], jobs.Select(job => job.Backoff));
    }

    [Fact]
    public void SplitsWhatPeopleWaitFor_AmongTheUpperThreeClasses()
    {
        var jobs = HomelabSlice.Cut([.. Enumerable.Repeat(Pod(QualityOfService.LatencySensitive), 20_000)], seed: 0);

        Assert.Equal(0.2, Part(jobs, job => job.Class == GpuPriorityClass.Critical), 0.02);
        Assert.Equal(0.3, Part(jobs, job => job.Class == GpuPriorityClass.High), 0.02);
        Assert.Equal(0.5, Part(jobs, job => job.Class == GpuPriorityClass.Medium), 0.02);
    }

    [Fact]
    public void GivesAJobOnlyToATeamThatSubmitsItsClass_InRuns()
    {
        var jobs = HomelabSlice.Cut([.. Enumerable.Repeat(Pod(QualityOfService.BestEffort), 20_000)], seed: 0);

        Assert.All(jobs, job => Assert.Contains(job.Team, Policies.Submitters(job.Class).Select(submitter => submitter.Team)));
        Assert.Equal(0.6, Part(jobs, job => job.Team.Name == "research"), 0.05);
        // A job follows one of its own team in 90 of 100 cases, and by chance in most of the others.
        Assert.Equal(0.9 + (0.1 * 0.44), Part([.. jobs.Skip(1)], job => jobs[job.Number - 1].Team == job.Team), 0.01);
    }

    [Fact]
    public void DependsOnTheSeedAlone()
    {
        TracePod[] pods = [.. Enumerable.Repeat(Pod(QualityOfService.LatencySensitive), 50)];

        Assert.Equal(Classes(1), Classes(1));
        Assert.NotEqual(Classes(1), Classes(2));

        string[] Classes(ulong seed) => [.. HomelabSlice.Cut(pods, seed).Select(job => job.Class.Name)];
    }

    private static TracePod Pod(QualityOfService quality, int gpus = 1, int hours = 1) => new(quality, gpus, TimeSpan.Zero, TimeSpan.FromHours(hours));

    private static double Part(IReadOnlyList<Job> jobs, Func<Job, bool> which) => (double)jobs.Count(which) / jobs.Count;
}
