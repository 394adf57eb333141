using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Homelab.Components.Network;

/// <summary>What the network lets through in a namespace of this project before anybody opens more: nothing but names.</summary>
public static class NetworkPolicyBaseline
{
    private const int DnsPort = 53;

    // K3s' API server behind its service, and at the servers themselves.
    private static readonly int[] ApiServerPorts = [443, 6443];

    /// <summary>Lets nothing through, in either direction.</summary>
    public static NetworkPolicySpecArgs DefaultDeny => new()
    {
        PodSelector = new LabelSelectorArgs(),
        PolicyTypes = { "Ingress", "Egress" },
    };

    /// <summary>Lets all pods of the namespace reach the API server.</summary>
    public static (string Name, NetworkPolicySpecArgs Spec) AllowApiServer => ("allow-api-server", new NetworkPolicySpecArgs
    {
        PodSelector = new LabelSelectorArgs(),
        PolicyTypes = { "Egress" },
        Egress = ApiServerEgress,
    });

    /// <summary>The way to the API server, for policies of some pods.</summary>
    /// <remarks>
    /// Without a peer on purpose: the API server runs outside of pods, where no selector reaches it, and Cilium does not
    /// count it among the addresses of an ipBlock either (Cilium documentation, "Network Policy", CIDR policies).
    /// </remarks>
    public static NetworkPolicyEgressRuleArgs ApiServerEgress => new() { Ports = Ports("TCP", ApiServerPorts) };

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
        .. new[] { (Name: "default-deny", Spec: DefaultDeny), (Name: "allow-dns", Spec: Dns()) }.Concat(more).Select(policy => new NetworkPolicy(
            $"{name}-networkpolicy-{policy.Name}",
            new NetworkPolicyArgs
            {
                Metadata = new ObjectMetaArgs { Name = policy.Name, Namespace = namespaceName },
                Spec = policy.Spec,
            },
            child)),
    ];

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

    /// <summary>Pods of a namespace, as the other end of a rule.</summary>
    /// <param name="namespaceName">Name of the namespace; Kubernetes itself gives it to the namespace as a label.</param>
    /// <param name="labels">Labels of the pods.</param>
    public static NetworkPolicyPeerArgs Pods(Input<string> namespaceName, InputMap<string> labels) => new()
    {
        NamespaceSelector = new LabelSelectorArgs { MatchLabels = { ["kubernetes.io/metadata.name"] = namespaceName } },
        PodSelector = new LabelSelectorArgs { MatchLabels = labels },
    };

    // CoreDNS as K3s packages it.
    private static NetworkPolicySpecArgs Dns() => new()
    {
        PodSelector = new LabelSelectorArgs(),
        PolicyTypes = { "Egress" },
        Egress = new NetworkPolicyEgressRuleArgs
        {
            To = Pods("kube-system", new() { ["k8s-app"] = "kube-dns" }),
            Ports = Ports("UDP", DnsPort).Concat(Ports("TCP", DnsPort)),
        },
    };

    private static InputList<NetworkPolicyPortArgs> Ports(string protocol, params int[] ports) =>
        ports.Select(port => new NetworkPolicyPortArgs { Protocol = protocol, Port = port }).ToArray();
}
