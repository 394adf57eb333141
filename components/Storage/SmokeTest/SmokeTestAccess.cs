using Homelab.Cluster.SmokeTests;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Homelab.Components.Storage;

/// <summary>
/// What the orchestrator of the smoke test may do: make and remove pods and claims in its own namespace, write its one
/// ConfigMap, and read what shows whether volumes mount. It may change nothing anywhere else.
/// </summary>
internal sealed class SmokeTestAccess
{
    private const string Account = "orchestrator";
    private const string RbacGroup = "rbac.authorization.k8s.io";

    private readonly string _name;
    private readonly CustomResourceOptions _child;

    /// <summary>Grants it.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="target">What is known of the backend.</param>
    /// <param name="child">Options of the children.</param>
    public SmokeTestAccess(string name, SmokeTestTarget target, CustomResourceOptions child)
    {
        (_name, _child) = (name, child);
        _ = new ServiceAccount(
            $"{name}-serviceaccount",
            new ServiceAccountArgs { Metadata = In(StorageSmokeTestNames.Namespace, Account), AutomountServiceAccountToken = false },
            child);
        GrantIn(
            "role",
            StorageSmokeTestNames.Namespace,
            Rule("batch", ["jobs"], "get", "list", "create", "delete"),
            Rule("", ["pods"], "get", "list"),
            Rule("", ["events"], "get", "list"),
            Rule("", ["persistentvolumeclaims"], "get", "list", "create", "patch", "delete"),
            Rule("snapshot.storage.k8s.io", ["volumesnapshots"], "get", "list", "create", "delete"),
            Only(StorageSmokeTestNames.ResultsConfigMap));
        if (target.Namespace is { } space)
        {
            GrantIn(
                "driver-role",
                space,
                Rule("apps", ["daemonsets"], "get"),
                Rule("", ["pods"], "get", "list"),
                Rule("", ["pods/log"], "get"),
                Rule("longhorn.io", ["volumes"], "get", "list"));
        }

        GrantEverywhere(
            Rule("", ["nodes", "persistentvolumes"], "get", "list"),
            Rule("storage.k8s.io", ["csinodes", "storageclasses", "volumeattachments"], "get", "list"));
    }

    /// <summary>Name of the account.</summary>
    public static string ServiceAccountName => Account;

    private static PolicyRuleArgs Rule(string group, string[] resources, params string[] verbs) =>
        new() { ApiGroups = { group }, Resources = resources, Verbs = verbs };

    private static PolicyRuleArgs Only(string configMap) =>
        new() { ApiGroups = { "" }, Resources = { "configmaps" }, ResourceNames = { configMap }, Verbs = { "get", "patch" } };

    private void GrantIn(string suffix, string space, params PolicyRuleArgs[] rules)
    {
        var role = new Role($"{_name}-{suffix}", new RoleArgs { Metadata = In(space, StorageSmokeTestNames.CronJob), Rules = rules }, _child);
        _ = new RoleBinding(
            $"{_name}-{suffix}binding",
            new RoleBindingArgs
            {
                Metadata = In(space, StorageSmokeTestNames.CronJob),
                RoleRef = new RoleRefArgs { ApiGroup = RbacGroup, Kind = "Role", Name = StorageSmokeTestNames.CronJob },
                Subjects = { Subject() },
            },
            CustomResourceOptions.Merge(_child, new CustomResourceOptions { DependsOn = { role } }));
    }

    private void GrantEverywhere(params PolicyRuleArgs[] rules)
    {
        var role = new ClusterRole(
            $"{_name}-clusterrole",
            new ClusterRoleArgs { Metadata = new ObjectMetaArgs { Name = StorageSmokeTestNames.CronJob }, Rules = rules },
            _child);
        _ = new ClusterRoleBinding(
            $"{_name}-clusterrolebinding",
            new ClusterRoleBindingArgs
            {
                Metadata = new ObjectMetaArgs { Name = StorageSmokeTestNames.CronJob },
                RoleRef = new RoleRefArgs { ApiGroup = RbacGroup, Kind = "ClusterRole", Name = StorageSmokeTestNames.CronJob },
                Subjects = { Subject() },
            },
            CustomResourceOptions.Merge(_child, new CustomResourceOptions { DependsOn = { role } }));
    }

    private static SubjectArgs Subject() => new() { Kind = "ServiceAccount", Name = Account, Namespace = StorageSmokeTestNames.Namespace };

    private static ObjectMetaArgs In(string space, string name) => new() { Name = name, Namespace = space };
}
