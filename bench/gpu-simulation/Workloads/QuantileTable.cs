namespace Homelab.Bench.GpuSimulation;

/// <summary>A distribution of durations, given by some of its quantiles and geometric between them.</summary>
/// <param name="points">Probabilities from 0 to 1, rising, with the seconds below which that part of all durations lies.</param>
internal sealed class QuantileTable(params (double Probability, double Seconds)[] points)
{
    /// <summary>The duration below which that part lies; whole seconds, as in the trace.</summary>
    public TimeSpan At(double probability)
    {
        var above = Array.FindIndex(points, 1, point => point.Probability >= probability);
        var (p0, s0) = points[above - 1];
        var (p1, s1) = points[above];
        return TimeSpan.FromSeconds(Math.Round(s0 * Math.Pow(s1 / s0, (probability - p0) / (p1 - p0))));
    }
}
