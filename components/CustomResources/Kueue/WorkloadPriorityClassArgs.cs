using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Homelab.Components.CustomResources.Kueue;

/// <summary>Rank in the queue, apart from the rank of the pods: <c>kueue.x-k8s.io/v1beta2</c> WorkloadPriorityClass.</summary>
/// <remarks>Source: github.com/kubernetes-sigs/kueue, tag v0.19.2, config/components/crd/bases.</remarks>
public sealed class WorkloadPriorityClassArgs : CustomResourceArgs
{
    /// <summary>Starts the arguments of a WorkloadPriorityClass.</summary>
    public WorkloadPriorityClassArgs()
        : base("kueue.x-k8s.io/v1beta2", "WorkloadPriorityClass")
    {
    }

    /// <summary>The rank.</summary>
    [Input("value", required: true)]
    public Input<int> Value { get; set; } = null!;

    /// <summary>What it is for.</summary>
    [Input("description")]
    public Input<string>? Description { get; set; }
}
