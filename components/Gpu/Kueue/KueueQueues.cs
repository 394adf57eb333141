using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Cluster.Policies;
using Homelab.Components.CustomResources.Kueue;
using Homelab.Components.Network;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;
using CustomResourceArgs = Pulumi.Kubernetes.ApiExtensions.CustomResourceArgs;

namespace Homelab.Components.Gpu;

/// <summary>Kueue, with the same teams and classes as queues: what exceeds a team's part waits, and idle GPUs are lent.</summary>
public sealed class KueueQueues : ComponentResource
{
    private readonly string _name;
    private readonly CustomResourceOptions _queue;

    internal KueueQueues(
        string name, GpuGovernanceArgs args, IReadOnlyDictionary<string, GpuTeamNamespace> teams, ComponentResourceOptions options)
        : base("homelab:gpu:KueueQueues", name, options)
    {
        var child = new CustomResourceOptions { Parent = this };
        var queues = GpuQueues.For(args.Plan);
        _name = name;
        Namespace = CreateNamespace(child);
        var namespaceName = Namespace.Urn.Apply(_ => KueuePlan.SystemNamespace);
        _ = NetworkPolicyBaseline.Create(name, namespaceName, NetworkRules(), child);
        Release = KueuePlan.For(args).Create($"{name}-release", namespaceName, child);
        _queue = new CustomResourceOptions { Parent = this, DependsOn = { Release } };
        Objects =
        [
            .. queues.Flavors.Select(CreateFlavor),
            CreateCohort(queues),
            .. GpuPriorityClass.All.Select(CreateClass),
            .. queues.Teams.SelectMany(queue => CreateQueues(queue, queues, teams[queue.Team.Name])),
        ];
        RegisterOutputs();
    }

    /// <summary>Namespace of Kueue.</summary>
    public Namespace Namespace { get; }

    /// <summary>The Helm release.</summary>
    public Release Release { get; }

    /// <summary>Flavors, cohort, classes and queues.</summary>
    public ImmutableArray<CustomResource> Objects { get; }

    /// <summary>What must be there before workloads can queue.</summary>
    internal IEnumerable<Output<string>> Urns => Objects.Select(item => item.Urn);

    private static IEnumerable<(string Name, NetworkPolicySpecArgs Spec)> NetworkRules() =>
    [
        NetworkPolicyBaseline.AllowApiServer,
        ("allow-callers", NetworkPolicyBaseline.AllowIngress([.. KueuePlan.Ports])),
    ];

    private Namespace CreateNamespace(CustomResourceOptions child) => new(
        $"{_name}-namespace",
        new NamespaceArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = KueuePlan.SystemNamespace,
                Labels = PodSecurityStandard.Labels(PodSecurityStandard.Restricted),
            },
        },
        child);

    private CustomResource CreateFlavor(GpuFlavor flavor) => Create($"flavor-{flavor.Name}", new ResourceFlavorArgs
    {
        Metadata = new ObjectMetaArgs { Name = flavor.Name },
        Spec = new ResourceFlavorSpecArgs
        {
            NodeLabels = { [flavor.Vendor.NodeLabel] = GpuVendor.NodeLabelValue },
            Tolerations = GpuGovernance.Toleration(flavor.TaintKey),
        },
    });

    private CustomResource CreateCohort(GpuQueues queues) => Create("cohort", new CohortArgs
    {
        Metadata = new ObjectMetaArgs { Name = KueuePlan.Cohort },
        Spec = new CohortSpecArgs { ResourceGroups = Groups(queues.Flavors, queues.Spare, borrows: false) },
    });

    // The names are those of the PriorityClasses, and an admission policy sees to it that a workload names the same twice.
    private CustomResource CreateClass(GpuPriorityClass item) => Create($"class-{item.Name}", new WorkloadPriorityClassArgs
    {
        Metadata = new ObjectMetaArgs { Name = item.Name },
        Value = item.Value,
        Description = item.Description,
    });

    private IEnumerable<CustomResource> CreateQueues(GpuQueue queue, GpuQueues queues, GpuTeamNamespace team)
    {
        var clusterQueue = Create($"clusterqueue-{queue.Team.Name}", new ClusterQueueArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"gpu-{queue.Team.Name}" },
            Spec = new ClusterQueueSpecArgs
            {
                CohortName = KueuePlan.Cohort,
                NamespaceSelector = new LabelSelectorArgs { MatchLabels = { [GpuLabels.Team] = queue.Team.Name } },
                ResourceGroups = Groups(queues.Flavors, queue.Shares, borrows: true),
                Preemption = new ClusterQueuePreemptionArgs { ReclaimWithinCohort = "Any", WithinClusterQueue = "LowerPriority" },
            },
        });
        var localQueue = Create($"localqueue-{queue.Team.Name}", new LocalQueueArgs
        {
            Metadata = new ObjectMetaArgs { Name = GpuAllocation.QueueName, Namespace = team.NamespaceName },
            Spec = new LocalQueueSpecArgs { ClusterQueue = clusterQueue.Urn.Apply(_ => $"gpu-{queue.Team.Name}") },
        });
        return [clusterQueue, localQueue];
    }

    private static ResourceGroupArgs[] Groups(IEnumerable<GpuFlavor> flavors, ImmutableArray<GpuShare> shares, bool borrows) =>
    [
        .. flavors.Select(flavor => new ResourceGroupArgs
        {
            CoveredResources = flavor.Resources,
            Flavors = new FlavorQuotasArgs
            {
                Name = flavor.Name,
                Resources = flavor.Resources.Select(name => Quota(shares.First(share => share.Resource == name), borrows)).ToArray(),
            },
        }),
    ];

    private static FlavorResourceQuotaArgs Quota(GpuShare share, bool borrows)
    {
        var quota = new FlavorResourceQuotaArgs { Name = share.Resource, NominalQuota = share.Nominal };
        if (borrows)
        {
            quota.BorrowingLimit = share.Borrowing;
        }

        return quota;
    }

    private CustomResource Create(string suffix, CustomResourceArgs args) => new($"{_name}-{suffix}", args, _queue);
}
