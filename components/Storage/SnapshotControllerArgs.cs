using Homelab.Cluster;
using Pulumi;

namespace Homelab.Components.Storage;

/// <summary>Settings of <see cref="SnapshotController"/>.</summary>
public sealed class SnapshotControllerArgs : ResourceArgs
{
    /// <summary>The cluster that it runs on.</summary>
    public required ClusterInventory Cluster { get; init; }

    /// <summary>Protects the namespace and the release: with the kinds, every snapshot would go.</summary>
    /// <value>Default true. False is for clusters whose snapshots may go.</value>
    public bool Keep { get; init; } = true;
}
