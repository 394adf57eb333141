using Homelab.Cluster;
using Pulumi;

namespace Homelab.Components.Storage;

/// <summary>Settings of <see cref="LocalPathStorage"/>.</summary>
public sealed class LocalPathStorageArgs : ResourceArgs
{
    /// <summary>The cluster whose storage it is.</summary>
    public required ClusterInventory Cluster { get; init; }
}
