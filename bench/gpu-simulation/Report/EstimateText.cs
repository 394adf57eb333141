using System.Globalization;

namespace Homelab.Bench.GpuSimulation;

/// <summary>Estimates as people read them: the median, and its interval in brackets when it has one.</summary>
internal static class EstimateText
{
    /// <summary>A time, in the unit that suits it.</summary>
    /// <param name="seconds">Estimate in seconds.</param>
    public static string Time(Estimate seconds) => Text(seconds, time => time switch
    {
        < 90 => ($"{time:0}", "s"),
        < 90 * 60 => (Short(time / 60), "min"),
        _ => (Short(time / 3_600), "h"),
    });

    /// <summary>A part of something, in percent.</summary>
    public static string Percent(Estimate part) => Text(part, value => ((100 * value).ToString("0.0", CultureInfo.InvariantCulture), "%"));

    /// <summary>A number with so many decimals.</summary>
    public static string Number(Estimate number, int decimals) =>
        Text(number, value => (value.ToString("N" + decimals, CultureInfo.InvariantCulture), ""));

    private static string Text(Estimate estimate, Func<double, (string Number, string Unit)> part)
    {
        var (median, low, high) = (part(estimate.Median), part(estimate.Low), part(estimate.High));
        var first = Join(median);
        return low == median && high == median ? first
            : low.Unit == median.Unit && high.Unit == median.Unit ? $"{first} ({low.Number}–{high.Number})"
            : $"{first} ({Join(low)}–{Join(high)})";
    }

    private static string Join((string Number, string Unit) part) => part.Unit.Length == 0 ? part.Number : $"{part.Number} {part.Unit}";

    private static string Short(double value) => value.ToString(value < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
