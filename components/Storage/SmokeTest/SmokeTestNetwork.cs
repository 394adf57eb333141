using Homelab.Cluster.SmokeTests;
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
    // K3s' API server behind its service, and at the servers themselves.
    private static readonly int[] ApiServerPorts = [443, 6443];

    /// <summary>Makes the policies.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="prometheusNamespace">Where Prometheus lives.</param>
    /// <param name="child">Options of the children.</param>
    public static void Create(string name, string prometheusNamespace, CustomResourceOptions child)
    {
        Create($"{name}-networkpolicy-deny", "default-deny", new NetworkPolicySpecArgs
        {
            PodSelector = new LabelSelectorArgs(),
            PolicyTypes = { "Ingress", "Egress" },
        }, child);

        // Without "to": network plugins class a server's own address in different ways, and a block of addresses does not
        // match it on Cilium.
        Create($"{name}-networkpolicy-api", "orchestrator-to-api-server", new NetworkPolicySpecArgs
        {
            PodSelector = Component("orchestrator"),
            PolicyTypes = { "Egress" },
            Egress = { new NetworkPolicyEgressRuleArgs { Ports = ApiServerPorts.Select(port => (Input<NetworkPolicyPortArgs>)Tcp(port)).ToList() } },
        }, child);
        Create($"{name}-networkpolicy-metrics", "prometheus-to-metrics", new NetworkPolicySpecArgs
        {
            PodSelector = Component("metrics"),
            PolicyTypes = { "Ingress" },
            Ingress =
            {
                new NetworkPolicyIngressRuleArgs
                {
                    From =
                    {
                        new NetworkPolicyPeerArgs
                        {
                            NamespaceSelector = new LabelSelectorArgs { MatchLabels = { ["kubernetes.io/metadata.name"] = prometheusNamespace } },
                            PodSelector = new LabelSelectorArgs { MatchLabels = { ["app.kubernetes.io/name"] = "prometheus" } },
                        },
                    },
                    Ports = { Tcp(SmokeTestMetrics.Port) },
                },
            },
        }, child);
    }

    private static void Create(string resource, string policy, NetworkPolicySpecArgs spec, CustomResourceOptions child) => _ = new NetworkPolicy(
        resource,
        new NetworkPolicyArgs { Metadata = new ObjectMetaArgs { Name = policy, Namespace = StorageSmokeTestNames.Namespace }, Spec = spec },
        child);

    private static LabelSelectorArgs Component(string component) => new() { MatchLabels = StorageSmokeTest.Labels(component) };

    private static NetworkPolicyPortArgs Tcp(int port) => new() { Protocol = "TCP", Port = port };
}
