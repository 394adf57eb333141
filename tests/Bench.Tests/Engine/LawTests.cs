using CsCheck;
using Homelab.Bench.GpuSimulation;
using Homelab.Cluster;
using Xunit;

namespace Homelab.Bench.Tests.Engine;

/// <summary>What holds in every run, under every policy.</summary>
public sealed class LawTests
{
    [Fact]
    public void NoGpuIsGivenTwice() => Workloads.Runs.Sample(run =>
        Replay.Of(Run(run), run.Scenario, atEvent: (e, cluster) =>
        {
            if (e.Kind == RunEventKind.Started)
            {
                Assert.True(cluster.Free(e.Number) >= e.Job.Gpus);
            }
        }));

    [Fact]
    public void EveryJobIsDoneOnce_AndNothingIsLeftOver() => Workloads.Runs.Sample(run =>
    {
        var log = Run(run);

        Assert.Equal(run.Jobs, log.Where(e => e.Kind == RunEventKind.Completed).Select(e => e.Job).OrderBy(job => job.Number));
        Replay? last = null;
        Replay.Of(log, run.Scenario, afterMoment: (_, cluster) => last = cluster);
        Assert.Empty(last!.Pods);
        Assert.Empty(last.Reserved);
        Assert.Empty(last.Unfinished);
    });

    [Fact]
    public void EveryJobRunsForItsDuration_AtLastOrInAll() => Workloads.Runs.Sample(run =>
    {
        var log = Run(run);
        foreach (var job in run.Jobs)
        {
            var starts = log.Times(job.Number, RunEventKind.Started);
            double[] ends = [.. log.Times(job.Number, RunEventKind.Evicted), .. log.Times(job.Number, RunEventKind.Completed)];
            var lasted = starts.Zip(ends, (start, end) => end - start).ToArray();
            Assert.Equal(job.Duration.TotalSeconds, run.Policy.PreemptedWork == PreemptedWork.Resume ? lasted.Sum() : lasted[^1], 6);
            Assert.Equal(starts.Length, ends.Length);
        }
    });

    [Fact]
    public void NothingGoesBackInTime() => Workloads.Runs.Sample(run =>
    {
        var times = Run(run).Select(e => e.Time).ToList();

        Assert.Equal(times.Order(), times);
    });

    [Fact]
    public void NoQuotaIsExceeded() => Gen.Select(Workloads.Clusters, Workloads.Jobs, Workloads.Quotas).Sample((scenario, jobs, quotas) =>
        Replay.Of(Simulation.Run(scenario, Given.Quotas([.. quotas]), jobs), scenario, afterMoment: (_, cluster) =>
            Assert.All(quotas, quota => Assert.True(cluster.Pods.Where(quota.Covers).Sum(job => job.Gpus) <= quota.Hard))));

    [Fact]
    public void NoQueueHasMoreThanItMayBorrow_NorTheCohortMoreThanItHas() => Cohorts.Sample((scenario, jobs, queues) =>
        Replay.Of(Simulation.Run(scenario, Given.Cohort([.. queues]), jobs), scenario, afterMoment: (_, cluster) =>
        {
            Assert.All(queues, queue => Assert.True(Reserved(cluster, queue) <= queue.NominalQuota + queue.BorrowingLimit));
            Assert.True(cluster.Reserved.Sum(job => job.Gpus) <= scenario.Gpus);
        }));

    [Fact]
    public void NobodyWaitsWithinTheNominalQuota_OnceEvictionsAreOver() => Cohorts.Sample((scenario, jobs, queues) =>
        Replay.Of(Simulation.Run(scenario, Given.Cohort([.. queues]), jobs), scenario, afterMoment: (_, cluster) =>
        {
            var waiting = cluster.Unfinished.Except(cluster.Reserved);
            Assert.All(
                cluster.Leaving.Count > 0 ? [] : waiting,
                job =>
                {
                    var queue = queues.Single(queue => queue.Team == job.Team);
                    Assert.True(Reserved(cluster, queue) + job.Gpus > queue.NominalQuota);
                });
        }));

    [Fact]
    public void NobodyWaits_WhileThereIsRoom() => Gen.Select(Workloads.Clusters, Workloads.Jobs).Sample((scenario, jobs) =>
        Replay.Of(Simulation.Run(scenario, Given.Fifo, jobs), scenario, afterMoment: (_, cluster) =>
            Assert.All(cluster.Pending, job => Assert.All(Enumerable.Range(0, scenario.Nodes.Count), node => Assert.True(cluster.Free(node) < job.Gpus)))));

