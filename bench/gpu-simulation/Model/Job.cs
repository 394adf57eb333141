using Homelab.Cluster;

namespace Homelab.Bench.GpuSimulation;

/// <summary>One piece of work: a workload that keeps one pod until its work is done.</summary>
/// <param name="Number">Its place in the order of submission; unique in a workload.</param>
/// <param name="Team">Who submits it.</param>
/// <param name="Class">Its priority class.</param>
/// <param name="Gpus">GPUs that its pod asks for, on one node.</param>
/// <param name="Submitted">When it is created, from the start of the run.</param>
/// <param name="Duration">How long it runs when nothing interrupts it.</param>
/// <param name="Backoff">How its controller retries a refused pod.</param>
internal sealed record Job(int Number, Team Team, GpuPriorityClass Class, int Gpus, TimeSpan Submitted, TimeSpan Duration, RetryBackoff Backoff)
{
    /// <summary>GPU time that the job needs.</summary>
    public TimeSpan GpuTime => Duration * Gpus;

    /// <summary>Jobs of a workload are told apart by their number.</summary>
    public bool Equals(Job? other) => other is not null && other.Number == Number;

    /// <inheritdoc/>
    public override int GetHashCode() => Number;
}
