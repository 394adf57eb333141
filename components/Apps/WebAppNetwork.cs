using Homelab.Components.Network;
using Pulumi;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Homelab.Components.Apps;

/// <summary>What the network lets through to and from an app: the ingress controller, the apps it talks to, the internet.</summary>
internal static class WebAppNetwork
{
    private const int HttpsPort = 443;

    /// <summary>Opens the app's own namespace as far as it needs.</summary>
    /// <param name="app">The app.</param>
    /// <param name="spec">What the app needs.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="child">Options of the child.</param>
    public static NetworkPolicy Create(WebApp app, WebAppSpec spec, WebAppArgs args, CustomResourceOptions child)
    {
        var policy = new NetworkPolicySpecArgs
        {
            PodSelector = new LabelSelectorArgs { MatchLabels = app.Labels },
            PolicyTypes = { "Ingress", "Egress" },
        };
        if (args.Ingress is { } ingress)
        {
            policy.Ingress.Add(new NetworkPolicyIngressRuleArgs
            {
                From = NetworkPolicyBaseline.Pods(ingress.ControllerNamespace, ingress.ControllerLabels.ToDictionary()),
                Ports = Port(spec.Port),
            });
        }

        foreach (var used in args.Uses)
        {
            policy.Egress.Add(new NetworkPolicyEgressRuleArgs { To = NetworkPolicyBaseline.Pods(used.Namespace, used.Labels), Ports = Port(used.Port) });
        }

        if (spec.Internet)
        {
            policy.Egress.Add(NetworkPolicyBaseline.InternetEgress(HttpsPort));
        }

        return Create($"{app.Name}-networkpolicy", app.Name, app.Namespace, policy, child);
    }

    /// <summary>Opens another app, in its namespace, to an app that talks to it.</summary>
    /// <param name="app">The app that talks.</param>
    /// <param name="used">The app that is talked to.</param>
    /// <param name="child">Options of the child.</param>
    public static NetworkPolicy CreateFor(WebApp app, WebApp used, CustomResourceOptions child) => Create(
        $"{app.Name}-networkpolicy-{used.Name}",
        $"{used.Name}-from-{app.Name}",
        used.Namespace,
        new NetworkPolicySpecArgs
        {
            PodSelector = new LabelSelectorArgs { MatchLabels = used.Labels },
            PolicyTypes = { "Ingress" },
            Ingress = new NetworkPolicyIngressRuleArgs { From = NetworkPolicyBaseline.Pods(app.Namespace, app.Labels), Ports = Port(used.Port) },
        },
        child);

    private static NetworkPolicyPortArgs Port(int port) => new() { Protocol = "TCP", Port = port };

    private static NetworkPolicy Create(string resource, string name, Input<string> namespaceName, NetworkPolicySpecArgs spec, CustomResourceOptions child) => new(
        resource,
        new NetworkPolicyArgs { Metadata = new ObjectMetaArgs { Name = name, Namespace = namespaceName }, Spec = spec },
        child);
}
