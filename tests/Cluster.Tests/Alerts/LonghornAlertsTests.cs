using Homelab.Cluster.Alerts;
using Xunit;

namespace Homelab.Cluster.Tests.Alerts;

public sealed class LonghornAlertsTests
{
    [Theory]
    [InlineData("1.11.0", "longhorn_volume_robustness{state=\"faulted\"} == 1")]
    [InlineData("1.12.1", "longhorn_volume_robustness{state=\"faulted\"} == 1")]
    [InlineData("1.10.2", "longhorn_volume_robustness == 3")]
    public void Faulted_IsToldAsTheVersionDoes(string version, string expression) =>
        Assert.Equal(expression, LonghornAlerts.For(version).Rules.Single(rule => rule.Name == "LonghornVolumeFaulted").Expression);

    [Fact]
    public void Leaves_OutWhatAVersionHasNoMetricFor()
    {
        Assert.DoesNotContain(LonghornAlerts.For("1.10.2").Rules, rule => rule.Name is "LonghornBackupStale" or "LonghornDiskUnhealthy");
        Assert.Contains(LonghornAlerts.For("1.11.3").Rules, rule => rule.Name == "LonghornBackupStale");
    }

    [Theory]
    [InlineData("1.10.2")]
    [InlineData("1.12.1")]
    public void EveryAlert_LastsAWhile_AndSaysWhatToDo(string version)
    {
        var rules = LonghornAlerts.For(version).Rules;

        Assert.Equal(rules.Length, rules.Select(rule => rule.Name).Distinct().Count());
        Assert.All(rules, rule =>
        {
            Assert.Matches("^[0-9]+[mh]$", rule.For);
            Assert.NotEmpty(rule.Summary);
            Assert.Equal("docs/storage.md#alerts", rule.Runbook);
        });
    }
}
