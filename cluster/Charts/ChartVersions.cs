using System.Collections.Immutable;

namespace Homelab.Cluster.Charts;

/// <summary>The versions of one chart that this project knows.</summary>
/// <param name="All">One entry a version, oldest first; at least one.</param>
public sealed record ChartVersions(ImmutableArray<Chart> All)
{
    /// <summary>The newest one.</summary>
    public Chart Newest => All[^1];

    /// <summary>The newest one that every node's Kubernetes version lies within; the newest of all when none is.</summary>
    /// <param name="nodes">All nodes of the cluster; the lowest version decides in practice.</param>
    public Chart NewestFor(IReadOnlyList<Node> nodes) =>
        All.LastOrDefault(chart => !chart.Check(nodes).Any()) ?? Newest;

    /// <summary>The version that a setting names, or the newest that suits the nodes when it names none that is known.</summary>
    /// <param name="wanted">The version as the setting has it; a leading <c>v</c> does not count. Null to leave the choice open.</param>
    /// <param name="nodes">All nodes of the cluster.</param>
    public Chart Choose(string? wanted, IReadOnlyList<Node> nodes) => Find(wanted) ?? NewestFor(nodes);

    /// <summary>What is wrong with a version as a setting names it: unknown here, or not for these nodes.</summary>
    /// <param name="wanted">The version as the setting has it; null when the choice is left open.</param>
    /// <param name="nodes">All nodes of the cluster.</param>
    /// <param name="setting">The setting, for messages.</param>
    public IEnumerable<Fault> Check(string? wanted, IReadOnlyList<Node> nodes, string setting)
    {
        if (wanted is not null && Find(wanted) is null)
        {
            return
            [
                new Fault(
                    setting,
                    wanted,
                    $"the value keys of chart {Newest.Name} are not known for this version",
                    $"write one of {string.Join(", ", All.Select(chart => Plain(chart.Version)))}, or remove it"),
            ];
        }

        var chosen = Choose(wanted, nodes);
        var suitable = NewestFor(nodes);
        return chosen.Check(nodes).Select(fault => wanted is null || suitable.Check(nodes).Any()
            ? fault
            : new Fault(setting, wanted, $"{fault.Reason}, and {fault.Setting} is {fault.Value}", $"write {Plain(suitable.Version)}, or remove it"));
    }

    private static string Plain(string version) => version.TrimStart('v');

    private Chart? Find(string? version) =>
        version is null ? null : All.FirstOrDefault(chart => Plain(chart.Version) == Plain(version));
}
