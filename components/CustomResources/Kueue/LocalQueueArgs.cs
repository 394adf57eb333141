using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Homelab.Components.CustomResources.Kueue;

/// <summary>The door of a namespace into a ClusterQueue: <c>kueue.x-k8s.io/v1beta2</c> LocalQueue.</summary>
/// <remarks>Source: github.com/kubernetes-sigs/kueue, tag v0.19.2, config/components/crd/bases.</remarks>
public sealed class LocalQueueArgs : CustomResourceArgs
{
    /// <summary>Starts the arguments of a LocalQueue.</summary>
    public LocalQueueArgs()
        : base("kueue.x-k8s.io/v1beta2", "LocalQueue")
    {
    }

    /// <summary>Where the door leads.</summary>
    [Input("spec")]
    public Input<LocalQueueSpecArgs>? Spec { get; set; }
}

/// <summary>Spec of a LocalQueue.</summary>
public sealed class LocalQueueSpecArgs : ResourceArgs
{
    /// <summary>Name of the ClusterQueue; cannot change in place.</summary>
    [Input("clusterQueue")]
    public Input<string>? ClusterQueue { get; set; }
}
