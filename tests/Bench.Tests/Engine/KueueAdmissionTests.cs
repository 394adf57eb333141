using Homelab.Bench.GpuSimulation;
using Homelab.Cluster;
using Xunit;
using static Homelab.Bench.Tests.Given;

namespace Homelab.Bench.Tests.Engine;

public sealed class KueueAdmissionTests
{
    private static readonly Team Green = new("green", 2);

    private static Policy Halves(int borrowing = 2) => Cohort(new ClusterQueue(Red, 2, borrowing), new ClusterQueue(Blue, 2, borrowing));

    [Fact]
    public void KeepsAJobWithoutAPod_UntilItIsAdmitted()
    {
        var log = Simulation.Run(OnNodes(4), Halves(borrowing: 0), Jobs(Job(0, 10, gpus: 2), Job(1, 10)));

        Assert.Equal("Submitted 1, Admitted 10, Created 10, Started 10, Completed 20", log.Story(1));
    }

    [Fact]
    public void BorrowsWhatOthersLeaveUnused_UpToTheLimit()
    {
        var log = Simulation.Run(OnNodes(4), Halves(borrowing: 1), Jobs(Job(0, 10), Job(0, 10), Job(0, 10), Job(0, 10)));

        Assert.Equal([0, 0, 0, 10], log.FirstStarts());
    }

    [Fact]
    public void TakesBackWhatWasBorrowed_WhateverItsClass()
    {
        var log = Simulation.Run(OnNodes(4), Halves(), Jobs(
            Job(0, 100, gpuClass: GpuPriorityClass.Critical), Job(1, 100, gpuClass: GpuPriorityClass.Critical), Job(2, 100, gpuClass: GpuPriorityClass.Critical),
            Job(3, 100, gpuClass: GpuPriorityClass.Critical), Job(40, 10, gpuClass: GpuPriorityClass.Low, team: Blue)));

        Assert.Equal("Submitted 40, Admitted 70, Created 70, Started 70, Completed 80", log.Story(4));
        Assert.Equal(
            "Submitted 3, Admitted 3, Created 3, Started 3, Evicted 40, Released 70, Requeued 70, Admitted 80, Created 80, Started 80, Completed 180",
            log.Story(3));
        Assert.Single(log, e => e.Kind == RunEventKind.Evicted);
    }

    [Fact]
    public void TakesNothingBack_FromAQueueWithinItsQuota()
    {
        var log = Simulation.Run(OnNodes(4), Halves(), Jobs(
            Job(0, 100, gpus: 2), Job(0, 50, gpus: 2, team: Blue), Job(40, 10, gpuClass: GpuPriorityClass.Critical, team: Blue)));

        Assert.Equal([0, 0], [log.Starts(0)[0], log.Starts(1)[0]]);
        Assert.Equal([1], log.Where(e => e.Kind == RunEventKind.Evicted).Select(e => e.Job.Number));
    }

    [Fact]
    public void EvictsALowerClassOfTheSameQueue()
    {
        var log = Simulation.Run(OnNodes(2), Cohort(new ClusterQueue(Red, 2, 0)), Jobs(
            Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(0, 100), Job(40, 10, gpuClass: GpuPriorityClass.High)));

        Assert.Equal([70], log.Starts(2));
        Assert.Equal([0], log.Where(e => e.Kind == RunEventKind.Evicted).Select(e => e.Job.Number));
    }

    [Fact]
    public void EvictsNoEqual_OfTheSameQueue()
    {
        var log = Simulation.Run(OnNodes(1), Cohort(new ClusterQueue(Red, 1, 0)), Jobs(Job(0, 100), Job(40, 10)));

        Assert.Equal([0, 100], log.FirstStarts());
    }

    [Fact]
    public void SharesWhatIsBorrowed_AmongThoseWhoWantIt()
    {
        // Green leaves its two unused. Red borrowed both; Blue gets one of them, and then both have as much.
        var cohort = Cohort(new ClusterQueue(Red, 1, 2), new ClusterQueue(Blue, 1, 2), new ClusterQueue(Green, 2, 2));
        var log = Simulation.Run(new Scenario([4], [Red, Blue, Green], _ => Grace), cohort, Jobs(
            Job(0, 1_000), Job(0, 1_000), Job(0, 1_000), Job(0, 1_000, team: Blue),
            Job(40, 1_000, team: Blue), Job(41, 1_000, team: Blue)));

        Assert.Equal([70], log.Starts(4));
        Assert.Equal(1_000, log.Starts(5)[0]);
        Assert.Equal([2], log.Where(e => e.Kind == RunEventKind.Evicted).Select(e => e.Job.Number));
    }

    [Fact]
    public void TakesASmallJobThatEvensTheShares_RatherThanALargeOneThatTurnsThem()
    {
        // Red borrows three, blue one and wants another. Without red's large job red would have less than blue.
        var cohort = Cohort(new ClusterQueue(Red, 0, 4), new ClusterQueue(Blue, 0, 4), new ClusterQueue(Green, 4, 0));
        var log = Simulation.Run(new Scenario([4], [Red, Blue, Green], _ => Grace), cohort, Jobs(
            Job(0, 500), Job(1, 500, gpus: 2), Job(2, 500, team: Blue), Job(40, 100, team: Blue)));

        Assert.Equal([0], log.Where(e => e.Kind == RunEventKind.Evicted).Select(e => e.Job.Number));
        Assert.Equal([70], log.Starts(3));
    }

