using System.Globalization;

namespace Homelab.Bench.GpuSimulation;

/// <summary>Where a value stands on an axis, and what is written beside it.</summary>
/// <param name="Lowest">Value at the axis' start; what is less stands there too.</param>
/// <param name="Highest">Value at its end.</param>
/// <param name="IsLogarithmic">Equal distances are equal ratios.</param>
/// <param name="Ticks">Values that are marked, with their labels.</param>
internal sealed record Scale(double Lowest, double Highest, bool IsLogarithmic, IReadOnlyList<(double Value, string Label)> Ticks)
{
    /// <summary>Waits from a second to some weeks; a wait of nothing stands at the second.</summary>
    public static Scale Seconds { get; } = new(1, 40 * 86_400.0, IsLogarithmic: true,
    [
        (1, "≤ 1 s"), (10, "10 s"), (60, "1 min"), (600, "10 min"), (3_600, "1 h"), (36_000, "10 h"), (4 * 86_400, "4 d"), (40 * 86_400, "40 d"),
    ]);

    /// <summary>Parts of a whole, in percent.</summary>
    public static Scale Percent(double lowest, double highest, double step) => Number(lowest, highest, step, "0 %");

    /// <summary>Plain numbers.</summary>
    public static Scale Number(double lowest, double highest, double step, string format) =>
        new(lowest, highest, IsLogarithmic: false, Steps(lowest, highest, step, format));

    /// <summary>0 at the axis' start, 1 at its end.</summary>
    public double Place(double value)
    {
        var within = Math.Clamp(value, Lowest, Highest);
        return IsLogarithmic
            ? Math.Log(within / Lowest) / Math.Log(Highest / Lowest)
            : (within - Lowest) / (Highest - Lowest);
    }

    private static (double, string)[] Steps(double lowest, double highest, double step, string format) =>
        [.. Enumerable.Range(0, 1 + (int)Math.Round((highest - lowest) / step))
            .Select(i => lowest + (i * step))
            .Select(value => (value, value.ToString(format, CultureInfo.InvariantCulture)))];
}
