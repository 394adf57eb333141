using System.Collections.Immutable;

namespace Homelab.Cluster;

/// <summary>How a queueing engine shares GPUs out: each team's own part, and what nobody was promised.</summary>
/// <param name="Flavors">Kinds of nodes, each with the resources that it offers.</param>
/// <param name="Teams">The part of each team.</param>
/// <param name="Spare">What is left for whoever borrows first.</param>
public sealed record GpuQueues(ImmutableArray<GpuFlavor> Flavors, ImmutableArray<GpuQueue> Teams, ImmutableArray<GpuShare> Spare)
{
    /// <summary>Decides the parts: a team owns what its guaranteed classes promise, and may borrow what its other classes hold.</summary>
    /// <param name="plan">The plan; its quotas must fit the cluster.</param>
    public static GpuQueues For(GpuPlan plan)
    {
        var units = plan.Units;
        return new GpuQueues(
            [
                .. units.Resources
                    .GroupBy(resource => (resource.Vendor, resource.TaintKey))
                    .Select(group => new GpuFlavor(FlavorName(group.Key.Vendor, group.Key.TaintKey), group.Key.Vendor, group.Key.TaintKey, [.. group.Select(resource => resource.Name)])),
            ],
            [.. plan.Teams.Select(team => new GpuQueue(team, [.. units.Resources.Select(resource => ShareOf(team, resource.Name))]))],
            [
                .. units.Resources.Select(resource => new GpuShare(
                    resource.Name, units.Total(resource.Name) - plan.Teams.Sum(team => team.GuaranteedUnits(resource.Name)), Borrowing: 0)),
            ]);
    }

    private static GpuShare ShareOf(GpuTeam team, string resource) => new(
        resource,
        team.GuaranteedUnits(resource),
        GpuPriorityClass.All.Where(item => !item.Guaranteed).Sum(item => team.Units(item, resource)));

    // One name a vendor, but for Intel, whose two drivers offer two resources.
    private static string FlavorName(GpuVendor vendor, string taintKey) =>
        taintKey.EndsWith("/gpu", StringComparison.Ordinal) ? vendor.Name : $"{vendor}-{taintKey[(taintKey.LastIndexOf('/') + 1)..]}";
}

/// <summary>Nodes of one kind.</summary>
/// <param name="Name">Name of the flavor.</param>
/// <param name="Vendor">Whose cards they have.</param>
/// <param name="TaintKey">Key of their taint.</param>
/// <param name="Resources">Names of the resources that they offer.</param>
public sealed record GpuFlavor(string Name, GpuVendor Vendor, string TaintKey, ImmutableArray<string> Resources);

/// <summary>The part of one team.</summary>
/// <param name="Team">The team.</param>
/// <param name="Shares">Its part of each resource that the cluster offers.</param>
public sealed record GpuQueue(GpuTeam Team, ImmutableArray<GpuShare> Shares);

/// <summary>A part of one resource.</summary>
/// <param name="Resource">Name of the resource.</param>
/// <param name="Nominal">Units that are the owner's whenever it asks.</param>
/// <param name="Borrowing">Units that it may hold beyond those, as long as nobody else needs them.</param>
public sealed record GpuShare(string Resource, int Nominal, int Borrowing);
