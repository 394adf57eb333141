using Homelab.Bench.GpuSimulation;
using Xunit;

namespace Homelab.Bench.Tests.Report;

public sealed class ScaleTests
{
    [Fact]
    public void Place_IsProportional_OnALinearScale()
    {
        var scale = Scale.Percent(0.2, 1, 0.2);

        Assert.Equal([0, 0.5, 1], new[] { 0.2, 0.6, 1.0 }.Select(value => Math.Round(scale.Place(value), 9)));
        Assert.Equal(["20 %", "40 %", "60 %", "80 %", "100 %"], scale.Ticks.Select(tick => tick.Label));
    }

    [Fact]
    public void Place_IsByRatio_OnALogarithmicScale()
    {
        var scale = new Scale(1, 100, IsLogarithmic: true, []);

        Assert.Equal([0, 0.5, 1], new[] { 1.0, 10.0, 100.0 }.Select(value => Math.Round(scale.Place(value), 9)));
    }

    [Fact]
    public void Place_StaysOnTheAxis()
    {
        Assert.Equal(0, Scale.Seconds.Place(0));
        Assert.Equal(1, Scale.Seconds.Place(1e12));
    }
}
