using System.Collections.Immutable;

namespace Homelab.Cluster.Dumps;

/// <summary>A node.</summary>
/// <param name="read">The object.</param>
public sealed class NodeObject(KubernetesObject read) : KubernetesObject(read)
{
    private const string ControlPlaneLabel = "node-role.kubernetes.io/control-plane";

    // Set by Kubernetes itself while a node is cordoned or in trouble; they come and go.
    private const string PassingTaints = "node.kubernetes.io/";

    /// <summary>Version of its kubelet; empty when it is not said.</summary>
    public string KubeletVersion => Json.Text("status", "nodeInfo", "kubeletVersion") ?? "";

    /// <summary>The arguments that K3s was started with, as it records them; null when it does not.</summary>
    public string? NodeArgs => Annotations.GetValueOrDefault(Cluster.NodeArgs.Annotation);

    /// <summary>True unless the node is cordoned.</summary>
    public bool IsSchedulable => Json.Flag("spec", "unschedulable") is not true;

    /// <summary>Whether it is ready; null when nothing tells.</summary>
    public bool? IsReady => Conditions.Ready(Json.Items("status", "conditions"));

    /// <summary>What it does.</summary>
    public NodeRole Role => Labels.ContainsKey(ControlPlaneLabel) ? NodeRole.Server : NodeRole.Agent;

    /// <summary>The taints that somebody set and that keep pods away; without those that come and go by themselves.</summary>
    public ImmutableArray<Taint> Taints =>
    [
        .. Json.Items("spec", "taints")
            .Select(taint => (Key: taint.Text("key") ?? "", Value: taint.Text("value") ?? "", Effect: taint.Text("effect")))
            .Where(taint => !taint.Key.StartsWith(PassingTaints, StringComparison.Ordinal))
            .Select(taint => Choice.TryParse<TaintEffect>(taint.Effect, out var effect) ? new Taint(taint.Key, taint.Value, effect) : null)
            .OfType<Taint>()
            .Where(taint => taint.Effect != TaintEffect.PreferNoSchedule),
    ];

    /// <summary>How many of a resource its pods may have, as the API writes it; null when there is none.</summary>
    /// <param name="resource">The resource, for example <c>nvidia.com/gpu</c>.</param>
    public string? Allocatable(string resource) => Json.Text("status", "allocatable", resource);
}
