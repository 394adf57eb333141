using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What a recurring job of Longhorn does to volumes.</summary>
/// <remarks>Source: longhorn/longhorn-manager, tag v1.12.1, k8s/pkg/apis/longhorn/v1beta2/recurringjob.go.</remarks>
public sealed record RecurringJobTask : IChoice<RecurringJobTask>
{
    /// <summary>Takes snapshots; not while old ones cannot be cleaned up.</summary>
    public static readonly RecurringJobTask Snapshot = new("snapshot");

    /// <summary>Takes snapshots even then.</summary>
    public static readonly RecurringJobTask SnapshotForceCreate = new("snapshot-force-create");

    /// <summary>Merges snapshots that nobody asked for.</summary>
    public static readonly RecurringJobTask SnapshotCleanup = new("snapshot-cleanup");

    /// <summary>Deletes all snapshots beyond the number kept.</summary>
    public static readonly RecurringJobTask SnapshotDelete = new("snapshot-delete");

    /// <summary>Writes backups to a backup target; not while old snapshots cannot be cleaned up.</summary>
    public static readonly RecurringJobTask Backup = new("backup");

    /// <summary>Writes backups even then.</summary>
    public static readonly RecurringJobTask BackupForceCreate = new("backup-force-create");

    /// <summary>Gives blocks of deleted files back to the disks.</summary>
    public static readonly RecurringJobTask FilesystemTrim = new("filesystem-trim");

    /// <summary>Writes Longhorn's own objects to the default backup target.</summary>
    public static readonly RecurringJobTask SystemBackup = new("system-backup");

    private RecurringJobTask(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<RecurringJobTask> All { get; } =
    [
        Snapshot, SnapshotForceCreate, SnapshotCleanup, SnapshotDelete, Backup, BackupForceCreate, FilesystemTrim, SystemBackup,
    ];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>True when the task writes to a backup target.</summary>
    public bool NeedsBackupTarget => BacksVolumesUp || this == SystemBackup;

    /// <summary>True when the task writes volumes to a backup target.</summary>
    public bool BacksVolumesUp => this == Backup || this == BackupForceCreate;

    /// <summary>True when the task keeps a number of something.</summary>
    public bool Retains => this != SnapshotCleanup && this != FilesystemTrim;

    /// <summary>The task's name.</summary>
    public override string ToString() => Name;
}
