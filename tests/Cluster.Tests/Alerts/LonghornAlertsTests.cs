using Homelab.Cluster.Alerts;
using Xunit;

namespace Homelab.Cluster.Tests.Alerts;

public sealed class LonghornAlertsTests
{
    private const string Volume = """{volume="pvc-1",node="k3s1"}""";
    private const string Disk = """{disk="disk-1",node="k3s1"}""";

    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    [Theory]
    [InlineData("1.11.0", "longhorn_volume_robustness{state=\"faulted\"} == 1")]
    [InlineData("1.12.1", "longhorn_volume_robustness{state=\"faulted\"} == 1")]
    [InlineData("1.10.2", "longhorn_volume_robustness == 3")]
    public void Faulted_IsToldAsTheVersionDoes(string version, string expression) =>
        Assert.Equal(expression, LonghornAlerts.For(version, Daily).Rules.Single(rule => rule.Name == "LonghornVolumeFaulted").Expression);

    [Fact]
    public void Leaves_OutWhatAVersionHasNoMetricFor()
    {
        Assert.DoesNotContain(LonghornAlerts.For("1.10.2", Daily).Rules, rule => rule.Name is "LonghornBackupStale" or "LonghornDiskUnhealthy");
        Assert.Contains(LonghornAlerts.For("1.11.3", Daily).Rules, rule => rule.Name == "LonghornBackupStale");
    }

    [Theory]
    [InlineData("1.10.2")]
    [InlineData("1.12.1")]
    public void EveryAlert_LastsAWhile_AndSaysWhatToDo(string version)
    {
        var rules = LonghornAlerts.For(version, Daily).Rules;

        Assert.Equal(rules.Length, rules.Select(rule => rule.Name).Distinct().Count());
        Assert.All(rules, rule =>
        {
            Assert.Matches("^[0-9]+[mh]$", rule.For);
            Assert.NotEmpty(rule.Summary);
            Assert.Equal("docs/storage.md#alerts", rule.Runbook);
        });
    }

    [Fact]
    public void EveryAlert_IsExplainedOnThePageThatItNames()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "files", "storage.md"));
        var alerts = page[page.IndexOf("\n## Alerts\n", StringComparison.Ordinal)..];

        Assert.All(LonghornAlerts.For("1.12.1", Daily).Rules, rule => Assert.Contains($"\n| `{rule.Name}` | ", alerts, StringComparison.Ordinal));
    }

    [Fact]
    public void WithoutScheduledBackups_NoneIsStale() =>
        Assert.DoesNotContain(LonghornAlerts.For("1.12.1", backupInterval: null).Rules, rule => rule.Name == "LonghornBackupStale");

    [Theory]
    [InlineData("1.10.2")]
    [InlineData("1.11.3")]
    [InlineData("1.12.1")]
    public Task Promtool_TakesEveryRule(string version) => Promtool.AssertTakesAsync(LonghornAlerts.For(version, Daily));

    [Theory]
    [InlineData("1.12.1", "LonghornVolumeFaulted", "5m", """longhorn_volume_robustness{volume="pvc-1",state="faulted"} 1x60""")]
    [InlineData("1.10.2", "LonghornVolumeFaulted", "5m", $"longhorn_volume_robustness{Volume} 3x60")]
    [InlineData("1.12.1", "LonghornVolumeDegraded", "40m", """longhorn_volume_robustness{volume="pvc-1",state="degraded"} 1x60""")]
    [InlineData("1.10.2", "LonghornVolumeDegraded", "40m", $"longhorn_volume_robustness{Volume} 2x60")]
    [InlineData("1.12.1", "LonghornVolumeReadOnly", "10m", $"longhorn_volume_file_system_read_only{Volume} 1x60")]
    [InlineData("1.12.1", "LonghornVolumeNearlyFull", "20m", $"longhorn_volume_actual_size_bytes{Volume} 91x60", $"longhorn_volume_capacity_bytes{Volume} 100x60")]
    [InlineData("1.12.1", "LonghornNodeNotReady", "15m", """longhorn_node_status{node="k3s1",condition="ready"} 0x60""")]
    [InlineData("1.12.1", "LonghornDiskFull", "20m", $"longhorn_disk_usage_bytes{Disk} 60x60", $"longhorn_disk_capacity_bytes{Disk} 100x60", $"longhorn_disk_reservation_bytes{Disk} 30x60")]
    [InlineData("1.12.1", "LonghornDiskUnhealthy", "10m", $"longhorn_disk_health{Disk} 0x60")]
    [InlineData("1.12.1", "LonghornBackupFailed", "10m", """longhorn_backup_state{backup="b",volume="pvc-1"} 4x60""")]
    [InlineData("1.12.1", "LonghornBackupStale", "3000m", $"longhorn_volume_last_backup_at{Volume} 1x3000")]
    [InlineData("1.12.1", "LonghornMetricsAbsent", "20m", "longhorn_node_count_total 1")]
    public async Task Fires(string version, string alert, string at, params string[] series) =>
        Assert.True(await Promtool.FiresAsync(LonghornAlerts.For(version, Daily), alert, at, series));

    [Theory]
    [InlineData("1.12.1", "LonghornVolumeFaulted", "5m", """longhorn_volume_robustness{volume="pvc-1",state="faulted"} 0x60""", """longhorn_volume_robustness{volume="pvc-1",state="healthy"} 1x60""")]
    [InlineData("1.10.2", "LonghornVolumeFaulted", "5m", $"longhorn_volume_robustness{Volume} 1x60")]
    [InlineData("1.12.1", "LonghornVolumeDegraded", "25m", """longhorn_volume_robustness{volume="pvc-1",state="degraded"} 1x60""")]
    [InlineData("1.12.1", "LonghornVolumeNearlyFull", "20m", $"longhorn_volume_actual_size_bytes{Volume} 89x60", $"longhorn_volume_capacity_bytes{Volume} 100x60")]
    [InlineData("1.12.1", "LonghornDiskFull", "20m", $"longhorn_disk_usage_bytes{Disk} 50x60", $"longhorn_disk_capacity_bytes{Disk} 100x60", $"longhorn_disk_reservation_bytes{Disk} 30x60")]
    [InlineData("1.12.1", "LonghornBackupFailed", "10m", """longhorn_backup_state{backup="b",volume="pvc-1"} 3x60""")]
    [InlineData("1.12.1", "LonghornBackupStale", "2800m", $"longhorn_volume_last_backup_at{Volume} 1x2800")]
    [InlineData("1.12.1", "LonghornBackupStale", "3000m", $"longhorn_volume_last_backup_at{Volume} 0x3000")]
    [InlineData("1.12.1", "LonghornMetricsAbsent", "15m", "longhorn_node_count_total 4x60")]
    public async Task StaysQuiet(string version, string alert, string at, params string[] series) =>
        Assert.False(await Promtool.FiresAsync(LonghornAlerts.For(version, Daily), alert, at, series));
}
