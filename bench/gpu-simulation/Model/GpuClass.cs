using System.Runtime.CompilerServices;

namespace Homelab.Bench.GpuSimulation;

/// <summary>A GPU priority class, as far as the simulation needs one. Classes are equal only to themselves.</summary>
/// <param name="Name">The PriorityClass's name.</param>
/// <param name="Value">Its value; a higher one is scheduled first.</param>
/// <param name="Preempts">True for preemptionPolicy PreemptLowerPriority, false for Never.</param>
/// <param name="GraceSeconds">Seconds for which an evicted pod of the class still holds its GPUs, at most.</param>
internal sealed record GpuClass(string Name, int Value, bool Preempts, int GraceSeconds)
{
    /// <summary>Household-critical work: transcoding in use.</summary>
    public static GpuClass Critical { get; } = new("critical-gpu", 1_000_000, Preempts: true, GraceSeconds: 30);

    /// <summary>Interactive work: chat.</summary>
    public static GpuClass High { get; } = new("high-gpu", 800_000, Preempts: true, GraceSeconds: 30);

    /// <summary>Notebooks and ad-hoc inference.</summary>
    public static GpuClass Medium { get; } = new("medium-gpu", 500_000, Preempts: false, GraceSeconds: 15);

    /// <summary>Batch work: training, indexing.</summary>
    public static GpuClass Low { get; } = new("low-gpu", 100_000, Preempts: false, GraceSeconds: 10);

    /// <summary>All four, the highest first.</summary>
    public static IReadOnlyList<GpuClass> All { get; } = [Critical, High, Medium, Low];

    /// <inheritdoc/>
    public bool Equals(GpuClass? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
