using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Cluster.Policies;
using Pulumi;

namespace Homelab.Components.Gpu;

/// <summary>Settings of <see cref="GpuGovernance"/>; all of them are checked before anything is registered.</summary>
public sealed class GpuGovernanceArgs : ResourceArgs
{
    /// <summary>What GPUs there are, and which team may hold how many of which class.</summary>
    /// <remarks>Lowering a quota evicts nothing; it refuses what comes next.</remarks>
    public required GpuPlan Plan { get; init; }

    /// <summary>What becomes of objects that break a rule.</summary>
    /// <value>Default <see cref="ValidationAction.Deny"/>. Warn and Audit together let a running cluster be tried first.</value>
    /// <remarks>In force at once, for objects that are made or changed from then on.</remarks>
    public ImmutableArray<ValidationAction> ValidationActions { get; init; } = GpuDefaults.ValidationActions;

    /// <summary>Who may use the class critical-gpu, beside administrators of the cluster.</summary>
    /// <value>Default nobody.</value>
    public ImmutableArray<RbacSubject> CriticalUsers { get; init; } = [];

    /// <summary>Further rules for pods, in CEL; they may use the variables of the policy gpu-pods.</summary>
    /// <value>Default none. An expression that does not compile is refused.</value>
    public ImmutableArray<Validation> Rules { get; init; } = [];

    /// <summary>Adds placement to pods with a GPU that lack it, by a MutatingAdmissionPolicy.</summary>
    /// <value>
    /// Default unset: where every server runs Kubernetes 1.36 or newer. True from 1.34 on, where the feature gate
    /// MutatingAdmissionPolicy must be on. False never.
    /// </value>
    public bool? MutatingPolicy { get; init; }

    /// <summary>Protects the teams' namespaces, so that Pulumi refuses to delete them with all that is in them.</summary>
    /// <value>Default true. False is for clusters whose data may go.</value>
    public bool Keep { get; init; } = true;

    /// <summary>Further values of Kueue's chart, with <see cref="GpuEngine.Kueue"/>.</summary>
    /// <value>Nested maps; every key must be one that the pinned chart knows. Default none. No secrets.</value>
    public IReadOnlyDictionary<string, object?> KueueValues { get; init; } = ImmutableDictionary<string, object?>.Empty;
}
