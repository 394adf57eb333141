namespace Homelab.Components.Storage;

/// <summary>Limits of Longhorn's settings, shared by rules, readers of settings and documentation.</summary>
/// <remarks>
/// Source: github.com/longhorn/longhorn, tag v1.12.1, chart/questions.yaml; longhorn-manager, tag v1.12.1, types/setting.go;
/// Longhorn documentation 1.12.1.
/// </remarks>
public static class LonghornLimits
{
    /// <summary>Most copies that Longhorn keeps of a volume.</summary>
    public const int MaxReplicas = 20;

    /// <summary>Most pods of each CSI sidecar.</summary>
    public const int MaxCsiReplicas = 10;

    /// <summary>Most pods of Longhorn's web page.</summary>
    public const int MaxUiReplicas = 10;

    /// <summary>Most percent of a disk that volumes may be promised together.</summary>
    public const int MaxOverProvisioningPercentage = 1000;

    /// <summary>Most percent of a node's processors for Longhorn's instance manager.</summary>
    public const int MaxInstanceManagerCpu = 40;

    /// <summary>Most seconds between two looks at a backup target: a day.</summary>
    public const int MaxPollIntervalSeconds = 86400;

    /// <summary>Most snapshots or backups that a recurring job keeps; Longhorn keeps no more snapshots of a volume.</summary>
    public const int MaxRetain = 250;

    /// <summary>Most volumes that a recurring job works on at once.</summary>
    public const int MaxConcurrency = 10;

    /// <summary>Longest name of a recurring job.</summary>
    public const int MaxJobName = 40;

    /// <summary>Most GiB of a disk that are not for Longhorn: a pebibyte.</summary>
    public const int MaxReservedGiB = 1024 * 1024;
}
