using System.Collections.Immutable;
using Homelab.Cluster.Migration;
using Homelab.Cluster.Policies;
using Homelab.Cluster.SmokeTests;
using Homelab.Components.Network;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Homelab.Components.Storage;

/// <summary>
/// An account that may do what a migration of claims in some namespaces calls for, and nothing else, for <c>homelab
/// migrate</c>. The migration itself is not declared: it is a way there and back, and runs when somebody asks for it.
/// </summary>
/// <example>
/// <code>
/// _ = new StorageMigration("migration", new StorageMigrationArgs { Namespaces = ["media"] });
/// </code>
/// </example>
public sealed class StorageMigration : ComponentResource
{
    /// <summary>Name of the account's namespace, of the account, and of its roles.</summary>
    public const string AccountName = "storage-migration";

    private const string RbacGroup = "rbac.authorization.k8s.io";

    private readonly CustomResourceOptions _child;

    /// <summary>Makes the account and grants it what it needs.</summary>
    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options; a provider is handed on to the children.</param>
    /// <exception cref="RunException">A namespace is wrong; nothing was registered.</exception>
    public StorageMigration(string name, StorageMigrationArgs args, ComponentResourceOptions? options = null)
        : base("homelab:storage:StorageMigration", name, options)
    {
        StorageMigrationRules.Check(args.Namespaces).ThrowIfAny($"StorageMigration {name}");

        Namespace = CreateNamespace(name);
        _child = new CustomResourceOptions { Parent = this, DependsOn = { Namespace } };
        _ = NetworkPolicyBaseline.Create(name, AccountName, [], _child);
        ServiceAccount = CreateAccount(name);
        GrantEverywhere(name);
        foreach (var space in args.Namespaces)
        {
            GrantIn($"{name}-{space}", space, MigrationPermissions.InNamespace, _child);
        }

        if (args.SmokeTest is { } smokeTest)
        {
            GrantIn(
                $"{name}-{StorageSmokeTestNames.Namespace}",
                StorageSmokeTestNames.Namespace,
                [MigrationPermissions.SmokeTestResults],
                CustomResourceOptions.Merge(_child, new CustomResourceOptions { DependsOn = { smokeTest.Namespace } }));
        }

        RegisterOutputs(new Dictionary<string, object?> { ["serviceAccount"] = $"{AccountName}/{AccountName}" });
    }

    /// <summary>The account's namespace, with nothing else in it; no pod ever runs there.</summary>
    public Namespace Namespace { get; }

    /// <summary>The account. Sign in with <c>kubectl create token -n storage-migration storage-migration --duration=8h</c>.</summary>
    public ServiceAccount ServiceAccount { get; }

    private Namespace CreateNamespace(string name) => new(
        $"{name}-namespace",
        new NamespaceArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = AccountName,
                Labels = PodSecurityStandard.Labels(PodSecurityStandard.Restricted),
            },
        },
        new CustomResourceOptions { Parent = this });

    private ServiceAccount CreateAccount(string name) => new(
        $"{name}-serviceaccount",
        new ServiceAccountArgs { Metadata = In(AccountName), AutomountServiceAccountToken = false },
        _child);

    private void GrantEverywhere(string name)
    {
        var role = new ClusterRole(
            $"{name}-clusterrole",
            new ClusterRoleArgs { Metadata = new ObjectMetaArgs { Name = AccountName }, Rules = Rules(MigrationPermissions.InCluster) },
            _child);
        _ = new ClusterRoleBinding(
            $"{name}-clusterrolebinding",
            new ClusterRoleBindingArgs
            {
                Metadata = new ObjectMetaArgs { Name = AccountName },
                RoleRef = new RoleRefArgs { ApiGroup = RbacGroup, Kind = "ClusterRole", Name = AccountName },
                Subjects = { Subject() },
            },
            CustomResourceOptions.Merge(_child, new CustomResourceOptions { DependsOn = { role } }));
    }

    private static void GrantIn(string name, string space, ImmutableArray<Permission> permissions, CustomResourceOptions child)
    {
        var role = new Role($"{name}-role", new RoleArgs { Metadata = In(space), Rules = Rules(permissions) }, child);
        _ = new RoleBinding(
            $"{name}-rolebinding",
            new RoleBindingArgs
            {
                Metadata = In(space),
                RoleRef = new RoleRefArgs { ApiGroup = RbacGroup, Kind = "Role", Name = AccountName },
                Subjects = { Subject() },
            },
            CustomResourceOptions.Merge(child, new CustomResourceOptions { DependsOn = { role } }));
    }

    private static PolicyRuleArgs[] Rules(ImmutableArray<Permission> permissions) =>
    [
        .. permissions.Select(permission => new PolicyRuleArgs
        {
            ApiGroups = { permission.ApiGroup },
            Resources = permission.Resources.ToArray(),
            Verbs = permission.Verbs.ToArray(),
            ResourceNames = permission.Names.ToArray(),
        }),
    ];

    private static SubjectArgs Subject() => new() { Kind = "ServiceAccount", Name = AccountName, Namespace = AccountName };

    private static ObjectMetaArgs In(string space) => new() { Name = AccountName, Namespace = space };
}
