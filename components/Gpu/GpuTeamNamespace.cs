using System.Collections.Immutable;
using System.Globalization;
using Homelab.Cluster;
using Homelab.Cluster.Policies;
using Homelab.Components.Network;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Homelab.Components.Gpu;

/// <summary>A team's namespace: enrolled for GPUs, with its quotas, closed to the network, and open to its members.</summary>
public sealed class GpuTeamNamespace : ComponentResource
{
    private readonly string _name;
    private readonly CustomResourceOptions _child;

    internal GpuTeamNamespace(string name, GpuGovernanceArgs args, GpuTeam team, ComponentResourceOptions options)
        : base("homelab:gpu:GpuTeamNamespace", name, options)
    {
        _name = name;
        _child = new CustomResourceOptions { Parent = this };
        Team = team;
        Namespace = CreateNamespace(args.Keep);
        NamespaceName = Namespace.Urn.Apply(_ => team.Namespace);
        Quotas = [.. GpuClassQuota.For(args.Plan, team).Select(CreateQuota)];
        NetworkPolicies = NetworkPolicyBaseline.Create(_name, NamespaceName, [], _child);
        MemberBindings = [.. MemberRoles(args.Plan).Select(CreateBinding)];
        RegisterOutputs(new Dictionary<string, object?> { ["namespace"] = NamespaceName });
    }

    /// <summary>The team.</summary>
    public GpuTeam Team { get; }

    /// <summary>The namespace.</summary>
    public Namespace Namespace { get; }

    /// <summary>Name of the namespace; known in a preview, and made before it is used.</summary>
    public Output<string> NamespaceName { get; }

    /// <summary>The quotas; with Kueue only the one that leaves nothing to pods without a class.</summary>
    public ImmutableArray<ResourceQuota> Quotas { get; }

    /// <summary>What the network lets through: nothing but names, until an application says what it needs.</summary>
    public ImmutableArray<NetworkPolicy> NetworkPolicies { get; }

    /// <summary>What the team's members may do; empty when it has none.</summary>
    public ImmutableArray<RoleBinding> MemberBindings { get; }

    /// <summary>What must be there before pods of the team can run.</summary>
    internal IEnumerable<Output<string>> Urns => [Namespace.Urn, .. Quotas.Select(quota => quota.Urn)];

    // Baseline forbids privileged pods and host paths, the two ways to a card that no quota sees.
    private Namespace CreateNamespace(bool keep) => new(
        $"{_name}-namespace",
        new NamespaceArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = Team.Namespace,
                Labels = PodSecurityStandard.Labels(PodSecurityStandard.Baseline, reported: PodSecurityStandard.Restricted)
                    .SetItem(GpuLabels.Enrolled, GpuLabels.EnrolledValue)
                    .SetItem(GpuLabels.MaxClass, Team.MaxClass.Name)
                    .SetItem(GpuLabels.Team, Team.Name),
            },
        },
        CustomResourceOptions.Merge(_child, new CustomResourceOptions { Protect = keep }));

    private ResourceQuota CreateQuota(GpuClassQuota quota) => new(
        $"{_name}-quota-{quota.Name}",
        new ResourceQuotaArgs
        {
            Metadata = new ObjectMetaArgs { Name = quota.Name, Namespace = NamespaceName },
            Spec = new ResourceQuotaSpecArgs
            {
                Hard = quota.Hard.ToDictionary(entry => entry.Key, entry => entry.Value.ToString(CultureInfo.InvariantCulture)),
                ScopeSelector = new ScopeSelectorArgs
                {
                    MatchExpressions = new ScopedResourceSelectorRequirementArgs
                    {
                        ScopeName = "PriorityClass",
                        Operator = quota.Operator,
                        Values = quota.Classes.Select(item => item.Name).ToArray(),
                    },
                },
            },
        },
        _child);

    private IEnumerable<(string Suffix, string Role)> MemberRoles(GpuPlan plan) =>
        Team.Members.IsEmpty ? []
        : plan.Engine == GpuEngine.Kueue ? [("edit", "edit"), ("queue", KueuePlan.UserRole)]
        : [("edit", "edit")];

    // edit writes neither quotas nor the namespace (Kubernetes documentation, "Using RBAC Authorization").
    private RoleBinding CreateBinding((string Suffix, string Role) role) => new(
        $"{_name}-members-{role.Suffix}",
        new RoleBindingArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"gpu-team-{role.Suffix}", Namespace = NamespaceName },
            RoleRef = GpuRoles.RoleRef(role.Role),
            Subjects = GpuRoles.Subjects(Team.Members),
        },
        _child);
}
