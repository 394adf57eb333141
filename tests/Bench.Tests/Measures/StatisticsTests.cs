using CsCheck;
using Homelab.Bench.GpuSimulation;
using Xunit;

namespace Homelab.Bench.Tests.Measures;

public sealed class StatisticsTests
{
    private static readonly double[] Hundred = [.. Enumerable.Range(0, 101).Select(i => (double)i)];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 50)]
    [InlineData(0.955, 95.5)]
    [InlineData(1, 100)]
    public void Quantile_LiesBetweenItsNeighbours(double probability, double value) =>
        Assert.Equal(value, Statistics.Quantile(Hundred, probability), 9);

    [Fact]
    public void Quantile_OfNothingIsZero() => Assert.Equal(0, Statistics.Quantile([], 0.5));

    [Fact]
    public void Jain_IsOne_WhenAllHaveTheSame() => Assert.Equal(1, Statistics.Jain([3, 3, 3]), 12);

    [Fact]
    public void Jain_IsAQuarter_WhenOneOfFourHasAll() => Assert.Equal(0.25, Statistics.Jain([0, 7, 0, 0]), 12);

    [Fact]
    public void Jain_IsOne_WhenNobodyHasAnything() => Assert.Equal(1, Statistics.Jain([0, 0]));

    [Fact]
    public void Jain_DependsOnProportionsAlone_AndLiesBetweenItsBounds() =>
        Gen.Double[0.001, 1_000].Array[1, 8].Sample(values =>
        {
            var jain = Statistics.Jain(values);

            Assert.InRange(jain, (1.0 / values.Length) - 1e-9, 1 + 1e-9);
            Assert.Equal(jain, Statistics.Jain([.. values.Select(value => value * 17)]), 9);
        });

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 1, 5)]
    [InlineData(6, 1, 6)]
    [InlineData(9, 2, 8)]
    [InlineData(12, 3, 10)]
    [InlineData(20, 6, 15)]
    [InlineData(30, 10, 21)]
    public void Estimate_SpansTheOrderStatisticsThatHoldTheMedian(int count, double low, double high)
    {
        // The ranks of the usual tables for a 95 % interval of the median.
        var estimate = Statistics.Estimate([.. Enumerable.Range(1, count).Reverse().Select(i => (double)i)]);

        Assert.Equal(new Estimate((count + 1) / 2.0, low, high), estimate);
    }
}
