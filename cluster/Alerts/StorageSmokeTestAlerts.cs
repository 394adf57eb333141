using System.Collections.Immutable;

namespace Homelab.Cluster.Alerts;

/// <summary>What the metrics of the storage smoke test must make somebody hear of.</summary>
public static class StorageSmokeTestAlerts
{
    private const string Page = "docs/smoke-test.md#when-a-step-fails";

    /// <summary>The alerts.</summary>
    public static ImmutableArray<AlertGroup> All { get; } =
    [
        new AlertGroup("storage-smoke-test",
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
        ]),
    ];
}