    [Fact]
    public void NobodyPasses_WhenTheQueueIsStrict() => Gen.Select(Workloads.Clusters, Workloads.Jobs).Sample((scenario, jobs) =>
    {
        var started = Simulation.Run(scenario, Given.StrictFifo, jobs).Where(e => e.Kind == RunEventKind.Started).Select(e => e.Job.Number).ToList();

        Assert.Equal(started.Order(), started);
    });

    [Fact]
    public void NobodyIsEvicted_ButForAHigherClassThatPreempts() => Gen.Select(Workloads.Clusters, Workloads.Jobs).Sample((scenario, jobs) =>
        Replay.Of(Simulation.Run(scenario, Given.Priority, jobs), scenario, atEvent: (e, cluster) =>
        {
            if (e.Kind == RunEventKind.Evicted)
            {
                Assert.Contains(cluster.Pending, job => job.Class.Preempts && job.Class.Value > e.Job.Class.Value);
            }
        }));

    [Fact]
    public void NoLowerClassStarts_WhereAHigherOneWouldFit() => Gen.Select(Workloads.Clusters, Workloads.Jobs).Sample((scenario, jobs) =>
        Replay.Of(Simulation.Run(scenario, Given.Priority, jobs), scenario, atEvent: (e, cluster) =>
        {
            if (e.Kind == RunEventKind.Started)
            {
                Assert.DoesNotContain(cluster.Pending, job => job.Class.Value > e.Job.Class.Value && job.Gpus <= cluster.Free(e.Number));
            }
        }));

    [Fact]
    public void NoLowerClassRuns_WhileAPreemptingOneWaits_OnceEvictionsAreOver() => Gen.Select(Workloads.Clusters, Workloads.Jobs).Sample((scenario, jobs) =>
        Replay.Of(Simulation.Run(scenario, Given.Priority, jobs), scenario, afterMoment: (_, cluster) =>
            Assert.All(
                cluster.Leaving.Count > 0 ? [] : cluster.Pending.Where(job => job.Class.Preempts),
                job => Assert.All(Enumerable.Range(0, scenario.Nodes.Count), node =>
                {
                    var lower = cluster.Running.Where(pod => pod.Node == node && pod.Job.Class.Value < job.Class.Value).Sum(pod => pod.Job.Gpus);
                    Assert.True(cluster.Free(node) + lower < job.Gpus);
                }))));

    [Fact]
    public void TheSameRunComesOutTheSame() => Workloads.Runs.Sample(run => Assert.Equal(Run(run), Run(run)));

    [Fact]
    public void QuotasThatNobodyReachesChangeNothing() => Gen.Select(Workloads.Clusters, Workloads.Jobs).Sample((scenario, jobs) =>
        Assert.Equal(
            Simulation.Run(scenario, Given.Priority, jobs),
            Simulation.Run(scenario, Given.Quotas(new ResourceQuota(Given.Red, null, 1_000), new ResourceQuota(Given.Blue, null, 1_000)), jobs)));

    [Fact]
    public void OneClassForAllIsFifo() => Gen.Select(Workloads.Clusters, Workloads.Jobs).Sample((scenario, jobs) =>
    {
        IReadOnlyList<Job> alike = [.. jobs.Select(job => job with { Class = GpuPriorityClass.High })];

        Assert.Equal(Simulation.Run(scenario, Given.Fifo, alike), Simulation.Run(scenario, Given.Priority, alike));
    });

    private static Gen<(Scenario Scenario, IReadOnlyList<Job> Jobs, IReadOnlyList<ClusterQueue> Queues)> Cohorts { get; } =
        from scenario in Workloads.Clusters
        from jobs in Workloads.Jobs
        from queues in Workloads.Queues(scenario)
        select (scenario, jobs, queues);

    private static IReadOnlyList<RunEvent> Run((Scenario Scenario, IReadOnlyList<Job> Jobs, Policy Policy) run) =>
        Simulation.Run(run.Scenario, run.Policy, run.Jobs);

    private static int Reserved(Replay cluster, ClusterQueue queue) =>
        cluster.Reserved.Where(job => job.Team == queue.Team).Sum(job => job.Gpus);
}
