using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Homelab.Components.Gpu;

// Kueue's objects as far as this project writes them: github.com/kubernetes-sigs/kueue, tag v0.19.2,
// config/components/crd/bases, version v1beta2.

/// <summary>What Kueue's objects have in common.</summary>
internal static class KueueApi
{
    public const string Version = "kueue.x-k8s.io/v1beta2";
}

/// <summary>A ResourceFlavor: nodes of one kind.</summary>
internal sealed class ResourceFlavorArgs() : CustomResourceArgs(KueueApi.Version, "ResourceFlavor")
{
    [Input("spec")]
    public Input<ResourceFlavorSpecArgs>? Spec { get; set; }
}

/// <summary>How pods get onto such nodes.</summary>
internal sealed class ResourceFlavorSpecArgs : ResourceArgs
{
    private InputMap<string>? _nodeLabels;
    private InputList<TolerationArgs>? _tolerations;

    /// <summary>Labels of the nodes.</summary>
    [Input("nodeLabels")]
    public InputMap<string> NodeLabels
    {
        get => _nodeLabels ??= [];
        set => _nodeLabels = value;
    }

    /// <summary>Tolerations that admitted pods get.</summary>
    [Input("tolerations")]
    public InputList<TolerationArgs> Tolerations
    {
        get => _tolerations ??= [];
        set => _tolerations = value;
    }
}

/// <summary>A Cohort: queues that lend to each other, with what belongs to none of them.</summary>
internal sealed class CohortArgs() : CustomResourceArgs(KueueApi.Version, "Cohort")
{
    [Input("spec")]
    public Input<CohortSpecArgs>? Spec { get; set; }
}

/// <summary>What belongs to the cohort itself.</summary>
internal sealed class CohortSpecArgs : ResourceArgs
{
    private InputList<ResourceGroupArgs>? _resourceGroups;

    /// <summary>Its own resources.</summary>
    [Input("resourceGroups")]
    public InputList<ResourceGroupArgs> ResourceGroups
    {
        get => _resourceGroups ??= [];
        set => _resourceGroups = value;
    }
}

/// <summary>A ClusterQueue: the part of one team.</summary>
internal sealed class ClusterQueueArgs() : CustomResourceArgs(KueueApi.Version, "ClusterQueue")
{
    [Input("spec")]
    public Input<ClusterQueueSpecArgs>? Spec { get; set; }
}

/// <summary>Who may queue, for what, and who gives way.</summary>
internal sealed class ClusterQueueSpecArgs : ResourceArgs
{
    private InputList<ResourceGroupArgs>? _resourceGroups;

    /// <summary>Cohort that the queue lends to and borrows from.</summary>
    [Input("cohortName")]
    public Input<string>? CohortName { get; set; }

    /// <summary>Namespaces that may queue.</summary>
    [Input("namespaceSelector")]
    public Input<LabelSelectorArgs>? NamespaceSelector { get; set; }

    /// <summary>Resources of the queue.</summary>
    [Input("resourceGroups")]
    public InputList<ResourceGroupArgs> ResourceGroups
    {
        get => _resourceGroups ??= [];
        set => _resourceGroups = value;
    }

    /// <summary>Who gives way.</summary>
    [Input("preemption")]
    public Input<ClusterQueuePreemptionArgs>? Preemption { get; set; }
}

/// <summary>Resources that come from the same flavors.</summary>
internal sealed class ResourceGroupArgs : ResourceArgs
{
    private InputList<string>? _coveredResources;
    private InputList<FlavorQuotasArgs>? _flavors;

    /// <summary>Names of the resources.</summary>
    [Input("coveredResources", required: true)]
    public InputList<string> CoveredResources
    {
        get => _coveredResources ??= [];
        set => _coveredResources = value;
    }

    /// <summary>The flavors, in the order to try them.</summary>
    [Input("flavors", required: true)]
    public InputList<FlavorQuotasArgs> Flavors
    {
        get => _flavors ??= [];
        set => _flavors = value;
    }
}

/// <summary>What the owner has of one flavor.</summary>
internal sealed class FlavorQuotasArgs : ResourceArgs
{
    private InputList<ResourceQuotaArgs>? _resources;

    /// <summary>Name of the flavor.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>What it has of each resource.</summary>
    [Input("resources", required: true)]
    public InputList<ResourceQuotaArgs> Resources
    {
        get => _resources ??= [];
        set => _resources = value;
    }

    /// <summary>What the owner has of one resource.</summary>
    internal sealed class ResourceQuotaArgs : ResourceArgs
    {
        /// <summary>Name of the resource.</summary>
        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        /// <summary>Units that are the owner's whenever it asks.</summary>
        [Input("nominalQuota", required: true)]
        public Input<int> NominalQuota { get; set; } = null!;

        /// <summary>Units that it may hold beyond those.</summary>
        [Input("borrowingLimit")]
        public Input<int>? BorrowingLimit { get; set; }
    }
}

/// <summary>Who gives way to a workload that waits.</summary>
internal sealed class ClusterQueuePreemptionArgs : ResourceArgs
{
    /// <summary>Workloads of other queues that hold borrowed units.</summary>
    [Input("reclaimWithinCohort")]
    public Input<string>? ReclaimWithinCohort { get; set; }

    /// <summary>Workloads of the same queue.</summary>
    [Input("withinClusterQueue")]
    public Input<string>? WithinClusterQueue { get; set; }
}

/// <summary>A LocalQueue: the door of a namespace into a ClusterQueue.</summary>
internal sealed class LocalQueueArgs() : CustomResourceArgs(KueueApi.Version, "LocalQueue")
{
    [Input("spec")]
    public Input<LocalQueueSpecArgs>? Spec { get; set; }
}

/// <summary>Where the door leads.</summary>
internal sealed class LocalQueueSpecArgs : ResourceArgs
{
    /// <summary>Name of the ClusterQueue; cannot change in place.</summary>
    [Input("clusterQueue")]
    public Input<string>? ClusterQueue { get; set; }
}

/// <summary>A WorkloadPriorityClass: rank in the queue, apart from the rank of the pods.</summary>
internal sealed class WorkloadPriorityClassArgs() : CustomResourceArgs(KueueApi.Version, "WorkloadPriorityClass")
{
    /// <summary>The rank.</summary>
    [Input("value", required: true)]
    public Input<int> Value { get; set; } = null!;

    /// <summary>What it is for.</summary>
    [Input("description")]
    public Input<string>? Description { get; set; }
}
