using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Homelab.Components.CustomResources.Ceph;

/// <summary>The part of a file system that a client makes volumes in: <c>ceph.rook.io/v1</c> CephFilesystemSubVolumeGroup.</summary>
/// <remarks>Source: github.com/rook/rook, tags v1.19.10 and v1.20.6, pkg/apis/ceph.rook.io/v1/types.go.</remarks>
public sealed class CephFilesystemSubVolumeGroupArgs : CustomResourceArgs
{
    /// <summary>Starts the arguments of a CephFilesystemSubVolumeGroup.</summary>
    public CephFilesystemSubVolumeGroupArgs()
        : base("ceph.rook.io/v1", "CephFilesystemSubVolumeGroup")
    {
    }

    /// <summary>The file system and the group's name in it.</summary>
    [Input("spec", required: true)]
    public Input<CephFilesystemSubVolumeGroupSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Spec of a CephFilesystemSubVolumeGroup.</summary>
public sealed class CephFilesystemSubVolumeGroupSpecArgs : ResourceArgs
{
    /// <summary>Name of the group; <c>csi</c> for the CSI driver's.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>Name of the file system's object.</summary>
    [Input("filesystemName", required: true)]
    public Input<string> FilesystemName { get; set; } = null!;
}
