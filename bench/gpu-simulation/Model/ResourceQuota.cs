using Homelab.Cluster;

namespace Homelab.Bench.GpuSimulation;

/// <summary>A ResourceQuota on GPU requests in one team's namespace.</summary>
/// <param name="Team">Whose namespace.</param>
/// <param name="Class">The class that it is scoped to; null covers every pod of the namespace.</param>
/// <param name="Hard">GPUs, counting pods from creation until they are gone.</param>
internal sealed record ResourceQuota(Team Team, GpuPriorityClass? Class, int Hard)
{
    /// <summary>Whether a job's pod counts.</summary>
    public bool Covers(Job job) => ReferenceEquals(job.Team, Team) && (Class is null || ReferenceEquals(job.Class, Class));
}
