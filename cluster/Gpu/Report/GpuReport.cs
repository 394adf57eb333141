using System.Collections.Immutable;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster;

/// <summary>Who has the GPUs of a cluster: by node, and by team and class.</summary>
/// <param name="Nodes">What each node offers of each resource, by name.</param>
/// <param name="Teams">What each team may hold and holds, by namespace, class and resource.</param>
/// <param name="Pods">Every pod that holds GPUs or waits for some.</param>
public sealed record GpuReport(ImmutableArray<GpuNodeUse> Nodes, ImmutableArray<GpuTeamUse> Teams, ImmutableArray<GpuPod> Pods)
{
    /// <summary>What has to be read from a cluster.</summary>
    public static ClusterQuery Query { get; } =
        new([ResourceKind.Nodes, ResourceKind.Pods, ResourceKind.Namespaces, ResourceKind.ResourceQuotas], []);

    /// <summary>Reads the report out of what is known of a cluster.</summary>
    /// <param name="dump">What is known.</param>
    /// <returns>The report, or why there can be none: without nodes and pods every number would be a guess.</returns>
    public static (GpuReport? Report, MissingEvidence? Missing) Of(ClusterDump dump)
    {
        if ((dump.Nodes.Missing ?? dump.Pods.Missing) is { } missing)
        {
            return (null, missing);
        }

        ImmutableArray<GpuPod> pods = [.. dump.Pods.Items.SelectMany(GpuPod.Of)];
        return (new GpuReport([.. dump.Nodes.Items.SelectMany(node => GpuNodeUse.Of(node, pods))], [.. GpuTeamUse.Of(dump, pods)], pods), null);
    }
}

/// <summary>What one node offers of one resource, and what is left of it.</summary>
/// <param name="Node">Name of the node.</param>
/// <param name="Resource">Name of the resource.</param>
/// <param name="Declared">Units that the node reports as allocatable.</param>
/// <param name="Allocated">Units that pods on it hold.</param>
/// <param name="Usable">False when the node is cordoned or not ready, so that nothing new can start there.</param>
public sealed record GpuNodeUse(string Node, string Resource, int Declared, int Allocated, bool Usable)
{
    /// <summary>Units that nobody holds; never below 0, although a device plugin that restarts may report less than pods hold.</summary>
    public int Idle => Math.Max(0, Declared - Allocated);

    internal static IEnumerable<GpuNodeUse> Of(NodeObject node, ImmutableArray<GpuPod> pods) =>
        from offered in GpuQuantity.In(node.Json, "status", "allocatable")
        let held = pods.Where(pod => pod.Node == node.Name && pod.Resource == offered.Resource).Sum(pod => pod.Units)
        select new GpuNodeUse(node.Name, offered.Resource, offered.Units, held, node.IsSchedulable && node.IsReady is not false);
}

/// <summary>What a team may hold of one class and resource, and what it holds.</summary>
/// <param name="Team">The team; null for a namespace that is not enrolled.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="Class">The class; empty for pods without one.</param>
/// <param name="Resource">Name of the resource.</param>
/// <param name="Declared">Units of its quota; null where no quota of this class counts, as with Kueue.</param>
/// <param name="Allocated">Units that its pods on nodes hold.</param>
/// <param name="Pending">Units that its waiting pods ask for; they count against the quota too.</param>
public sealed record GpuTeamUse(string? Team, string Namespace, string Class, string Resource, int? Declared, int Allocated, int Pending)
{
    private const string InClass = "In";

    /// <summary>Units of the quota that it does not use; null without a quota.</summary>
    public int? Idle => Declared is { } declared ? Math.Max(0, declared - Allocated - Pending) : null;

    internal static IEnumerable<GpuTeamUse> Of(ClusterDump dump, ImmutableArray<GpuPod> pods)
    {
        var teams = dump.List(ResourceKind.Namespaces).Items.ToDictionary(space => space.Name, space => space.Labels.GetValueOrDefault(GpuLabels.Team), StringComparer.Ordinal);
        var quotas = dump.List(ResourceKind.ResourceQuotas).Items.SelectMany(Quotas).ToLookup(quota => quota.Key, quota => quota.Units);
        return quotas.Select(quota => quota.Key)
            .Concat(pods.Select(pod => new Key(pod.Namespace, pod.Class, pod.Resource)))
            .Distinct()
            .Select(key =>
            {
                var own = pods.Where(pod => new Key(pod.Namespace, pod.Class, pod.Resource) == key).ToArray();
                return new GpuTeamUse(
                    teams.GetValueOrDefault(key.Namespace),
                    key.Namespace,
                    key.Class,
                    key.Resource,
                    quotas.Contains(key) ? quotas[key].Min() : null,
                    own.Where(pod => pod.Node is not null).Sum(pod => pod.Units),
                    own.Where(pod => pod.Node is null).Sum(pod => pod.Units));
            })
            .Where(use => use.Declared > 0 || use.Allocated + use.Pending > 0)
            .OrderBy(use => use.Namespace, StringComparer.Ordinal)
            .ThenByDescending(use => Choice.TryParse<GpuPriorityClass>(use.Class, out var known) ? known.Value : int.MinValue)
            .ThenBy(use => use.Class, StringComparer.Ordinal)
            .ThenBy(use => use.Resource, StringComparer.Ordinal);
    }

    // Only quotas of named classes; the one for pods without a class leaves them nothing.
    private static IEnumerable<(Key Key, int Units)> Quotas(KubernetesObject quota) =>
        from expression in quota.Json.Items("spec", "scopeSelector", "matchExpressions")
        where expression.Text("scopeName") == "PriorityClass" && expression.Text("operator") == InClass
        from name in expression.Texts("values")
        from entry in quota.Json.TextMap("spec", "hard")
        let resource = GpuResource.NameInQuotaKey(entry.Key)
        where resource is not null && GpuQuantity.IsGpu(resource)
        select (new Key(quota.Namespace ?? "", name, resource), GpuQuantity.Read(entry.Value));

    private sealed record Key(string Namespace, string Class, string Resource);
}
