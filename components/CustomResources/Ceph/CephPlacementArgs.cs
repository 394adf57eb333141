using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Homelab.Components.CustomResources.Ceph;

/// <summary>Where pods of Ceph may run.</summary>
public sealed class CephPlacementArgs : ResourceArgs
{
    [Input("tolerations")]
    private InputList<TolerationArgs>? _tolerations;

    /// <summary>Taints that they tolerate.</summary>
    public InputList<TolerationArgs> Tolerations
    {
        get => _tolerations ??= [];
        set => _tolerations = value;
    }
}
