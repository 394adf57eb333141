namespace Homelab.Bench.GpuSimulation;

/// <summary>Where pods come from: the trace itself, or its figures.</summary>
internal interface IPodSource
{
    /// <summary>What pages and tables call it.</summary>
    string Name { get; }

    /// <summary>Pods in the order of their creation, placed in time so that they offer a load.</summary>
    /// <param name="seed">What is random depends on this alone.</param>
    /// <param name="load">GPU time that the pods need, in times of what the cluster has.</param>
    /// <param name="gpus">GPUs that the cluster has.</param>
    Submissions Pods(ulong seed, double load, int gpus);
}

/// <summary>Pods, and the time in which they are submitted.</summary>
/// <param name="Pods">In the order of their creation.</param>
/// <param name="Span">From the start of the run to the end of submissions.</param>
internal sealed record Submissions(IReadOnlyList<TracePod> Pods, TimeSpan Span);
