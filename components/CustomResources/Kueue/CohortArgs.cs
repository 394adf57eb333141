using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Homelab.Components.CustomResources.Kueue;

/// <summary>Queues that lend to each other: <c>kueue.x-k8s.io/v1beta2</c> Cohort.</summary>
/// <remarks>Source: github.com/kubernetes-sigs/kueue, tag v0.19.2, config/components/crd/bases.</remarks>
public sealed class CohortArgs : CustomResourceArgs
{
    /// <summary>Starts the arguments of a Cohort.</summary>
    public CohortArgs()
        : base("kueue.x-k8s.io/v1beta2", "Cohort")
    {
    }

    /// <summary>What belongs to none of the queues.</summary>
    [Input("spec")]
    public Input<CohortSpecArgs>? Spec { get; set; }
}

/// <summary>Spec of a Cohort.</summary>
public sealed class CohortSpecArgs : ResourceArgs
{
    [Input("resourceGroups")]
    private InputList<ResourceGroupArgs>? _resourceGroups;

    /// <summary>Resources of the cohort itself.</summary>
    public InputList<ResourceGroupArgs> ResourceGroups
    {
        get => _resourceGroups ??= [];
        set => _resourceGroups = value;
    }
}
