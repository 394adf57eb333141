namespace Homelab.Components.Storage;

/// <summary>Names of objects that more than one place must agree on.</summary>
internal static class LonghornNames
{
    /// <summary>Where Longhorn lives; backup secrets must be in it too.</summary>
    public const string Namespace = "longhorn-system";

    /// <summary>Snapshots inside the cluster.</summary>
    public const string SnapshotClass = "longhorn-snapshot";

    /// <summary>Snapshots that are backups.</summary>
    public const string BackupClass = "longhorn-backup";

    /// <summary>The Secret with the credentials of a backup target.</summary>
    /// <param name="target">The target.</param>
    public static string CredentialSecret(LonghornBackupTarget target) => $"longhorn-backup-{target.Name}";
}
