using System.Collections.Immutable;

namespace Homelab.Cluster.Policies;

/// <summary>
/// The levels of the Pod Security Standards, and the labels by which a namespace asks for one (Kubernetes documentation,
/// "Pod Security Standards" and "Pod Security Admission").
/// </summary>
public static class PodSecurityStandard
{
    /// <summary>No limits: for pods that own their node.</summary>
    public const string Privileged = "privileged";

    /// <summary>Nothing by which a pod is known to take over its node.</summary>
    public const string Baseline = "baseline";

    /// <summary>Only what a pod needs that does its work and nothing else.</summary>
    public const string Restricted = "restricted";

    /// <summary>The label of the level beyond which pods are refused.</summary>
    public const string EnforceLabel = "pod-security.kubernetes.io/enforce";

    private const string AuditLabel = "pod-security.kubernetes.io/audit";
    private const string WarnLabel = "pod-security.kubernetes.io/warn";

    /// <summary>The labels of a namespace.</summary>
    /// <param name="enforced">The level beyond which pods are refused.</param>
    /// <param name="reported">The level beyond which pods are warned about and noted in the audit log; by default the enforced one.</param>
    public static ImmutableDictionary<string, string> Labels(string enforced, string? reported = null) => ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create(EnforceLabel, enforced),
        KeyValuePair.Create(AuditLabel, reported ?? enforced),
        KeyValuePair.Create(WarnLabel, reported ?? enforced),
    ]);
}
