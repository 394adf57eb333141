using System.Collections.Immutable;
using Homelab.Cluster.Guardrails;

namespace Homelab.Stacks;

/// <summary>Which resource may break which guardrail, and why; docs/guardrails.md tells what the rules are.</summary>
/// <remarks>One that its resource does not need is an error of the preview.</remarks>
internal static class GuardrailExemptions
{
    private const string Namespace = "kubernetes:core/v1:Namespace";

    /// <summary>All exemptions.</summary>
    public static ImmutableArray<GuardrailExemption> All { get; } =
    [
        new("pod-security", Namespace, "longhorn-namespace", "the managers and the CSI plugin mount devices and directories of the node"),
    ];
}
