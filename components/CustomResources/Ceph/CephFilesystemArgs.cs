using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Homelab.Components.CustomResources.Ceph;

/// <summary>A shared file system: <c>ceph.rook.io/v1</c> CephFilesystem.</summary>
/// <remarks>Source: github.com/rook/rook, tags v1.19.10 and v1.20.6, pkg/apis/ceph.rook.io/v1/types.go.</remarks>
public sealed class CephFilesystemArgs : CustomResourceArgs
{
    /// <summary>Starts the arguments of a CephFilesystem.</summary>
    public CephFilesystemArgs()
        : base("ceph.rook.io/v1", "CephFilesystem")
    {
    }

    /// <summary>Pools and servers.</summary>
    [Input("spec", required: true)]
    public Input<CephFilesystemSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Spec of a CephFilesystem.</summary>
public sealed class CephFilesystemSpecArgs : ResourceArgs
{
    [Input("dataPools", required: true)]
    private InputList<CephPoolArgs>? _dataPools;

    /// <summary>Pool for names and directories.</summary>
    [Input("metadataPool", required: true)]
    public Input<CephPoolArgs> MetadataPool { get; set; } = null!;

    /// <summary>Pools for the files.</summary>
    public InputList<CephPoolArgs> DataPools
    {
        get => _dataPools ??= [];
        set => _dataPools = value;
    }

    /// <summary>Whether the file system stays in Ceph when the object is deleted.</summary>
    [Input("preserveFilesystemOnDelete")]
    public Input<bool>? PreserveFilesystemOnDelete { get; set; }

    /// <summary>The servers that answer for names and directories.</summary>
    [Input("metadataServer", required: true)]
    public Input<CephMetadataServerArgs> MetadataServer { get; set; } = null!;
}

/// <summary>The servers of a shared file system.</summary>
public sealed class CephMetadataServerArgs : ResourceArgs
{
    /// <summary>Servers at work.</summary>
    [Input("activeCount", required: true)]
    public Input<int> ActiveCount { get; set; } = null!;

    /// <summary>Whether each has one that stands by.</summary>
    [Input("activeStandby")]
    public Input<bool>? ActiveStandby { get; set; }

    /// <summary>Where they may run.</summary>
    [Input("placement")]
    public Input<CephPlacementArgs>? Placement { get; set; }
}
