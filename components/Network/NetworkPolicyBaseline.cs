using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Homelab.Components.Network;

/// <summary>What the network lets through in a namespace of this project before anybody opens more: nothing but names.</summary>
public static class NetworkPolicyBaseline
{
    /// <summary>Name of the policy that lets nothing through.</summary>
    public const string DenyName = "default-deny";

    /// <summary>Name of the policy that lets pods ask for names.</summary>
    public const string DnsName = "allow-dns";

    private const int DnsPort = 53;

    /// <summary>Closes a namespace in both directions but for DNS.</summary>
    /// <param name="name">Name of the component; the children's names begin with it.</param>
    /// <param name="namespaceName">The namespace.</param>
    /// <param name="more">Further policies of the namespace, by name.</param>
    /// <param name="child">Options of the children.</param>
    public static ImmutableArray<NetworkPolicy> Create(
        string name,
        Input<string> namespaceName,
        IEnumerable<(string Name, NetworkPolicySpecArgs Spec)> more,
        CustomResourceOptions child) =>
    [
        .. new[] { (DenyName, Deny()), (DnsName, Dns()) }.Concat(more).Select(policy => new NetworkPolicy(
            $"{name}-networkpolicy-{policy.Item1}",
            new NetworkPolicyArgs
            {
                Metadata = new ObjectMetaArgs { Name = policy.Item1, Namespace = namespaceName },
                Spec = policy.Item2,
            },
            child)),
    ];

    /// <summary>Lets all pods of the namespace reach some TCP ports anywhere.</summary>
    /// <param name="ports">The ports.</param>
    /// <remarks>
    /// Without a peer on purpose: the API server runs outside of pods, where no selector reaches it, and Cilium does not
    /// count it among the addresses of an ipBlock either (Cilium documentation, "Network Policy", CIDR policies).
    /// </remarks>
    public static NetworkPolicySpecArgs AllowEgress(params int[] ports) => new()
    {
        PodSelector = new LabelSelectorArgs(),
        PolicyTypes = { "Egress" },
        Egress = new NetworkPolicyEgressRuleArgs { Ports = Ports("TCP", ports) },
    };

    /// <summary>Lets anybody reach some TCP ports of all pods of the namespace.</summary>
    /// <param name="ports">The ports.</param>
    public static NetworkPolicySpecArgs AllowIngress(params int[] ports) => new()
    {
        PodSelector = new LabelSelectorArgs(),
        PolicyTypes = { "Ingress" },
        Ingress = new NetworkPolicyIngressRuleArgs { Ports = Ports("TCP", ports) },
    };

    /// <summary>Lets pods reach some TCP ports of the internet, and of no network at home.</summary>
    /// <param name="ports">The ports.</param>
    /// <remarks>The blocks that are left out are those of private, shared, link-local and loopback addresses (RFC 6890).</remarks>
    public static NetworkPolicyEgressRuleArgs InternetEgress(params int[] ports) => new()
    {
        To = new NetworkPolicyPeerArgs
        {
            IpBlock = new IPBlockArgs
            {
                Cidr = "0.0.0.0/0",
                Except = { "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16" },
            },
        },
        Ports = Ports("TCP", ports),
    };

    private static NetworkPolicySpecArgs Deny() => new()
    {
        PodSelector = new LabelSelectorArgs(),
        PolicyTypes = { "Ingress", "Egress" },
    };

    // CoreDNS as K3s packages it.
    private static NetworkPolicySpecArgs Dns() => new()
    {
        PodSelector = new LabelSelectorArgs(),
        PolicyTypes = { "Egress" },
        Egress = new NetworkPolicyEgressRuleArgs
        {
            To = new NetworkPolicyPeerArgs
            {
                NamespaceSelector = new LabelSelectorArgs { MatchLabels = { ["kubernetes.io/metadata.name"] = "kube-system" } },
                PodSelector = new LabelSelectorArgs { MatchLabels = { ["k8s-app"] = "kube-dns" } },
            },
            Ports = Ports("UDP", DnsPort).Concat(Ports("TCP", DnsPort)),
        },
    };

    private static InputList<NetworkPolicyPortArgs> Ports(string protocol, params int[] ports) =>
        ports.Select(port => new NetworkPolicyPortArgs { Protocol = protocol, Port = port }).ToArray();
}
