namespace Homelab.Components.Storage;

/// <summary>A StorageClass to make on Longhorn; what it leaves open is as <see cref="LonghornStorageArgs"/> says.</summary>
/// <param name="Name">Name that claims use; not <c>longhorn</c> or <c>longhorn-static</c>, which Longhorn makes itself.</param>
/// <remarks>
/// A class cannot be changed once made: Pulumi deletes it and makes it anew, which leaves existing volumes as they are.
/// While <see cref="StorageArgs.Keep"/> holds, Pulumi refuses to.
/// </remarks>
public sealed record LonghornStorageClass(string Name)
{
    /// <summary>What the class is for; the first class of a use serves it.</summary>
    /// <value>Default <see cref="StorageUse.Replicated"/>.</value>
    public StorageUse Use { get; init; } = StorageUse.Replicated;

    /// <summary>Copies kept of each new volume, on different nodes.</summary>
    /// <value>Replicas; 1 to the number of storage nodes. Default <see cref="LonghornStorageArgs.Replicas"/>.</value>
    public int? Replicas { get; init; }

    /// <summary>Whether one copy is kept on the pod's node.</summary>
    /// <value>Default <see cref="LonghornStorageArgs.DataLocality"/>.</value>
    public DataLocality? DataLocality { get; init; }

    /// <summary>What becomes of a volume when its claim is deleted.</summary>
    /// <value>Default <see cref="LonghornStorageArgs.ReclaimPolicy"/>.</value>
    public ReclaimPolicy? ReclaimPolicy { get; init; }

    /// <summary>What moves the data.</summary>
    /// <value>Default <see cref="DataEngine.V1"/>.</value>
    public DataEngine DataEngine { get; init; } = DataEngine.V1;

    /// <summary>File system of new volumes.</summary>
    /// <value>Default <see cref="FileSystem.Ext4"/>.</value>
    public FileSystem FileSystem { get; init; } = LonghornDefaults.FileSystem;
}
