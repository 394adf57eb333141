using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>Whether a directory may grow beyond the size of its claim.</summary>
public sealed record HostpathQuota : IChoice<HostpathQuota>
{
    /// <summary>It may, until the disk is full.</summary>
    public static readonly HostpathQuota None = new("none");

    /// <summary>It may not; the base path must lie on XFS that is mounted with <c>prjquota</c>.</summary>
    public static readonly HostpathQuota Xfs = new("xfs");

    /// <summary>It may not; the base path must lie on ext4 with the feature <c>project</c>, mounted with <c>prjquota</c>.</summary>
    public static readonly HostpathQuota Ext4 = new("ext4");

    private HostpathQuota(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<HostpathQuota> All { get; } = [None, Xfs, Ext4];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The choice's name.</summary>
    public override string ToString() => Name;
}
