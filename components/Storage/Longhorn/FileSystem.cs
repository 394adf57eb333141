using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>File system that Longhorn makes on a new volume.</summary>
public sealed record FileSystem : IChoice<FileSystem>
{
    /// <summary>ext4, Longhorn's default.</summary>
    public static readonly FileSystem Ext4 = new("ext4");

    /// <summary>XFS; a volume of it cannot be smaller than 300 MiB.</summary>
    public static readonly FileSystem Xfs = new("xfs");

    private FileSystem(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<FileSystem> All { get; } = [Ext4, Xfs];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The file system's name.</summary>
    public override string ToString() => Name;
}
