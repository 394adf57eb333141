using Homelab.Cluster;
using Homelab.Components.Storage;

namespace Homelab.Stacks.Settings;

/// <summary>The setting <c>homelab:storage</c>; its members are explained in Pulumi.yaml and in the arguments of the backends.</summary>
public sealed record StorageSettings
{
    /// <summary>What makes the volumes.</summary>
    public required StorageBackend Backend { get; init; }

    /// <summary>The use whose class is the default of the cluster; null for what the backend serves best.</summary>
    public StorageUse? Default { get; init; }

    /// <summary>Protects what holds data.</summary>
    public required bool Keep { get; init; }

    /// <summary>Directory of the kubelet on every node; null to leave it to the driver.</summary>
    public string? KubeletRootDir { get; init; }

    /// <summary>Where the snapshot controller comes from.</summary>
    public required SnapshotSource Snapshots { get; init; }

    /// <summary>Makes the backend's arguments of its own settings and those of all backends.</summary>
    internal ReadArgs Read { get; init; } = LonghornSettings.Defaults;

    /// <summary>The arguments of the chosen backend.</summary>
    /// <param name="cluster">The cluster that it will run on.</param>
    /// <param name="secrets">What the stack keeps secret for it.</param>
    /// <param name="controller">The snapshot controller, if the stack installs it.</param>
    public StorageArgs ToArgs(ClusterInventory cluster, StorageSecrets secrets, SnapshotController? controller = null) =>
        Read(new StorageContext(this, cluster, secrets, controller));

    /// <summary>Everything that is wrong with the chosen backend on a cluster.</summary>
    /// <param name="cluster">The cluster that it will run on.</param>
    /// <param name="secrets">What the stack keeps secret for it.</param>
    public IEnumerable<Fault> Check(ClusterInventory cluster, StorageSecrets secrets) =>
    [
        .. Snapshots == SnapshotSource.Install ? SnapshotController.Check(cluster) : [],
        .. secrets.Check(this),
        .. ToArgs(cluster, secrets) switch
        {
            LonghornStorageArgs longhorn => LonghornRules.Check(longhorn),
            LocalPathStorageArgs localPath => LocalPathRules.Check(localPath),
            OpenEbsStorageArgs openEbs => OpenEbsRules.Check(openEbs),
            RookCephStorageArgs rookCeph => RookCephRules.Check(rookCeph),
            var other => throw new NotSupportedException(other.GetType().Name),
        },
    ];

    /// <summary>The settings; places that could not be read hold defaults, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    internal static StorageSettings ReadFrom(SettingsSection section)
    {
        var backend = section.RequiredChoice<StorageBackend>("backend");
        foreach (var other in StorageBackend.All.Where(other => other != backend))
        {
            if (backend is not null)
            {
                section.Refuse(other.Section, $"has no effect with backend {backend}", $"remove it, or choose backend {other}");
            }
            else
            {
                section.Ignore(other.Section);
            }
        }

        return new StorageSettings
        {
            Backend = backend ?? StorageBackend.Longhorn,
            Default = section.Choice<StorageUse>("default"),
            Keep = section.Flag("keep") ?? true,
            KubeletRootDir = section.Text("kubeletRootDir", "a directory"),
            Snapshots = section.Choice<SnapshotSource>("snapshots") ?? SnapshotSource.None,
            Read = (backend is null ? null : section.MapOrEmpty(backend.Section, $"the settings of {backend}", ReaderOf(backend))) ?? LonghornSettings.Defaults,
        };
    }

    private static Func<SettingsSection, ReadArgs> ReaderOf(StorageBackend backend) => backend switch
    {
        _ when backend == StorageBackend.LocalPath => LocalPathSettings.Read,
        _ when backend == StorageBackend.OpenEbs => OpenEbsSettings.Read,
        _ when backend == StorageBackend.RookCeph => RookCephSettings.Read,
        _ => LonghornSettings.Read,
    };
}

/// <summary>Makes the arguments of a backend.</summary>
/// <param name="context">What comes from elsewhere than the backend's own settings.</param>
internal delegate StorageArgs ReadArgs(StorageContext context);

/// <summary>What a backend takes from elsewhere than its own settings.</summary>
/// <param name="Settings">The settings of all backends.</param>
/// <param name="Cluster">The cluster.</param>
/// <param name="Secrets">What the stack keeps secret.</param>
/// <param name="Controller">The snapshot controller, if the stack installs it.</param>
internal sealed record StorageContext(StorageSettings Settings, ClusterInventory Cluster, StorageSecrets Secrets, SnapshotController? Controller)
{
    /// <summary>Whether the cluster has a snapshot controller.</summary>
    public bool Snapshots => Settings.Snapshots != SnapshotSource.None;
}
