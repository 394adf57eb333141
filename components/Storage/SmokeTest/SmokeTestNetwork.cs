using Homelab.Cluster.SmokeTests;
using Homelab.Components.Network;
using Pulumi;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Homelab.Components.Storage;

/// <summary>
/// Closes the namespace of the smoke test, but for two ways: the orchestrator reaches the API server, and Prometheus the
/// metrics. Pods that write to volumes need no network; their mounts are the node's business.
/// </summary>
internal static class SmokeTestNetwork
{
    /// <summary>Makes the policies.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="prometheusNamespace">Where Prometheus lives.</param>
    /// <param name="child">Options of the children.</param>
    public static void Create(string name, string prometheusNamespace, CustomResourceOptions child)
    {
        Create($"{name}-networkpolicy-deny", "default-deny", NetworkPolicyBaseline.DefaultDeny, child);
        Create($"{name}-networkpolicy-api", "orchestrator-to-api-server", new NetworkPolicySpecArgs
        {
            PodSelector = Component("orchestrator"),
            PolicyTypes = { "Egress" },
            Egress = NetworkPolicyBaseline.ApiServerEgress,
        }, child);
        Create($"{name}-networkpolicy-metrics", "prometheus-to-metrics", new NetworkPolicySpecArgs
        {
            PodSelector = Component("metrics"),
            PolicyTypes = { "Ingress" },
            Ingress =
            {
                new NetworkPolicyIngressRuleArgs
                {
                    From = NetworkPolicyBaseline.Pods(prometheusNamespace, new() { ["app.kubernetes.io/name"] = "prometheus" }),
                    Ports = new NetworkPolicyPortArgs { Protocol = "TCP", Port = SmokeTestMetrics.Port },
                },
            },
        }, child);
    }

    private static void Create(string resource, string policy, NetworkPolicySpecArgs spec, CustomResourceOptions child) => _ = new NetworkPolicy(
        resource,
        new NetworkPolicyArgs { Metadata = new ObjectMetaArgs { Name = policy, Namespace = StorageSmokeTestNames.Namespace }, Spec = spec },
        child);

    private static LabelSelectorArgs Component(string component) => new() { MatchLabels = StorageSmokeTest.Labels(component) };
}
