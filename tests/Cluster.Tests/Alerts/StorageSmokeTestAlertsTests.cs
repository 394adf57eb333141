using Homelab.Cluster.Alerts;
using Xunit;

namespace Homelab.Cluster.Tests.Alerts;

public sealed class StorageSmokeTestAlertsTests
{
    private const string Step = """homelab_storage_smoke_test_step_success{step="2",name="device",node="k3s2"}""";
    private const string Success = "homelab_storage_smoke_test_success";
    private const string Ended = "homelab_storage_smoke_test_completion_timestamp_seconds";

    private static readonly AlertGroup Daily = StorageSmokeTestAlerts.For(TimeSpan.FromDays(1));

    [Fact]
    public void WithoutASchedule_NothingIsStaleOrAbsent() => Assert.Equal(
        ["StorageSmokeTestStepFailed", "StorageSmokeTestFailed"], StorageSmokeTestAlerts.For(interval: null).Rules.Select(rule => rule.Name));

    [Fact]
    public Task Promtool_TakesEveryRule() => Promtool.AssertTakesAsync(Daily);

    [Fact]
    public void EveryAlert_IsExplainedOnThePageThatItNames()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "files", "smoke-test.md"));
        var alerts = page[page.IndexOf("\n## Alerts\n", StringComparison.Ordinal)..];

        Assert.All(Daily.Rules, rule =>
        {
            Assert.Equal("docs/smoke-test.md#alerts", rule.Runbook);
            Assert.Contains($"\n| `{rule.Name}` | ", alerts, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("StorageSmokeTestStepFailed", "10m", $"{Step} 0x60")]
    [InlineData("StorageSmokeTestFailed", "10m", $"{Success} 0x60")]
    [InlineData("StorageSmokeTestStale", "3000m", $"{Ended} 1x3000")]
    [InlineData("StorageSmokeTestMetricsAbsent", "1501m", $"{Success} 1x1600")]
    public async Task Fires(string alert, string at, params string[] series) => Assert.True(await Promtool.FiresAsync(Daily, alert, at, series));

    [Theory]
    [InlineData("StorageSmokeTestStepFailed", "10m", $"{Step} 1x60")]
    [InlineData("StorageSmokeTestStepFailed", "4m", $"{Step} 0x60")]
    [InlineData("StorageSmokeTestFailed", "10m", $"{Success} 1x60")]
    [InlineData("StorageSmokeTestStale", "2900m", $"{Ended} 1x2900")]
    [InlineData("StorageSmokeTestMetricsAbsent", "1499m", $"{Success} 1x1600")]
    [InlineData("StorageSmokeTestMetricsAbsent", "1600m", $"{Ended} 1x1600")]
    public async Task StaysQuiet(string alert, string at, params string[] series) => Assert.False(await Promtool.FiresAsync(Daily, alert, at, series));
}
