using System.Collections.Immutable;

namespace Homelab.Cluster;

/// <summary>Who may use GPUs: one namespace with a quota of each class, enrolled by name.</summary>
/// <param name="Name">Name of the team.</param>
/// <param name="MaxClass">Highest class that its pods may have.</param>
/// <param name="Quotas">What it may hold of each class and resource at a time; what is not listed is 0.</param>
public sealed record GpuTeam(string Name, GpuPriorityClass MaxClass, ImmutableArray<GpuQuota> Quotas)
{
    private readonly string? _namespace;

    /// <summary>The team's namespace; made and owned by this project.</summary>
    /// <value>Default: the team's name.</value>
    public string Namespace
    {
        get => _namespace ?? Name;
        init => _namespace = value;
    }

    /// <summary>Who works in the namespace; they get the ClusterRole <c>edit</c> there.</summary>
    public ImmutableArray<RbacSubject> Members { get; init; } = [];

    /// <summary>Units of one class and resource that the team may hold.</summary>
    /// <param name="priorityClass">The class.</param>
    /// <param name="resource">Name of the resource.</param>
    public int Units(GpuPriorityClass priorityClass, string resource) =>
        Quotas.Where(quota => quota.Class == priorityClass && quota.Resource == resource).Sum(quota => quota.Units);

    /// <summary>Units of one resource that the team is promised whenever it asks.</summary>
    /// <param name="resource">Name of the resource.</param>
    public int GuaranteedUnits(string resource) =>
        GpuPriorityClass.All.Where(priorityClass => priorityClass.Guaranteed).Sum(priorityClass => Units(priorityClass, resource));
}

/// <summary>How much of one resource pods of one class may hold together.</summary>
/// <param name="Class">The class.</param>
/// <param name="Resource">Name of the resource.</param>
/// <param name="Units">Whole units; devices are not divisible.</param>
public sealed record GpuQuota(GpuPriorityClass Class, string Resource, int Units);
