using System.Collections.Immutable;

namespace Homelab.Cluster.Charts;

/// <summary>One entry of the chart catalogue: a Helm chart at a version that this project is written for.</summary>
/// <param name="Name">Name in the repository.</param>
/// <param name="Repository">URL of the Helm repository.</param>
/// <param name="Version">The pinned version.</param>
/// <param name="Keys">The value keys that this version knows.</param>
/// <param name="Kubernetes">Versions of Kubernetes that the chart admits (<c>kubeVersion</c> of its Chart.yaml).</param>
/// <param name="Tested">Versions of Kubernetes that upstream tests it on; null when upstream names none.</param>
public sealed record Chart(
    string Name,
    string Repository,
    string Version,
    ChartKeys Keys,
    KubernetesRange Kubernetes,
    KubernetesRange? Tested = null)
{
    /// <summary>
    /// The keys that tell the chart's CSI drivers the kubelet root, one for each driver; empty when it has no driver, or
    /// when another chart installs it.
    /// </summary>
    public ImmutableArray<string> KubeletRootKeys { get; init; } = [];

    /// <summary>Keys that other versions of the chart know, and what to do instead at this one.</summary>
    public ImmutableDictionary<string, string> MovedKeys { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>True when upstream supports upgrades by one minor version at a time only.</summary>
    public bool UpgradesByOneMinor { get; init; }

    /// <summary>Whether this version takes a key; a key of a free map counts.</summary>
    /// <param name="key">Keys from the root, joined by dots.</param>
    public bool Knows(string key) => Keys.Contains(key);

    /// <summary>One fault for each node whose version the chart does not admit.</summary>
    /// <param name="nodes">All nodes of the cluster.</param>
    public IEnumerable<Fault> Check(IReadOnlyList<Node> nodes)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (!Kubernetes.Contains(nodes[i].Version))
            {
                yield return new Fault(
                    ClusterInventory.NodeSetting(i, "version"),
                    nodes[i].Version,
                    $"chart {this} needs Kubernetes {Kubernetes}",
                    $"upgrade {nodes[i].Name}, or do without the chart");
            }
        }
    }

    /// <summary>A text when the chart admits the nodes' versions but upstream does not test them.</summary>
    /// <param name="nodes">All nodes of the cluster.</param>
    public IEnumerable<string> Warnings(IReadOnlyList<Node> nodes)
    {
        var untested = nodes.Where(node => Tested is not null && !Tested.Contains(node.Version)).ToArray();
        if (untested.Length > 0)
        {
            var versions = untested
                .GroupBy(node => node.Version)
                .OrderBy(group => group.Key)
                .Select(group => $"{group.Key} on {string.Join(", ", group.Select(node => node.Name))}");
            yield return $"chart {this} is tested on Kubernetes {Tested}; the cluster runs {string.Join("; ", versions)}";
        }
    }

    /// <summary>Name and version.</summary>
    public override string ToString() => $"{Name} {Version}";
}
