using System.Collections.Immutable;

namespace Homelab.Cluster;

/// <summary>How the GPUs of a cluster are shared out: what there is, and who may hold how much of it.</summary>
/// <param name="Cluster">The cluster; its nodes say which cards there are.</param>
/// <param name="Teams">Who may use them.</param>
public sealed record GpuPlan(ClusterInventory Cluster, ImmutableArray<GpuTeam> Teams)
{
    /// <summary>Namespace of device plugins and exporters; made by this project.</summary>
    public const string SystemNamespace = "gpu-system";

    /// <summary>Most units that <see cref="MaxUnitsPerPod"/> can be, to catch a slip of the keyboard.</summary>
    public const int HighestMaxUnitsPerPod = 16;

    /// <summary>How cards are given to several containers.</summary>
    /// <value>At most one entry a vendor; default none, every card is given out whole.</value>
    public ImmutableArray<GpuSharing> Sharing { get; init; } = [];

    /// <summary>How NVIDIA cards that are cut into MIG instances are offered.</summary>
    /// <value>Default <see cref="MigStrategy.None"/>.</value>
    public MigStrategy MigStrategy { get; init; } = MigStrategy.None;

    /// <summary>Most units that one pod may ask for, all containers and resources together.</summary>
    /// <value>Default 1; more than 1 is of no use where cards are shared.</value>
    public int MaxUnitsPerPod { get; init; } = 1;

    /// <summary>What counts.</summary>
    /// <value>Default <see cref="GpuEngine.Quota"/>.</value>
    public GpuEngine Engine { get; init; } = GpuEngine.Quota;

    /// <summary>Installs the vendor's feature discovery, which labels nodes with product and memory of their cards.</summary>
    /// <value>Default true; without it no workload can ask for a certain card.</value>
    public bool FeatureDiscovery { get; init; } = true;

    /// <summary>PriorityClasses that the cluster has beside the four of this project and those of Kubernetes.</summary>
    public ImmutableArray<ExistingPriorityClass> ExistingPriorityClasses { get; init; } = [];

    /// <summary>Namespaces of trusted infrastructure, in which the admission policies do not look.</summary>
    /// <value>Beside <c>kube-system</c> and <see cref="SystemNamespace"/>, which always are.</value>
    public ImmutableArray<GpuExemption> Exemptions { get; init; } = [];

    /// <summary>What the nodes offer under this plan.</summary>
    public GpuUnits Units => GpuUnits.Of(Cluster.Nodes, Sharing, MigStrategy);

    /// <summary>Vendors whose cards the cluster has, in the order of <see cref="GpuVendor.All"/>.</summary>
    public IEnumerable<GpuVendor> Vendors => GpuVendor.All.Where(vendor => Cluster.Nodes.Any(node => node.Gpu?.Vendor == vendor));

    /// <summary>Nodes that have cards of a vendor.</summary>
    /// <param name="vendor">The vendor.</param>
    public IEnumerable<Node> NodesOf(GpuVendor vendor) => Cluster.Nodes.Where(node => node.Gpu?.Vendor == vendor);

    /// <summary>How cards of a vendor are shared; null when they are not.</summary>
    /// <param name="vendor">The vendor.</param>
    public GpuSharing? SharingOf(GpuVendor vendor) => Sharing.FirstOrDefault(sharing => sharing.Vendor == vendor);

    /// <summary>The oldest Kubernetes version that serves the API; what the cluster as a whole can do.</summary>
    public KubernetesVersion? OldestServer =>
        Cluster.Nodes.Where(node => node.Role == NodeRole.Server).Select(node => node.Version).Min();
}

/// <summary>A namespace in which the admission policies do not look.</summary>
/// <param name="Namespace">The namespace; only administrators may create pods in it.</param>
/// <param name="Reason">Why its pods need what the policies forbid.</param>
public sealed record GpuExemption(string Namespace, string Reason);
