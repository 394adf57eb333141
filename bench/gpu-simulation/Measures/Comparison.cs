namespace Homelab.Bench.GpuSimulation;

/// <summary>All policies on the same workloads.</summary>
/// <param name="Scenario">The cluster.</param>
/// <param name="Policies">The policies, in the order of tables.</param>
/// <param name="Loads">Offered GPU time, in times of what the cluster has; rising.</param>
/// <param name="Seeds">How many workloads of each load; intervals are over these.</param>
/// <param name="Source">Where pods come from.</param>
internal sealed record Comparison(
    Scenario Scenario, IReadOnlyList<Policy> Policies, IReadOnlyList<double> Loads, int Seeds, IPodSource Source)
{
    // By then the emptiness of the start is forgotten: twice as long as the longest job.
    private static readonly TimeSpan WarmUp = TimeSpan.FromDays(2);

    /// <summary>Runs them, as many at a time as the machine has processors.</summary>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    /// <exception cref="EndlessRunException">In a run jobs evict each other for ever.</exception>
    public IReadOnlyList<PolicyResult> Run(CancellationToken cancel)
    {
        var runs = new RunMeasures[Policies.Count, Loads.Count, Seeds];
        try
        {
            Parallel.For(0, Loads.Count * Seeds, new ParallelOptions { CancellationToken = cancel }, index =>
                Run(index / Seeds, index % Seeds, runs, cancel));
        }
        catch (AggregateException e) when (e.InnerExceptions.OfType<EndlessRunException>().FirstOrDefault() is { } endless)
        {
            throw endless;
        }

        return
        [
            .. from policy in Enumerable.Range(0, Policies.Count)
               from load in Enumerable.Range(0, Loads.Count)
               select new PolicyResult(Policies[policy], Loads[load], [.. Enumerable.Range(0, Seeds).Select(seed => runs[policy, load, seed])]),
        ];
    }

    private void Run(int load, int seed, RunMeasures[,,] runs, CancellationToken cancel)
    {
        var submissions = Source.Pods((ulong)seed, Loads[load], Scenario.Gpus);
        var jobs = HomelabSlice.Cut(submissions.Pods, (ulong)seed);
        // A workload shorter than the warm-up is measured from its middle.
        var start = WarmUp < submissions.Span / 2 ? WarmUp : submissions.Span / 2;
        for (var policy = 0; policy < Policies.Count; policy++)
        {
            cancel.ThrowIfCancellationRequested();
            var log = Simulation.Run(Scenario, Policies[policy], jobs);
            runs[policy, load, seed] = RunMeasures.Of(log, Scenario, Policies[policy].PreemptedWork, new Window(start, submissions.Span));
        }
    }
}

/// <summary>A policy at a load, over all seeds.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Load">The load.</param>
/// <param name="Runs">One a seed.</param>
internal sealed record PolicyResult(Policy Policy, double Load, IReadOnlyList<RunMeasures> Runs)
{
    /// <summary>Median and interval of a measure.</summary>
    public Estimate Of(Func<RunMeasures, double> measure) => Statistics.Estimate([.. Runs.Select(measure)]);
}
