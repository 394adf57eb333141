using Homelab.Bench.GpuSimulation;
using Homelab.Cluster;
using Xunit;
using static Homelab.Bench.Tests.Given;

namespace Homelab.Bench.Tests.Engine;

public sealed class SchedulerTests
{
    [Fact]
    public void StartsJobsInTheOrderOfSubmission_WhenAllAreAlike()
    {
        var log = Simulation.Run(OnNodes(1), Fifo, Jobs(Job(0, 10), Job(1, 10), Job(2, 10)));

        Assert.Equal([0, 10, 20], log.FirstStarts());
    }

    [Fact]
    public void LetsASmallPodPass_WhenALargeOneFitsNowhere()
    {
        var log = Simulation.Run(OnNodes(2), Fifo, Jobs(Job(0, 100), Job(1, 10, gpus: 2), Job(2, 10)));

        Assert.Equal([0, 100, 2], log.FirstStarts());
    }

    [Fact]
    public void LetsNobodyPass_WhenTheQueueIsStrict()
    {
        var log = Simulation.Run(OnNodes(2), StrictFifo, Jobs(Job(0, 100), Job(1, 10, gpus: 2), Job(2, 10)));

        Assert.Equal([0, 100, 110], log.FirstStarts());
    }

    [Fact]
    public void KeepsAPodOnOneNode_HoweverManyGpusAreFreeInAll()
    {
        var log = Simulation.Run(OnNodes(2, 2), Fifo, Jobs(Job(0, 30), Job(0, 50), Job(1, 10, gpus: 2)));

        Assert.Equal([0, 0, 30], log.FirstStarts());
    }

    [Fact]
    public void TakesTheHigherClassFirst_EvenIfItMayNotPreempt()
    {
        var log = Simulation.Run(OnNodes(1), Priority, Jobs(
            Job(0, 10, gpuClass: GpuPriorityClass.Low), Job(1, 10, gpuClass: GpuPriorityClass.Low), Job(2, 10, gpuClass: GpuPriorityClass.Medium)));

        Assert.Equal([0, 20, 10], log.FirstStarts());
    }

    [Fact]
    public void EvictsALowerClass_AndStartsAfterItsGracePeriod()
    {
        var log = Simulation.Run(OnNodes(1), Priority, Jobs(Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(40, 10, gpuClass: GpuPriorityClass.High)));

        Assert.Equal("Submitted 0, Created 0, Started 0, Evicted 40, Created 40, Released 70, Started 80, Completed 180", log.Story(0));
        Assert.Equal("Submitted 40, Created 40, Started 70, Completed 80", log.Story(1));
    }

    [Fact]
    public void GoesOnWhereItStopped_WhenWorkIsResumed()
    {
        var log = Simulation.Run(
            OnNodes(1),
            Priority with { PreemptedWork = PreemptedWork.Resume },
            Jobs(Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(40, 10, gpuClass: GpuPriorityClass.High)));

        Assert.Equal([140], log.Times(0, RunEventKind.Completed));
    }

    [Theory]
    [InlineData("medium-gpu", "low-gpu")]
    [InlineData("low-gpu", "low-gpu")]
    [InlineData("high-gpu", "high-gpu")]
    [InlineData("high-gpu", "critical-gpu")]
    public void EvictsNobody_WhenTheClassNeverPreemptsOrIsNotHigher(string waiting, string running)
    {
        var log = Simulation.Run(OnNodes(1), Priority, Jobs(Job(0, 100, gpuClass: Class(running)), Job(40, 10, gpuClass: Class(waiting))));

        Assert.Equal([0, 100], log.FirstStarts());
    }

    [Fact]
    public void TakesAFreeGpu_RatherThanEvictAnybody()
    {
        var log = Simulation.Run(OnNodes(1, 1), Priority, Jobs(Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(40, 10, gpuClass: GpuPriorityClass.Critical)));

        Assert.Equal([0, 40], log.FirstStarts());
        Assert.DoesNotContain(log, e => e.Kind == RunEventKind.Evicted);
    }

    [Fact]
    public void StartsAtOnce_WhenAnotherGpuBecomesFreeInTheGracePeriod()
    {
        var log = Simulation.Run(OnNodes(1, 1), Priority, Jobs(
            Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(0, 50, gpuClass: GpuPriorityClass.Medium), Job(40, 10, gpuClass: GpuPriorityClass.Critical)));

        Assert.Equal([50], log.Starts(2));
        Assert.Equal([40], log.Times(0, RunEventKind.Evicted));
    }

    [Fact]
    public void KeepsTheEvictedPodsGpu_FromLowerClasses()
    {
        var log = Simulation.Run(OnNodes(1), Priority, Jobs(
            Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(40, 10, gpuClass: GpuPriorityClass.High), Job(50, 10, gpuClass: GpuPriorityClass.Medium)));

        Assert.Equal([70], log.Starts(1));
        Assert.Equal([80], log.Starts(2));
    }

    [Fact]
    public void GivesTheEvictedPodsGpu_ToAHigherClassThatComesLater()
    {
        var log = Simulation.Run(OnNodes(1), Priority, Jobs(
            Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(40, 10, gpuClass: GpuPriorityClass.High), Job(50, 10, gpuClass: GpuPriorityClass.Critical)));

        Assert.Equal([80], log.Starts(1));
        Assert.Equal([70], log.Starts(2));
    }

    [Fact]
    public void EvictsTheLowestClass_WhereverItRuns()
    {
        var log = Simulation.Run(OnNodes(1, 1, 1), Priority, Jobs(
            Job(0, 100, gpuClass: GpuPriorityClass.High), Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(0, 100, gpuClass: GpuPriorityClass.Medium),
            Job(40, 10, gpuClass: GpuPriorityClass.Critical)));

        Assert.Equal([1], log.Where(e => e.Kind == RunEventKind.Evicted).Select(e => e.Job.Number));
    }

