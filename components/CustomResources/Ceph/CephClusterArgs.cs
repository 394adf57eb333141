using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Homelab.Components.CustomResources.Ceph;

/// <summary>A Ceph cluster: <c>ceph.rook.io/v1</c> CephCluster.</summary>
/// <remarks>Source: github.com/rook/rook, tags v1.19.10 and v1.20.6, pkg/apis/ceph.rook.io/v1/types.go.</remarks>
public sealed class CephClusterArgs : CustomResourceArgs
{
    /// <summary>Starts the arguments of a CephCluster.</summary>
    public CephClusterArgs()
        : base("ceph.rook.io/v1", "CephCluster")
    {
    }

    /// <summary>Version, daemons and disks.</summary>
    [Input("spec", required: true)]
    public Input<CephClusterSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Spec of a CephCluster.</summary>
public sealed class CephClusterSpecArgs : ResourceArgs
{
    /// <summary>Which Ceph.</summary>
    [Input("cephVersion")]
    public Input<CephVersionArgs>? CephVersion { get; set; }

    /// <summary>Directory on the nodes for configuration and monitor data.</summary>
    [Input("dataDirHostPath")]
    public Input<string>? DataDirHostPath { get; set; }

    /// <summary>Monitors, which agree on the state of the cluster.</summary>
    [Input("mon")]
    public Input<CephDaemonsArgs>? Mon { get; set; }

    /// <summary>Managers, one active.</summary>
    [Input("mgr")]
    public Input<CephDaemonsArgs>? Mgr { get; set; }

    /// <summary>The web page.</summary>
    [Input("dashboard")]
    public Input<CephSwitchArgs>? Dashboard { get; set; }

    /// <summary>Prometheus' part.</summary>
    [Input("monitoring")]
    public Input<CephSwitchArgs>? Monitoring { get; set; }

    /// <summary>The nodes and disks that hold data.</summary>
    [Input("storage")]
    public Input<CephStorageArgs>? Storage { get; set; }

    /// <summary>Keys.</summary>
    [Input("security")]
    public Input<CephSecurityArgs>? Security { get; set; }

    /// <summary>Where pods may run, by <c>all</c> or a kind of daemon.</summary>
    [Input("placement")]
    public Input<CephPlacementsArgs>? Placement { get; set; }
}

/// <summary>Which Ceph runs.</summary>
public sealed class CephVersionArgs : ResourceArgs
{
    /// <summary>Image with its tag.</summary>
    [Input("image")]
    public Input<string>? Image { get; set; }
}

/// <summary>How many of a daemon run.</summary>
public sealed class CephDaemonsArgs : ResourceArgs
{
    /// <summary>Pods.</summary>
    [Input("count")]
    public Input<int>? Count { get; set; }

    /// <summary>Whether several may share a node.</summary>
    [Input("allowMultiplePerNode")]
    public Input<bool>? AllowMultiplePerNode { get; set; }
}

/// <summary>A part that can be switched on.</summary>
public sealed class CephSwitchArgs : ResourceArgs
{
    /// <summary>Whether it is on.</summary>
    [Input("enabled")]
    public Input<bool>? Enabled { get; set; }
}

/// <summary>The nodes and disks that hold data.</summary>
public sealed class CephStorageArgs : ResourceArgs
{
    [Input("nodes")]
    private InputList<CephNodeArgs>? _nodes;

    /// <summary>Whether every node takes part.</summary>
    [Input("useAllNodes")]
    public Input<bool>? UseAllNodes { get; set; }

    /// <summary>Whether every empty disk is taken.</summary>
    [Input("useAllDevices")]
    public Input<bool>? UseAllDevices { get; set; }

    /// <summary>The nodes.</summary>
    public InputList<CephNodeArgs> Nodes
    {
        get => _nodes ??= [];
        set => _nodes = value;
    }
}

/// <summary>The disks of a node.</summary>
public sealed class CephNodeArgs : ResourceArgs
{
    [Input("devices")]
    private InputList<CephDeviceArgs>? _devices;

    /// <summary>Name of the node.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>The disks.</summary>
    public InputList<CephDeviceArgs> Devices
    {
        get => _devices ??= [];
        set => _devices = value;
    }
}

/// <summary>A disk.</summary>
public sealed class CephDeviceArgs : ResourceArgs
{
    /// <summary>Name below <c>/dev</c>, or a whole path below <c>/dev/disk</c>.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }
}

/// <summary>Keys.</summary>
public sealed class CephSecurityArgs : ResourceArgs
{
    /// <summary>Ceph's own authentication.</summary>
    [Input("cephx")]
    public Input<CephxArgs>? Cephx { get; set; }
}

/// <summary>Ceph's own authentication.</summary>
public sealed class CephxArgs : ResourceArgs
{
    /// <summary>The keys that the CSI drivers use.</summary>
    [Input("csi")]
    public Input<CephxKeysArgs>? Csi { get; set; }
}

/// <summary>Keys of one kind of client.</summary>
public sealed class CephxKeysArgs : ResourceArgs
{
    /// <summary><c>aes</c> or <c>aes256k</c>.</summary>
    [Input("keyType")]
    public Input<string>? KeyType { get; set; }
}

/// <summary>Where pods may run.</summary>
public sealed class CephPlacementsArgs : ResourceArgs
{
    /// <summary>For every daemon.</summary>
    [Input("all")]
    public Input<CephPlacementArgs>? All { get; set; }
}
