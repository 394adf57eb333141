namespace Homelab.Components.Storage;

/// <summary>Names of the objects that this component makes for Longhorn, where more than one place must agree on them.</summary>
internal static class LonghornObjectNames
{
    /// <summary>Snapshots inside the cluster.</summary>
    public const string SnapshotClass = "longhorn-snapshot";

    /// <summary>Snapshots that are backups.</summary>
    public const string BackupClass = "longhorn-backup";

    /// <summary>The Secret with the credentials of a backup target.</summary>
    /// <param name="target">The target.</param>
    public static string CredentialSecret(LonghornBackupTarget target) => $"longhorn-backup-{target.Name}";
}
