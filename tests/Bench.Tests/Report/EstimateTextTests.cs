using Homelab.Bench.GpuSimulation;
using Xunit;

namespace Homelab.Bench.Tests.Report;

public sealed class EstimateTextTests
{
    [Theory]
    [InlineData(0, 0, 0, "0 s")]
    [InlineData(30, 30, 30.2, "30 s")]
    [InlineData(30, 0, 89, "30 s (0–89)")]
    [InlineData(30, 0, 240, "30 s (0 s–4.0 min)")]
    [InlineData(600, 300, 5_000, "10 min (5.0–83)")]
    [InlineData(36_000, 5_400, 400_000, "10 h (1.5–111)")]
    public void Time_HasTheUnitThatSuitsIt(double median, double low, double high, string text) =>
        Assert.Equal(text, EstimateText.Time(new Estimate(median, low, high)));

    [Fact]
    public void Percent_HasOneDecimal() => Assert.Equal("70.7 % (69.2–71.9)", EstimateText.Percent(new Estimate(0.707, 0.692, 0.719)));

    [Fact]
    public void Number_HasItsDecimals()
    {
        Assert.Equal("0.959 (0.931–0.975)", EstimateText.Number(new Estimate(0.959, 0.931, 0.975), 3));
        Assert.Equal("1,234", EstimateText.Number(new Estimate(1_234.4, 1_234, 1_234.3), 0));
    }
}
