using Homelab.Cluster;

namespace Homelab.Stacks.Settings;

/// <summary>What makes the volumes that claims ask for.</summary>
public sealed record StorageProvisioner : IChoice<StorageProvisioner>
{
    /// <summary>Longhorn: copies on several nodes.</summary>
    public static readonly StorageProvisioner Longhorn = new("longhorn");

    /// <summary>What K3s brings along: a directory on one node.</summary>
    public static readonly StorageProvisioner LocalPath = new("local-path");

    private StorageProvisioner(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<StorageProvisioner> All { get; } = [Longhorn, LocalPath];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The provisioner's name.</summary>
    public override string ToString() => Name;
}
