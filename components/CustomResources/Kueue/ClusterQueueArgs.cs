using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Homelab.Components.CustomResources.Kueue;

/// <summary>The part of one team: <c>kueue.x-k8s.io/v1beta2</c> ClusterQueue.</summary>
/// <remarks>Source: github.com/kubernetes-sigs/kueue, tag v0.19.2, config/components/crd/bases.</remarks>
public sealed class ClusterQueueArgs : CustomResourceArgs
{
    /// <summary>Starts the arguments of a ClusterQueue.</summary>
    public ClusterQueueArgs()
        : base("kueue.x-k8s.io/v1beta2", "ClusterQueue")
    {
    }

    /// <summary>Who may queue, for what, and who gives way.</summary>
    [Input("spec")]
    public Input<ClusterQueueSpecArgs>? Spec { get; set; }
}

/// <summary>Spec of a ClusterQueue.</summary>
public sealed class ClusterQueueSpecArgs : ResourceArgs
{
    [Input("resourceGroups")]
    private InputList<ResourceGroupArgs>? _resourceGroups;

    /// <summary>Resources of the queue.</summary>
    public InputList<ResourceGroupArgs> ResourceGroups
    {
        get => _resourceGroups ??= [];
        set => _resourceGroups = value;
    }

    /// <summary>Cohort that the queue lends to and borrows from.</summary>
    [Input("cohortName")]
    public Input<string>? CohortName { get; set; }

    /// <summary>Namespaces that may queue.</summary>
    [Input("namespaceSelector")]
    public Input<LabelSelectorArgs>? NamespaceSelector { get; set; }

    /// <summary>Who gives way.</summary>
    [Input("preemption")]
    public Input<ClusterQueuePreemptionArgs>? Preemption { get; set; }
}

/// <summary>Who gives way to a workload that waits.</summary>
public sealed class ClusterQueuePreemptionArgs : ResourceArgs
{
    /// <summary>Workloads of other queues that hold borrowed units: Never, LowerPriority or Any.</summary>
    [Input("reclaimWithinCohort")]
    public Input<string>? ReclaimWithinCohort { get; set; }

    /// <summary>Workloads of the same queue: Never, LowerPriority or LowerOrNewerEqualPriority.</summary>
    [Input("withinClusterQueue")]
    public Input<string>? WithinClusterQueue { get; set; }
}