    [Fact]
    public void SparesTheHigherOfTheLowerClasses_OnANode()
    {
        var log = Simulation.Run(OnNodes(2), Priority, Jobs(
            Job(0, 100, gpuClass: GpuPriorityClass.Medium), Job(10, 100, gpuClass: GpuPriorityClass.Low), Job(40, 10, gpuClass: GpuPriorityClass.Critical)));

        Assert.Equal([1], log.Where(e => e.Kind == RunEventKind.Evicted).Select(e => e.Job.Number));
    }

    [Fact]
    public void EvictsOnceForEachPodThatNeedsIt()
    {
        // The second comes while the first still waits for its GPU, which is kept from it.
        var log = Simulation.Run(OnNodes(1, 1), Priority, Jobs(
            Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(0, 100, gpuClass: GpuPriorityClass.Low),
            Job(40, 10, gpuClass: GpuPriorityClass.High), Job(45, 10, gpuClass: GpuPriorityClass.High)));

        Assert.Equal([70], log.Starts(2));
        Assert.Equal([75], log.Starts(3));
    }

    [Fact]
    public void GivesWhatIsNoLongerKept_ToTheHigherClassFirst()
    {
        // At 83 both GPUs of the first node come free, which were kept for job 7. A critical job takes one, so job 7 must look
        // elsewhere, and the other is for the high job 5, which was looked at before; not for a medium one that comes after it.
        var log = Simulation.Run(OnNodes(2, 1, 2) with { GraceOf = _ => TimeSpan.FromSeconds(18) }, Priority, Jobs(
            Job(6, 82, gpus: 2), Job(18, 52), Job(30, 36, gpuClass: GpuPriorityClass.Low), Job(36, 45),
            Job(45, 35, gpuClass: GpuPriorityClass.Critical), Job(51, 16, gpuClass: GpuPriorityClass.High), Job(61, 28, gpuClass: GpuPriorityClass.Critical),
            Job(65, 46, gpus: 2, gpuClass: GpuPriorityClass.High), Job(79, 90, gpuClass: GpuPriorityClass.Critical)));

        Assert.Equal([83], log.Starts(8));
        Assert.Equal([83], log.Starts(5));
    }

    [Fact]
    public void EvictsFewPods_RatherThanMany()
    {
        var log = Simulation.Run(OnNodes(2, 2), Priority, Jobs(
            Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(1, 100, gpuClass: GpuPriorityClass.Low),
            Job(40, 10, gpus: 2, gpuClass: GpuPriorityClass.Critical)));

        Assert.Equal([1], log.Where(e => e.Kind == RunEventKind.Evicted).Select(e => e.Job.Number));
    }

    [Fact]
    public void EvictsFewPods_RatherThanMany_EvenIfTheManyMatterLess()
    {
        // Two medium pods fill one node, a medium one and three low ones the other.
        var log = Simulation.Run(OnNodes(4, 4), Priority, Jobs(
            Job(0, 100), Job(1, 100, gpus: 2), Job(2, 100, gpuClass: GpuPriorityClass.Low), Job(3, 100, gpuClass: GpuPriorityClass.Low),
            Job(4, 100, gpus: 2), Job(5, 100, gpuClass: GpuPriorityClass.Low),
            Job(40, 10, gpus: 4, gpuClass: GpuPriorityClass.Critical)));

        Assert.Equal([1, 4], log.Where(e => e.Kind == RunEventKind.Evicted).Select(e => e.Job.Number).Order());
    }

    [Fact]
    public void EvictsTheOneThatStartedLast_OfEquals()
    {
        var log = Simulation.Run(OnNodes(2), Priority, Jobs(
            Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(10, 100, gpuClass: GpuPriorityClass.Low), Job(40, 10, gpuClass: GpuPriorityClass.Critical)));

        Assert.Equal([1], log.Where(e => e.Kind == RunEventKind.Evicted).Select(e => e.Job.Number));
    }

    [Fact]
    public void EvictsTheOneThatStartedLast_OfEqualsOnTwoNodes()
    {
        var log = Simulation.Run(OnNodes(1, 1), Priority, Jobs(
            Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(10, 100, gpuClass: GpuPriorityClass.Low), Job(40, 10, gpuClass: GpuPriorityClass.Critical)));

        Assert.Equal([1], log.Where(e => e.Kind == RunEventKind.Evicted).Select(e => e.Job.Number));
    }

    [Fact]
    public void EvictsNobody_WhenThatWouldNotBeEnough()
    {
        var log = Simulation.Run(OnNodes(2), Priority, Jobs(
            Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(0, 100, gpuClass: GpuPriorityClass.Critical), Job(40, 10, gpus: 2, gpuClass: GpuPriorityClass.High)));

        Assert.DoesNotContain(log, e => e.Kind == RunEventKind.Evicted);
    }

    [Fact]
    public void Rejects_AJobLargerThanEveryNode()
    {
        var fault = Assert.Throws<ArgumentException>(() => Simulation.Run(OnNodes(2, 2), Fifo, Jobs(Job(0, 10, gpus: 3))));

        Assert.StartsWith(
            "job 0 of team red in class medium-gpu asks for 3 GPUs; under 'fifo' one pod can have 1 to 2", fault.Message, StringComparison.Ordinal);
    }

    private static GpuPriorityClass Class(string name) => GpuPriorityClass.All.Single(gpuClass => gpuClass.Name == name);
}
