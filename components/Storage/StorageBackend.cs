using System.Collections.Immutable;
using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What makes the volumes that claims ask for.</summary>
public sealed record StorageBackend : IChoice<StorageBackend>
{
    /// <summary>Longhorn: copies on the nodes' own disks.</summary>
    public static readonly StorageBackend Longhorn = new("longhorn", "longhorn", [StorageUse.Replicated, StorageUse.SingleNode, StorageUse.SharedWrite]);

    /// <summary>What K3s brings along: a directory on one node.</summary>
    public static readonly StorageBackend LocalPath = new("local-path", "localPath", [StorageUse.SingleNode]);

    /// <summary>OpenEBS: a directory on one node, and copies on spare disks with its engine Mayastor.</summary>
    public static readonly StorageBackend OpenEbs = new("openebs", "openebs", [StorageUse.Replicated, StorageUse.SingleNode]);

    /// <summary>Ceph, run by Rook: copies on spare disks, also as a shared file system.</summary>
    public static readonly StorageBackend RookCeph = new("rook-ceph", "rookCeph", [StorageUse.Replicated, StorageUse.SingleNode, StorageUse.SharedWrite]);

    private StorageBackend(string name, string section, ImmutableArray<StorageUse> uses) => (Name, Section, Uses) = (name, section, uses);

    /// <inheritdoc/>
    public static IReadOnlyList<StorageBackend> All { get; } = [Longhorn, LocalPath, OpenEbs, RookCeph];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Name of its part of the setting <c>homelab:storage</c>.</summary>
    public string Section { get; }

    /// <summary>The setting that holds its part.</summary>
    public string Setting => SettingPath.Member(StorageOffer.Setting, Section);

    /// <summary>The uses that it can serve when all of it is switched on.</summary>
    public ImmutableArray<StorageUse> Uses { get; }

    /// <summary>The backend's name.</summary>
    public override string ToString() => Name;
}
