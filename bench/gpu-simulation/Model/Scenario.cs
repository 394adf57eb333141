using Homelab.Cluster;

namespace Homelab.Bench.GpuSimulation;

/// <summary>The cluster that jobs run on, and who shares it.</summary>
/// <param name="Nodes">GPUs of each node; a pod's GPUs are on one of them.</param>
/// <param name="Teams">Who shares it.</param>
/// <param name="GraceOf">How long an evicted pod of a class still holds its GPUs.</param>
internal sealed record Scenario(IReadOnlyList<int> Nodes, IReadOnlyList<Team> Teams, Func<GpuPriorityClass, TimeSpan> GraceOf)
{
    /// <summary>GPUs of all nodes.</summary>
    public int Gpus => Nodes.Sum();
}
