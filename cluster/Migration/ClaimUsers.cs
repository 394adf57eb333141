using System.Collections.Immutable;
using System.Globalization;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>Everything that uses a claim, or will when its schedule says so.</summary>
/// <param name="Scalable">Deployments, StatefulSets and ReplicaSets of their own.</param>
/// <param name="CronJobs">CronJobs.</param>
/// <param name="DaemonSets">DaemonSets, which cannot be scaled to nothing.</param>
/// <param name="Pods">Pods whose containers have not ended, without the migration's own.</param>
public sealed record ClaimUsers(
    ImmutableArray<KubernetesObject> Scalable,
    ImmutableArray<KubernetesObject> CronJobs,
    ImmutableArray<KubernetesObject> DaemonSets,
    ImmutableArray<KubernetesObject> Pods)
{
    private static readonly (string Key, string Manager)[] Managers =
    [
        ("kustomize.toolkit.fluxcd.io/name", "the Flux Kustomization"),
        ("helm.toolkit.fluxcd.io/name", "the Flux HelmRelease"),
        ("argocd.argoproj.io/instance", "the Argo CD Application"),
        ("argocd.argoproj.io/tracking-id", "the Argo CD Application"),
    ];

    /// <summary>Finds them.</summary>
    /// <param name="observed">The cluster.</param>
    /// <param name="claims">The claim, and the ones that hold its volumes; all in one namespace.</param>
    /// <param name="migrationId">Marks the migration's own pods; null when there is none yet.</param>
    public static ClaimUsers Find(MigrationObservation observed, ImmutableArray<ObjectReference> claims, string? migrationId)
    {
        var space = claims[0].Namespace;
        var pods = observed.List(ResourceKind.Pods, space)
            .Where(pod => pod.IsActive() && Uses(pod) && (migrationId is null || pod.MigrationId() != migrationId))
            .ToImmutableArray();
        var owners = pods.Select(pod => Owner(observed, pod)).OfType<KubernetesObject>().ToImmutableArray();
        return new ClaimUsers(
            [
                .. Of(ResourceKind.Deployments),
                .. Of(ResourceKind.StatefulSets),
                .. Of(ResourceKind.ReplicaSets).Where(set => set.Controller() is null),
            ],
            [.. Of(ResourceKind.CronJobs)],
            [.. Of(ResourceKind.DaemonSets)],
            pods);

        // By their template, and by the pods that they have: those may be of an older template.
        IEnumerable<KubernetesObject> Of(ResourceKind kind) => observed.List(kind, space)
            .Where(user => Uses(user) || owners.Any(owner => ObjectReference.Of(owner) == ObjectReference.Of(user)));

        bool Uses(KubernetesObject user) =>
            claims.Any(claim => user.Mounts(claim.Name) || (user.Kind == "StatefulSet" && Template(user, claim.Name) is not null));
    }

    /// <summary>The object that decides whether a pod runs; null for a pod of its own, and for owners that are not known here.</summary>
    /// <param name="observed">The cluster.</param>
    /// <param name="pod">The pod.</param>
    public static KubernetesObject? Owner(MigrationObservation observed, KubernetesObject pod)
    {
        var owner = pod;
        while (owner.Controller() is var (kind, name)
            && ResourceKind.All.FirstOrDefault(known => known.Kind == kind && !known.IsCustom) is { } known
            && observed.Find(new ObjectReference(known, pod.Namespace, name)) is { } next)
        {
            owner = next;
        }

        return owner == pod ? null : owner;
    }

    /// <summary>The template of a StatefulSet that a claim was made from; null when it was not.</summary>
    /// <param name="statefulSet">The StatefulSet.</param>
    /// <param name="claim">The claim's name.</param>
    /// <remarks>Names are <c>template-set-number</c> (Kubernetes documentation, "StatefulSets", "Stable Storage").</remarks>
    public static string? Template(KubernetesObject statefulSet, string claim) => statefulSet.Json.Items("spec", "volumeClaimTemplates")
        .Select(template => template.Text("metadata", "name"))
        .OfType<string>()
        .FirstOrDefault(template =>
            claim.StartsWith($"{template}-{statefulSet.Name}-", StringComparison.Ordinal)
            && int.TryParse(claim.AsSpan(template.Length + statefulSet.Name.Length + 2), NumberStyles.None, CultureInfo.InvariantCulture, out _));

    /// <summary>What puts a workload back to what it was when somebody changes it; null when nothing is known to.</summary>
    /// <param name="workload">The workload.</param>
    public static string? Manager(KubernetesObject workload) => Managers
        .Select(manager => (workload.Labels.GetValueOrDefault(manager.Key) ?? workload.Annotations.GetValueOrDefault(manager.Key)) is { } name
            ? $"{manager.Manager} {name}"
            : null)
        .FirstOrDefault(found => found is not null);
}
