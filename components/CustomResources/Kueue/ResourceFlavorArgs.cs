using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Homelab.Components.CustomResources.Kueue;

/// <summary>Nodes of one kind: <c>kueue.x-k8s.io/v1beta2</c> ResourceFlavor.</summary>
/// <remarks>Source: github.com/kubernetes-sigs/kueue, tag v0.19.2, config/components/crd/bases.</remarks>
public sealed class ResourceFlavorArgs : CustomResourceArgs
{
    /// <summary>Starts the arguments of a ResourceFlavor.</summary>
    public ResourceFlavorArgs()
        : base("kueue.x-k8s.io/v1beta2", "ResourceFlavor")
    {
    }

    /// <summary>How pods get onto such nodes.</summary>
    [Input("spec")]
    public Input<ResourceFlavorSpecArgs>? Spec { get; set; }
}

/// <summary>Spec of a ResourceFlavor.</summary>
public sealed class ResourceFlavorSpecArgs : ResourceArgs
{
    [Input("nodeLabels")]
    private InputMap<string>? _nodeLabels;

    [Input("tolerations")]
    private InputList<TolerationArgs>? _tolerations;

    /// <summary>Labels of the nodes.</summary>
    public InputMap<string> NodeLabels
    {
        get => _nodeLabels ??= new();
        set => _nodeLabels = value;
    }

    /// <summary>Tolerations that admitted pods get.</summary>
    public InputList<TolerationArgs> Tolerations
    {
        get => _tolerations ??= [];
        set => _tolerations = value;
    }
}
