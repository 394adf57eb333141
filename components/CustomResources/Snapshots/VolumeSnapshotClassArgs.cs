using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Homelab.Components.CustomResources.Snapshots;

/// <summary>How a driver takes snapshots: <c>snapshot.storage.k8s.io/v1</c> VolumeSnapshotClass.</summary>
/// <remarks>Source: github.com/kubernetes-csi/external-snapshotter, tag v8.6.0, client/apis/volumesnapshot/v1.</remarks>
public sealed class VolumeSnapshotClassArgs : CustomResourceArgs
{
    [Input("parameters")]
    private InputMap<string>? _parameters;

    /// <summary>Starts the arguments of a VolumeSnapshotClass.</summary>
    public VolumeSnapshotClassArgs()
        : base("snapshot.storage.k8s.io/v1", "VolumeSnapshotClass")
    {
    }

    /// <summary>The CSI driver.</summary>
    [Input("driver", required: true)]
    public Input<string> Driver { get; set; } = null!;

    /// <summary>What becomes of a snapshot when its object is deleted: <c>Delete</c> or <c>Retain</c>.</summary>
    [Input("deletionPolicy", required: true)]
    public Input<string> DeletionPolicy { get; set; } = null!;

    /// <summary>Parameters of the driver.</summary>
    public InputMap<string> Parameters
    {
        get => _parameters ??= new();
        set => _parameters = value;
    }
}
