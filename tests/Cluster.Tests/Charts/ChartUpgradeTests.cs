using CsCheck;
using Homelab.Cluster.Charts;
using Xunit;

namespace Homelab.Cluster.Tests.Charts;

public sealed class ChartUpgradeTests
{
    [Theory]
    [InlineData("1.12.1")]
    [InlineData("1.12.0")]
    [InlineData("1.11.0")]
    [InlineData("v1.11.3")]
    public void Accepts_TheSameMinorVersionAndTheOneBefore(string installed) => Assert.Null(Check("1.12.1", installed));

    [Fact]
    public void Rejects_TheSkipOfAMinorVersion() => Assert.Equal(
        "homelab:storage.longhorn.version = 1.12.1: longhorn 1.10.2 is installed, and longhorn is upgraded one minor version at a time; go to 1.11 first",
        Check("1.12.1", "1.10.2"));

    [Theory]
    [InlineData("1.12.2")]
    [InlineData("1.13.0")]
    [InlineData("2.0.0")]
    public void Rejects_GoingBack(string installed) => Assert.Equal(
        $"homelab:storage.longhorn.version = 1.12.1: longhorn {installed} is installed, and longhorn does not support going back; "
        + $"stay at {installed}, or restore the volumes from a backup into a new cluster",
        Check("1.12.1", installed));

    [Fact]
    public void Accepts_AnyStep_OfAChartWhoseUpstreamDoes() =>
        Assert.Null(ChartUpgrade.Check(ChartCatalogue.OpenEbs, "4.1.0", "homelab:storage.openebs"));

    [Fact]
    public void Accepts_AStep_ExactlyWhenItLeadsUpByOneMinorAtMost() =>
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 9], Gen.Int[0, 20], Gen.Int[0, 9]).Sample((fromMinor, fromPatch, toMinor, toPatch) =>
        {
            var allowed = (toMinor == fromMinor && toPatch >= fromPatch) || toMinor == fromMinor + 1;

            Assert.Equal(allowed, Check($"1.{toMinor}.{toPatch}", $"1.{fromMinor}.{fromPatch}") is null);
        });

    private static string? Check(string wanted, string installed) =>
        ChartUpgrade.Check(ChartCatalogue.Longhorn with { Version = wanted }, installed, "homelab:storage.longhorn.version")?.ToString();
}
