using Homelab.Cluster;
using Pulumi;

namespace Homelab.Components.Storage;

/// <summary>Settings of <see cref="DefaultStorageClass"/>.</summary>
public sealed class DefaultStorageClassArgs : ResourceArgs
{
    /// <summary>What the servers do about K3s' own class.</summary>
    public required LocalStorage LocalStorage { get; init; }

    /// <summary>The backend whose class is the default.</summary>
    public required StorageComponent Storage { get; init; }
}
