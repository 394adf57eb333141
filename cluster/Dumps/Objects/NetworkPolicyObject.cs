using System.Text.Json;

namespace Homelab.Cluster.Dumps;

/// <summary>A NetworkPolicy.</summary>
/// <param name="read">The object.</param>
public sealed class NetworkPolicyObject(KubernetesObject read) : KubernetesObject(read)
{
    /// <summary>Whether it closes incoming traffic, but for its rules.</summary>
    /// <remarks>A policy that names no type closes incoming traffic (Kubernetes API reference, NetworkPolicySpec).</remarks>
    public bool RestrictsIngress => Json.At("spec", "policyTypes") is null || Json.Texts("spec", "policyTypes").Contains("Ingress");

    /// <summary>Whether it is about pods with one label; a policy for every pod is about them too.</summary>
    /// <param name="label">The label.</param>
    /// <param name="value">The label's value.</param>
    public bool Selects(string label, string value)
    {
        var wanted = Json.TextMap("spec", "podSelector", "matchLabels");
        return !Json.Items("spec", "podSelector", "matchExpressions").Any()
            && wanted.All(pair => pair.Key == label && pair.Value == value);
    }

    /// <summary>Whether a rule lets somebody who is no pod, such as a node, reach a TCP port.</summary>
    /// <param name="port">The port.</param>
    public bool AdmitsHosts(int port) => Json.Items("spec", "ingress").Any(rule => HasPort(rule, port) && HasHosts(rule));

    // A rule without ports is for every port, and one without sources for every source.
    private static bool HasPort(JsonElement rule, int port) => !rule.Items("ports").Any() || rule.Items("ports").Any(item =>
        item.Text("protocol") is null or "TCP"
        && (item.At("port") is null
            || item.Number("port") is { } number && number <= port && port <= (item.Number("endPort") ?? number)));

    private static bool HasHosts(JsonElement rule) => !rule.Items("from").Any() || rule.Items("from").Any(source => source.At("ipBlock") is not null);
}
