using System.Collections.Immutable;

namespace Homelab.Components.Storage;

/// <summary>The disks that Longhorn shall have on a node.</summary>
/// <param name="Name">Name of the node, as in the inventory.</param>
/// <param name="Disks">The disks; at least one.</param>
/// <remarks>Longhorn reads them once, while it has no disk on the node; later changes are made in Longhorn itself.</remarks>
public sealed record LonghornNode(string Name, ImmutableArray<LonghornDisk> Disks)
{
    /// <summary>Words by which a class can choose the node (<c>nodeSelector</c>).</summary>
    /// <value>Default none.</value>
    public ImmutableArray<string> Tags { get; init; } = [];
}

/// <summary>A directory of a node that Longhorn keeps volumes in.</summary>
/// <param name="Name">Name of the disk in Longhorn.</param>
/// <param name="Path">Absolute path of a mounted directory, no symlink.</param>
public sealed record LonghornDisk(string Name, string Path)
{
    /// <summary>Whether new copies may go there.</summary>
    /// <value>Default true.</value>
    public bool AllowScheduling { get; init; } = true;

    /// <summary>How much of the disk is not for Longhorn.</summary>
    /// <value>GiB; 0 to 1048576. Default 0: a disk of its own.</value>
    public int StorageReservedGiB { get; init; }

    /// <summary>Words by which a class can choose the disk (<c>diskSelector</c>).</summary>
    /// <value>Default none.</value>
    public ImmutableArray<string> Tags { get; init; } = [];
}
