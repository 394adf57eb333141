using CsCheck;
using Homelab.Bench.GpuSimulation;
using Homelab.Cluster;
using Xunit;
using static Homelab.Bench.Tests.Given;

namespace Homelab.Bench.Tests.Measures;

public sealed class RunMeasuresTests
{
    private static readonly Window Always = new(TimeSpan.Zero, TimeSpan.FromDays(1));

    [Fact]
    public void Wait_IsTheTimeFromCreationToRunning_WhenNothingIsPreempted()
    {
        var measures = Measure(OnNodes(1), Fifo, Jobs(Job(0, 10), Job(1, 10), Job(2, 10)));

        Assert.Equal(new ClassWait(9, 17.1), measures.Waits[2], Close);
        Assert.Equal(new ClassWait(0, 0), measures.Waits[0]);
    }

    [Fact]
    public void Wait_CountsTheLostWork_WhenAJobIsPreempted()
    {
        // Started at 0, evicted at 40, started again at 80, done at 180: 80 s more than its own 100.
        var measures = Measure(OnNodes(1), Priority, Jobs(Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(40, 10, gpuClass: GpuPriorityClass.High)));

        Assert.Equal(80, measures.Waits[3].Median);
        Assert.Equal(30, measures.Waits[1].Median);
        Assert.Equal(50, measures.Preemptions);
    }

    [Fact]
    public void Goodput_LeavesOutLostWorkAndGrace_AllocatedDoesNot()
    {
        var window = new Window(TimeSpan.Zero, TimeSpan.FromSeconds(180));
        var jobs = Jobs(Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(40, 10, gpuClass: GpuPriorityClass.High));

        var measures = Measure(OnNodes(1), Priority, jobs, window);

        Assert.Equal(180.0 / 180, measures.Allocated, 9);
        Assert.Equal(110.0 / 180, measures.Goodput, 9);
    }

    [Fact]
    public void Goodput_KeepsTheWork_WhenItIsResumed()
    {
        var window = new Window(TimeSpan.Zero, TimeSpan.FromSeconds(140));
        var jobs = Jobs(Job(0, 100, gpuClass: GpuPriorityClass.Low), Job(40, 10, gpuClass: GpuPriorityClass.High));

        var measures = Measure(OnNodes(1), Priority with { PreemptedWork = PreemptedWork.Resume }, jobs, window);

        Assert.Equal(110.0 / 140, measures.Goodput, 9);
    }

    [Fact]
    public void Refusals_CountRetries_AndRefusedJobsDoNot()
    {
        // The second job is refused at 1 and at 2, 4, 8 and 16, and passes at 32.
        var measures = Measure(OnNodes(2), Quotas(new ResourceQuota(Red, null, 1)), Jobs(Job(0, 20), Job(1, 10)));

        Assert.Equal(0.5, measures.RefusedJobs);
        Assert.Equal(2.5, measures.Refusals);
    }

    [Fact]
    public void Jain_ComparesHoursWithEntitlements()
    {
        var jobs = Jobs(Job(0, 30, team: Red), Job(0, 10, team: Blue));

        Assert.Equal(Statistics.Jain([3, 1]), Measure(OnNodes(2), Fifo, jobs).Jain, 9);
    }

    [Fact]
    public void EntitlementMet_IsWhatTeamsHaveOfWhatTheyAreDue()
    {
        // Red has both GPUs for 100 s. Blue is entitled to two and has work for one from 50 on.
        var window = new Window(TimeSpan.Zero, TimeSpan.FromSeconds(100));
        var jobs = Jobs(Job(0, 100, gpus: 2, team: Red), Job(50, 10, team: Blue));

        Assert.Equal(200.0 / 250, Measure(OnNodes(2), Fifo, jobs, window).EntitlementMet, 9);
    }

    [Fact]
    public void EntitlementMet_DoesNotCountWhatIsBeyondIt()
    {
        // Red borrows all four GPUs; that does not make up for what Blue lacks.
        var window = new Window(TimeSpan.Zero, TimeSpan.FromSeconds(100));
        var jobs = Jobs(Job(0, 100, gpus: 2, team: Red), Job(0, 100, gpus: 2, team: Red), Job(0, 10, gpus: 2, team: Blue));

        Assert.Equal(0.5, Measure(OnNodes(4), Fifo, jobs, window).EntitlementMet, 9);
    }

    [Fact]
    public void JobsOutsideTheWindow_DoNotCount()
    {
        var window = new Window(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        var measures = Measure(OnNodes(1), Fifo, Jobs(Job(0, 10), Job(1, 10), Job(2, 10)), window);

        Assert.Equal(9, measures.Waits[2].P95);
    }

    [Fact]
    public void UsefulHours_AreThoseOfTheJobs_WhateverHappenedToThem() => Engine.Workloads.Runs.Sample(run =>
    {
        var hours = GpuHours.Of(Simulation.Run(run.Scenario, run.Policy, run.Jobs), run.Scenario, run.Policy.PreemptedWork, Always);

        Assert.Equal(run.Jobs.Sum(job => job.GpuTime.TotalHours), hours.Useful.Values.Sum(), 9);
        Assert.All(run.Scenario.Teams, team => Assert.True(hours.Allocated[team] >= hours.Useful[team] - 1e-9));
    });

    [Fact]
    public void Parts_AreParts() => Engine.Workloads.Runs.Sample(run =>
    {
        var window = new Window(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(200));
        var measures = Measure(run.Scenario, run.Policy, run.Jobs, window);

        Assert.InRange(measures.Allocated, measures.Goodput - 1e-9, 1 + 1e-9);
        Assert.InRange(measures.EntitlementMet, 0, 1 + 1e-9);
        Assert.InRange(measures.RefusedJobs, 0, 1);
        Assert.All(measures.Waits, wait => Assert.InRange(wait.Median, 0, wait.P95));
    });

    private static bool Close(ClassWait a, ClassWait b) => Math.Abs(a.Median - b.Median) < 1e-9 && Math.Abs(a.P95 - b.P95) < 1e-9;

    private static RunMeasures Measure(Scenario scenario, Policy policy, IReadOnlyList<Job> jobs, Window? window = null) =>
        RunMeasures.Of(Simulation.Run(scenario, policy, jobs), scenario, policy.PreemptedWork, window ?? Always);
}
