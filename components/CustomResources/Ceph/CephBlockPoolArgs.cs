using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Homelab.Components.CustomResources.Ceph;

/// <summary>A pool for block volumes: <c>ceph.rook.io/v1</c> CephBlockPool.</summary>
/// <remarks>Source: github.com/rook/rook, tags v1.19.10 and v1.20.6, pkg/apis/ceph.rook.io/v1/types.go.</remarks>
public sealed class CephBlockPoolArgs : CustomResourceArgs
{
    /// <summary>Starts the arguments of a CephBlockPool.</summary>
    public CephBlockPoolArgs()
        : base("ceph.rook.io/v1", "CephBlockPool")
    {
    }

    /// <summary>How copies are kept.</summary>
    [Input("spec", required: true)]
    public Input<CephPoolArgs> Spec { get; set; } = null!;
}

/// <summary>How a pool keeps copies.</summary>
public sealed class CephPoolArgs : ResourceArgs
{
    /// <summary>Name, for a data pool of a file system.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>What two copies must not share: <c>host</c> or <c>osd</c>.</summary>
    [Input("failureDomain")]
    public Input<string>? FailureDomain { get; set; }

    /// <summary>The copies.</summary>
    [Input("replicated")]
    public Input<CephReplicatedArgs>? Replicated { get; set; }
}

/// <summary>The copies of a pool.</summary>
public sealed class CephReplicatedArgs : ResourceArgs
{
    /// <summary>How many there are.</summary>
    [Input("size", required: true)]
    public Input<int> Size { get; set; } = null!;

    /// <summary>Whether a size of 1, which loses data, is refused.</summary>
    [Input("requireSafeReplicaSize")]
    public Input<bool>? RequireSafeReplicaSize { get; set; }
}
