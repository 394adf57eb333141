using System.Collections.Immutable;
using Homelab.Cluster.SmokeTests;

namespace Homelab.Cluster.Migration;

/// <summary>What a migration must be allowed to do, and nothing more; a test holds the list against every call that it makes.</summary>
public static class MigrationPermissions
{
    /// <summary>In the namespace of a claim.</summary>
    public static ImmutableArray<Permission> InNamespace { get; } =
    [
        new("", ["persistentvolumeclaims"], ["list", "create", "delete"]),
        new("", ["pods"], ["list"]),
        new("", ["configmaps"], ["list", "create", "update", "delete"]),
        new("apps", ["deployments", "replicasets"], ["get", "list", "update"]),
        new("apps", ["statefulsets"], ["get", "list", "create", "update", "delete"]),
        new("apps", ["daemonsets"], ["list"]),
        new("batch", ["cronjobs"], ["get", "list", "update"]),
        new("batch", ["jobs"], ["list", "create", "delete"]),
        new("networking.k8s.io", ["networkpolicies"], ["list", "create", "delete"]),
    ];

    /// <summary>In the whole cluster.</summary>
    public static ImmutableArray<Permission> InCluster { get; } =
    [
        new("", ["persistentvolumes"], ["get", "list", "update"]),
        new("", ["namespaces"], ["get"]),
        new("", ["nodes"], ["list"]),
        new("storage.k8s.io", ["csinodes", "storageclasses"], ["list"]),
    ];

    /// <summary>In the namespace of the smoke test, for its results.</summary>
    public static Permission SmokeTestResults { get; } = new("", ["configmaps"], ["get"], [StorageSmokeTestNames.ResultsConfigMap]);
}

/// <summary>One rule of a Role.</summary>
/// <param name="ApiGroup">API group; empty for the core group.</param>
/// <param name="Resources">Resources, by their plural.</param>
/// <param name="Verbs">Verbs.</param>
/// <param name="Names">The only objects that it is for; empty for all.</param>
public sealed record Permission(string ApiGroup, ImmutableArray<string> Resources, ImmutableArray<string> Verbs, ImmutableArray<string> Names)
{
    /// <summary>A rule for all objects of some resources.</summary>
    /// <param name="apiGroup">API group; empty for the core group.</param>
    /// <param name="resources">Resources, by their plural.</param>
    /// <param name="verbs">Verbs.</param>
    public Permission(string apiGroup, ImmutableArray<string> resources, ImmutableArray<string> verbs)
        : this(apiGroup, resources, verbs, [])
    {
    }
}
