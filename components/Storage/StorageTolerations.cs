using System.Collections.Immutable;
using Homelab.Cluster;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Homelab.Components.Storage;

/// <summary>
/// Lets drivers run on tainted nodes: without its plugin a node cannot mount a volume, so a tainted GPU node needs it as
/// much as any other.
/// </summary>
internal static class StorageTolerations
{
    /// <summary>The taints that a pod must tolerate to run on every node, each once.</summary>
    /// <param name="nodes">All nodes of the cluster.</param>
    // PreferNoSchedule is a wish of the scheduler and needs no toleration.
    public static ImmutableArray<Taint> Taints(IEnumerable<Node> nodes) =>
    [
        .. nodes
            .SelectMany(node => node.Taints)
            .Where(taint => taint.Effect != TaintEffect.PreferNoSchedule)
            .Distinct()
            .OrderBy(taint => taint.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>Tolerations as chart values.</summary>
    /// <param name="taints">The taints.</param>
    public static List<object> ToValues(IEnumerable<Taint> taints) => [.. taints.Select(ToValue)];

    /// <summary>Tolerations as part of a Kubernetes object.</summary>
    /// <param name="taints">The taints.</param>
    public static InputList<TolerationArgs> ToArgs(IEnumerable<Taint> taints) =>
        taints.Select(taint => (Input<TolerationArgs>)ToArg(taint)).ToList();

    private static Dictionary<string, object> ToValue(Taint taint)
    {
        var toleration = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["key"] = taint.Key,
            ["operator"] = Operator(taint),
            ["effect"] = taint.Effect.Name,
        };
        if (taint.Value.Length > 0)
        {
            toleration["value"] = taint.Value;
        }

        return toleration;
    }

    private static TolerationArgs ToArg(Taint taint)
    {
        var toleration = new TolerationArgs { Key = taint.Key, Operator = Operator(taint), Effect = taint.Effect.Name };
        if (taint.Value.Length > 0)
        {
            toleration.Value = taint.Value;
        }

        return toleration;
    }

    private static string Operator(Taint taint) => taint.Value.Length == 0 ? "Exists" : "Equal";
}
