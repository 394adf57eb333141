using System.Collections.Immutable;

namespace Homelab.Cluster;

/// <summary>A ResourceQuota that counts GPUs of pods of some classes.</summary>
/// <param name="Name">Name of the object.</param>
/// <param name="Operator"><c>In</c> or <c>NotIn</c>; the latter also takes pods without a class.</param>
/// <param name="Classes">The classes.</param>
/// <param name="Hard">Units by key; every resource that the cluster offers has one.</param>
/// <remarks>
/// One quota a class and none over all of them: a quota is charged when a pod is made, long before anything could be
/// evicted, so a shared one would let low work lock critical work out (kubernetes/kubernetes issue 104335).
/// </remarks>
public sealed record GpuClassQuota(
    string Name, string Operator, ImmutableArray<GpuPriorityClass> Classes, ImmutableSortedDictionary<string, int> Hard)
{
    /// <summary>Name of the quota that leaves nothing to pods without one of the four classes.</summary>
    public const string Unclassed = "gpu-unclassed";

    /// <summary>The quotas of a team's namespace.</summary>
    /// <param name="plan">The plan that holds the team.</param>
    /// <param name="team">The team.</param>
    /// <returns>
    /// One a class, and one for pods without a class. With Kueue only the latter: Kueue makes pods that wait for a place, and
    /// a quota would count them as if they ran.
    /// </returns>
    public static IEnumerable<GpuClassQuota> For(GpuPlan plan, GpuTeam team)
    {
        var resources = plan.Units.Resources;
        var classes = plan.Engine == GpuEngine.Quota ? GpuPriorityClass.All : [];
        return
        [
            .. classes.Select(item => new GpuClassQuota(item.Name, "In", [item], UnitsByKey(resources, resource => team.Units(item, resource)))),
            new GpuClassQuota(Unclassed, "NotIn", [.. GpuPriorityClass.All], UnitsByKey(resources, _ => 0)),
        ];
    }

    private static ImmutableSortedDictionary<string, int> UnitsByKey(IEnumerable<GpuResource> resources, Func<string, int> units) =>
        resources.ToImmutableSortedDictionary(resource => resource.QuotaKey, resource => units(resource.Name), StringComparer.Ordinal);
}
