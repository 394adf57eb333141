using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Homelab.Components.CustomResources.OpenEbs;

/// <summary>A disk that Mayastor keeps copies of volumes on: <c>openebs.io/v1beta3</c> DiskPool.</summary>
/// <remarks>Source: OpenEBS documentation 4.4, "Create DiskPool(s)".</remarks>
public sealed class DiskPoolArgs : CustomResourceArgs
{
    /// <summary>Starts the arguments of a DiskPool.</summary>
    public DiskPoolArgs()
        : base("openebs.io/v1beta3", "DiskPool")
    {
    }

    /// <summary>Which disk of which node.</summary>
    [Input("spec", required: true)]
    public Input<DiskPoolSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Spec of a DiskPool.</summary>
public sealed class DiskPoolSpecArgs : ResourceArgs
{
    [Input("disks", required: true)]
    private InputList<string>? _disks;

    /// <summary>Name of the node.</summary>
    [Input("node", required: true)]
    public Input<string> Node { get; set; } = null!;

    /// <summary>The disk, by a name that does not change when the node starts again; exactly one.</summary>
    public InputList<string> Disks
    {
        get => _disks ??= [];
        set => _disks = value;
    }
}
