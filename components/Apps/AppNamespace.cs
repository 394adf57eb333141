using System.Collections.Immutable;
using Homelab.Cluster.Policies;
using Homelab.Components.Network;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Homelab.Components.Apps;

/// <summary>A namespace of an app's own: closed to the network, and to every pod beyond the restricted Pod Security Standard.</summary>
public sealed class AppNamespace : ComponentResource
{
    internal AppNamespace(string name, string namespaceName, bool keep, ComponentResourceOptions options)
        : base("homelab:apps:AppNamespace", name, options)
    {
        var child = new CustomResourceOptions { Parent = this };
        Namespace = new Namespace(
            $"{name}-namespace",
            new NamespaceArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = namespaceName,
                    Labels = PodSecurityStandard.Labels(PodSecurityStandard.Restricted),
                },
            },
            CustomResourceOptions.Merge(child, new CustomResourceOptions { Protect = keep }));
        NamespaceName = Namespace.Urn.Apply(_ => namespaceName);
        NetworkPolicies = NetworkPolicyBaseline.Create(name, NamespaceName, [], child);
        RegisterOutputs(new Dictionary<string, object?> { ["namespace"] = NamespaceName });
    }

    /// <summary>The namespace.</summary>
    public Namespace Namespace { get; }

    /// <summary>Its name; known in a preview, and made before it is used.</summary>
    public Output<string> NamespaceName { get; }

    /// <summary>What the network lets through: nothing but names, until an app says what it needs.</summary>
    public ImmutableArray<NetworkPolicy> NetworkPolicies { get; }
}
