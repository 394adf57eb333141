using System.Globalization;

namespace Homelab.Cluster.Alerts;

/// <summary>What Longhorn's metrics must make somebody hear of.</summary>
/// <remarks>
/// Sources: longhorn/longhorn-manager, metrics_collector, tags v1.10.2, v1.11.3 and v1.12.1; Longhorn documentation,
/// "Longhorn Metrics for Monitoring". Longhorn's own example rules still compare with codes and never hold since 1.11.
/// </remarks>
public static class LonghornAlerts
{
    private const string Page = "docs/storage.md#alerts";

    // Up to 1.10 the robustness of a volume is one series with a code; since then there is a series of 0 or 1 for each state.
    private static readonly Version FirstWithStates = new(1, 11);

    /// <summary>The alerts for a version of Longhorn.</summary>
    /// <param name="version">Chart version, for example <c>1.12.1</c>.</param>
    /// <param name="backupInterval">The longest time from one scheduled backup to the next; null when none is scheduled.</param>
    /// <exception cref="FormatException">The text is no version.</exception>
    public static AlertGroup For(string version, TimeSpan? backupInterval)
    {
        var hasStates = Version.Parse(version) >= FirstWithStates;
        return new AlertGroup("longhorn",
        [
            Critical("LonghornVolumeFaulted", Robustness(hasStates, "faulted", 3), "2m", "{{ $labels.volume }} has no healthy copy left"),
            Warning("LonghornVolumeDegraded", Robustness(hasStates, "degraded", 2), "30m", "{{ $labels.volume }} has fewer copies than it should"),
            Critical(
                "LonghornVolumeReadOnly", "longhorn_volume_file_system_read_only == 1", "5m", "the file system of {{ $labels.volume }} became read-only"),
            Warning(
                "LonghornVolumeNearlyFull",
                "longhorn_volume_actual_size_bytes / longhorn_volume_capacity_bytes > 0.9",
                "15m",
                "{{ $labels.volume }} and its snapshots use {{ $value | humanizePercentage }} of its size"),
            Critical("LonghornNodeNotReady", "longhorn_node_status{condition=\"ready\"} == 0", "10m", "Longhorn on {{ $labels.node }} is not ready"),
            Warning(
                "LonghornDiskFull",
                "longhorn_disk_usage_bytes / (longhorn_disk_capacity_bytes - longhorn_disk_reservation_bytes) > 0.8",
                "15m",
                "disk {{ $labels.disk }} of {{ $labels.node }} is {{ $value | humanizePercentage }} full"),
            Warning("LonghornBackupFailed", "longhorn_backup_state == 4", "5m", "a backup of {{ $labels.volume }} failed"),
            Warning("LonghornMetricsAbsent", "absent(longhorn_node_count_total)", "10m", "Longhorn gives no metrics, so none of its alerts can fire"),
            .. hasStates && backupInterval is { } interval ? [BackupStale(interval)] : (AlertRule[])[],
            .. hasStates ? [DiskUnhealthy] : (AlertRule[])[],
        ]);
    }

    // Both metrics are new in 1.11.
    private static AlertRule DiskUnhealthy => Critical(
        "LonghornDiskUnhealthy", "longhorn_disk_health == 0", "5m", "disk {{ $labels.disk }} of {{ $labels.node }} reports that it is failing");

    // One backup may fail or be late; two missed ones are a fault.
    private static AlertRule BackupStale(TimeSpan interval) => Warning(
        "LonghornBackupStale",
        string.Create(CultureInfo.InvariantCulture, $"time() - longhorn_volume_last_backup_at > {2 * interval.TotalSeconds:0} and longhorn_volume_last_backup_at > 0"),
        "1h",
        "the last backup of {{ $labels.volume }} is {{ $value | humanizeDuration }} old");

    private static string Robustness(bool hasStates, string state, int code) =>
        hasStates ? $"longhorn_volume_robustness{{state=\"{state}\"}} == 1" : $"longhorn_volume_robustness == {code}";

    private static AlertRule Critical(string name, string expression, string duration, string summary) =>
        new(name, expression, duration, AlertSeverity.Critical, summary, Page);

    private static AlertRule Warning(string name, string expression, string duration, string summary) =>
        new(name, expression, duration, AlertSeverity.Warning, summary, Page);
}
