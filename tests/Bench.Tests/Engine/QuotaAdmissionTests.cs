using Homelab.Bench.GpuSimulation;
using Homelab.Cluster;
using Xunit;
using static Homelab.Bench.Tests.Given;

namespace Homelab.Bench.Tests.Engine;

public sealed class QuotaAdmissionTests
{
    [Fact]
    public void ChargesAPod_WhileItStillWaitsForANode()
    {
        // The third job finds two pods of its team: one runs, one waits behind the other team's.
        var log = Simulation.Run(OnNodes(2), Quotas(new ResourceQuota(Red, null, 2)), Jobs(
            Job(0, 50, team: Blue), Job(1, 100), Job(2, 10), Job(3, 10)));

        Assert.Equal("Submitted 2, Created 2, Started 50, Completed 60", log.Story(2));
        Assert.Equal("Submitted 3, Refused 3, Created 66, Started 66, Completed 76", log.Story(3));
    }

    [Fact]
    public void RetriesAfterTwiceAsLongEachTime()
    {
        // Refused at 1, so retried at 2, 4, 8, 16, 32 and 64; there is room from 20 on.
        var log = Simulation.Run(OnNodes(2), Quotas(new ResourceQuota(Red, null, 1)), Jobs(Job(0, 20), Job(1, 10)));

        Assert.Equal("Submitted 1, Refused 1, Created 32, Started 32, Completed 42", log.Story(1));
        Assert.Equal(5, log.Single(e => e.Kind == RunEventKind.Created && e.Job.Number == 1).Number);
    }

    [Fact]
    public void LetsWhoeverTriesFirstPass_WhoeverWasRefusedFirst()
    {
        var log = Simulation.Run(OnNodes(2), Quotas(new ResourceQuota(Red, null, 1)), Jobs(Job(0, 20), Job(1, 10), Job(25, 2)));

        Assert.Equal([25], log.Starts(2));
        Assert.Equal([32], log.Starts(1));
    }

    [Fact]
    public void LetsADeploymentWaitLong_WhenItWasRefusedForLong()
    {
        // 5 ms doubled up to 1,000 s: the retries after 655 s and after 1,311 s are the nearest to 700 s.
        var log = Simulation.Run(OnNodes(2), Quotas(new ResourceQuota(Red, null, 1)), Jobs(
            Job(0, 700), Job(0, 10, backoff: RetryBackoff.ReplicaSet)));

        Assert.Equal([1_310.715], log.Starts(1));
    }

    [Fact]
    public void NeverEvicts_WhenTheQuotaIsFullOfLowerClasses()
    {
        var log = Simulation.Run(OnNodes(1), Quotas(new ResourceQuota(Red, null, 1)), Jobs(
            Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(10, 10, gpuClass: GpuPriorityClass.Critical)));

        Assert.Equal("Submitted 10, Refused 10, Created 133, Started 133, Completed 143", log.Story(1));
    }

    [Fact]
    public void LetsTheSchedulerEvict_WhenEachClassHasItsQuota()
    {
        var log = Simulation.Run(
            OnNodes(1),
            Quotas(new ResourceQuota(Red, GpuPriorityClass.Low, 1), new ResourceQuota(Red, GpuPriorityClass.Critical, 1)),
            Jobs(Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(10, 10, gpuClass: GpuPriorityClass.Critical)));

        Assert.Equal([40], log.Starts(1));
    }

    [Fact]
    public void RefusesTheReplacement_WhileTheEvictedPodStillStops()
    {
        // Evicted and refused at 10; retried at 11, 13, 17, 25 and 41, and gone at 40.
        var log = Simulation.Run(
            OnNodes(1),
            Quotas(new ResourceQuota(Red, GpuPriorityClass.Low, 1)),
            Jobs(Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(10, 10, gpuClass: GpuPriorityClass.Critical)));

        Assert.Equal("Submitted 0, Created 0, Started 0, Evicted 10, Refused 10, Released 40, Created 41, Started 50, Completed 150", log.Story(0));
    }

    [Fact]
    public void MustFitEveryQuotaThatCoversIt()
    {
        var log = Simulation.Run(
            OnNodes(4),
            Quotas(new ResourceQuota(Red, null, 2), new ResourceQuota(Red, GpuPriorityClass.Low, 1)),
            Jobs(Job(0, 10, gpuClass: GpuPriorityClass.Low), Job(0, 10, gpuClass: GpuPriorityClass.Low), Job(0, 10), Job(0, 10), Job(0, 10, team: Blue)));

        Assert.Equal([0, 2, 4], log.Where(e => e.Kind == RunEventKind.Started && e.Time == TimeSpan.Zero).Select(e => e.Job.Number).Order());
    }

    [Fact]
    public void LetsBothRetryAtOnce_WhenBothFit()
    {
        var log = Simulation.Run(OnNodes(4), Quotas(new ResourceQuota(Red, null, 2)), Jobs(Job(0, 20, gpus: 2), Job(1, 10), Job(1, 10)));

        Assert.Equal([0, 32, 32], log.FirstStarts());
    }

    [Fact]
    public void Rejects_AJobLargerThanItsQuota()
    {
        var fault = Assert.Throws<ArgumentException>(() =>
            Simulation.Run(OnNodes(4), Quotas(new ResourceQuota(Red, GpuPriorityClass.Medium, 1)), Jobs(Job(0, 10, gpus: 2))));

        Assert.StartsWith(
            "job 0 of team red in class medium-gpu asks for 2 GPUs; under 'quotas' one pod can have 1 to 1", fault.Message, StringComparison.Ordinal);
    }
}