    [Fact]
    public void EvictsNobody_WhenSharesWouldOnlyChangePlaces()
    {
        // Red borrows two. Blue could give up its low job, and would then need one of red's to have two itself.
        var cohort = Cohort(new ClusterQueue(Red, 0, 3), new ClusterQueue(Blue, 0, 3), new ClusterQueue(Green, 3, 0));
        var log = Simulation.Run(new Scenario([4], [Red, Blue, Green], _ => Grace), cohort, Jobs(
            Job(0, 500), Job(0, 500), Job(0, 500, gpuClass: GpuPriorityClass.Low, team: Blue), Job(40, 100, gpus: 2, gpuClass: GpuPriorityClass.High, team: Blue)));

        Assert.DoesNotContain(log, e => e.Kind == RunEventKind.Evicted && e.Time < TimeSpan.FromSeconds(500));
    }

    [Fact]
    public void SparesThoseThatNeedNotGo_OnceALargerOneDoes()
    {
        var log = Simulation.Run(OnNodes(3), Cohort(new ClusterQueue(Red, 3, 0)), Jobs(
            Job(0, 500, gpuClass: GpuPriorityClass.Low), Job(0, 500, gpus: 2), Job(40, 100, gpus: 2, gpuClass: GpuPriorityClass.High)));

        Assert.Equal([1], log.Where(e => e.Kind == RunEventKind.Evicted).Select(e => e.Job.Number));
    }

    [Fact]
    public void GivesMoreOfWhatIsBorrowed_ToTheQueueOfMoreWeight()
    {
        var cohort = Cohort(new ClusterQueue(Red, 1, 4), new ClusterQueue(Blue, 1, 4, Weight: 3), new ClusterQueue(Green, 4, 4));
        var log = Simulation.Run(new Scenario([6], [Red, Blue, Green], _ => Grace), cohort, Jobs(
            [.. Enumerable.Repeat(Job(0, 1_000), 5), .. Enumerable.Repeat(Job(10, 1_000, team: Blue), 5)]));

        var runningAt500 = log.Where(e => e.Time < TimeSpan.FromSeconds(500))
            .Sum(e => e.Job.Team != Blue ? 0 : e.Kind switch { RunEventKind.Started => 1, RunEventKind.Evicted => -1, _ => 0 });
        Assert.Equal(4, runningAt500);
    }

    [Fact]
    public void ServesTheHigherClassFirst_ThenTheEarlier()
    {
        var log = Simulation.Run(OnNodes(1), Cohort(new ClusterQueue(Red, 1, 0)), Jobs(
            Job(0, 10, gpuClass: GpuPriorityClass.Medium), Job(1, 10, gpuClass: GpuPriorityClass.Low), Job(2, 10, gpuClass: GpuPriorityClass.Low),
            Job(3, 10, gpuClass: GpuPriorityClass.Medium)));

        Assert.Equal([0, 20, 30, 10], log.FirstStarts());
    }

    [Fact]
    public void LetsASmallJobPass_WhenALargeOneCannotBeAdmitted()
    {
        var log = Simulation.Run(OnNodes(2), Cohort(new ClusterQueue(Red, 2, 0)), Jobs(Job(0, 100), Job(1, 10, gpus: 2), Job(2, 10)));

        Assert.Equal([0, 100, 2], log.FirstStarts());
    }

    [Fact]
    public void HoldsQuota_WhileAnAdmittedPodFindsNoNode()
    {
        // Two GPUs are free, on two nodes. Kueue counts and does not look where.
        var log = Simulation.Run(OnNodes(2, 2), Cohort(new ClusterQueue(Red, 4, 0)), Jobs(
            Job(0, 100), Job(0, 60), Job(1, 10, gpus: 2), Job(2, 10)));

        Assert.Equal("Submitted 1, Admitted 1, Created 1, Started 60, Completed 70", log.Story(2));
        Assert.Equal([60], log.Times(3, RunEventKind.Admitted));
    }

    [Fact]
    public void KeepsItsQuota_WhenTheSchedulerEvictsItsPod()
    {
        // The critical pod of two GPUs is admitted and fits on no node, so the scheduler makes room on one.
        var log = Simulation.Run(OnNodes(2, 2), Cohort(new ClusterQueue(Red, 2, 2), new ClusterQueue(Blue, 2, 2)), Jobs(
            Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(0, 200, gpuClass: GpuPriorityClass.Low), Job(10, 10, gpus: 2, gpuClass: GpuPriorityClass.Critical, team: Blue)));

        Assert.Equal("Submitted 10, Admitted 10, Created 10, Started 40, Completed 50", log.Story(2));
        Assert.Equal("Submitted 0, Admitted 0, Created 0, Started 0, Evicted 10, Created 10, Started 10, Released 40, Completed 110", log.Story(0));
    }

    [Fact]
    public void SaysSo_WhenJobsEvictEachOtherForEver()
    {
        // Blue's first job takes back its GPU from red, blue's second evicts the first, and red's share is then the lower one.
        var cohort = Cohort(new ClusterQueue(Red, 1, 4, Weight: 2), new ClusterQueue(Blue, 1, 4));

        var endless = Assert.Throws<EndlessRunException>(() => Simulation.Run(OnNodes(2), cohort, Jobs(
            Job(0, 100, gpus: 2, gpuClass: GpuPriorityClass.High), Job(10, 100, gpuClass: GpuPriorityClass.High, team: Blue),
            Job(20, 100, gpus: 2, gpuClass: GpuPriorityClass.Critical, team: Blue))));

        Assert.StartsWith("the run under 'cohort' has no end: after ", endless.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_AJobOfATeamWithoutAQueue()
    {
        var fault = Assert.Throws<ArgumentException>(() => Simulation.Run(OnNodes(4), Halves(), Jobs(Job(0, 10, team: Green))));

        Assert.StartsWith(
            "job 0 of team green in class medium-gpu asks for 1 GPUs; under 'cohort' one pod can have 1 to 0", fault.Message, StringComparison.Ordinal);
    }
}
