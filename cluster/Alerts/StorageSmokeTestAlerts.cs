using System.Globalization;

namespace Homelab.Cluster.Alerts;

/// <summary>What the metrics of the storage smoke test must make somebody hear of.</summary>
public static class StorageSmokeTestAlerts
{
    private const string Page = "docs/smoke-test.md#alerts";

    /// <summary>The alerts.</summary>
    /// <param name="interval">The longest time from one scheduled run to the next; null when it runs on demand only.</param>
    public static AlertGroup For(TimeSpan? interval) => new("storage-smoke-test",
    [
        new AlertRule(
            "StorageSmokeTestStepFailed",
            "homelab_storage_smoke_test_step_success == 0",
            "5m",
            AlertSeverity.Critical,
            "Step {{ $labels.step }} ({{ $labels.name }}) of the storage smoke test failed on {{ $labels.node }}",
            Page),
        new AlertRule(
            "StorageSmokeTestFailed",
            "homelab_storage_smoke_test_success == 0",
            "5m",
            AlertSeverity.Critical,
            "The last storage smoke test did not prove that volumes mount on every node",
            Page),
        .. interval is { } longest ? [Stale(longest), Absent(longest)] : (AlertRule[])[],
    ]);

    // A run that is killed leaves the results of the one before, which may have passed. One may be late; two missed ones are a fault.
    private static AlertRule Stale(TimeSpan interval) => new(
        "StorageSmokeTestStale",
        string.Create(CultureInfo.InvariantCulture, $"time() - homelab_storage_smoke_test_completion_timestamp_seconds > {2 * interval.TotalSeconds:0}"),
        "1h",
        AlertSeverity.Warning,
        "The last storage smoke test ended {{ $value | humanizeDuration }} ago, two of its schedule's longest pauses or more",
        Page);

    // Before the first run there is nothing to be read, and that may take as long as the schedule pauses.
    private static AlertRule Absent(TimeSpan interval) => new(
        "StorageSmokeTestMetricsAbsent",
        "absent(homelab_storage_smoke_test_completion_timestamp_seconds)",
        string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(interval.TotalHours) + 1:0}h"),
        AlertSeverity.Warning,
        "The storage smoke test gives no results, so none of its alerts can fire",
        Page);
}
