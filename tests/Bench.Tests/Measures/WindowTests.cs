using Homelab.Bench.GpuSimulation;
using Xunit;

namespace Homelab.Bench.Tests.Measures;

public sealed class WindowTests
{
    private static readonly Window From10To20 = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));

    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(5, 12, 2)]
    [InlineData(12, 15, 3)]
    [InlineData(15, 25, 5)]
    [InlineData(0, 30, 10)]
    [InlineData(20, 30, 0)]
    public void Overlap_IsWhatLiesInIt(int from, int until, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), From10To20.Overlap(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(until)));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(20, false)]
    public void Contains_ItsStartButNotItsEnd(int second, bool contains) =>
        Assert.Equal(contains, From10To20.Contains(TimeSpan.FromSeconds(second)));
}
