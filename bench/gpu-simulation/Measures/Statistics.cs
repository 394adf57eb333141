namespace Homelab.Bench.GpuSimulation;

/// <summary>The few statistics that the comparison needs.</summary>
internal static class Statistics
{
    /// <summary>The value below which a part of all values lies, interpolated between neighbours; 0 when there are none.</summary>
    /// <param name="sorted">Values, rising.</param>
    /// <param name="probability">From 0 to 1.</param>
    public static double Quantile(IReadOnlyList<double> sorted, double probability)
    {
        if (sorted.Count == 0)
        {
            return 0;
        }

        var place = probability * (sorted.Count - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>Jain's fairness index: 1 when all have the same, 1/n when one of n has everything.</summary>
    public static double Jain(IReadOnlyList<double> values)
    {
        var squares = values.Sum(value => value * value);
        return squares == 0 ? 1 : Math.Pow(values.Sum(), 2) / (values.Count * squares);
    }

    /// <summary>Median of independent runs and its 95 % interval, which needs no assumption on how they are distributed.</summary>
    /// <param name="values">At least one; with fewer than six the interval is their range, and less certain.</param>
    public static Estimate Estimate(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        var outside = RunsOutside(values.Count);
        return new Estimate(Quantile(sorted, 0.5), sorted[outside], sorted[^(outside + 1)]);
    }

    // How many of the lowest and of the highest values can be left out: the true median is below all but so many with a
    // probability of at most 2.5 %, as each value is below it with a probability of a half.
    private static int RunsOutside(int count)
    {
        var (outside, probability) = (-1, Math.Pow(0.5, count));
        for (var sum = probability; sum <= 0.025; sum += probability)
        {
            outside++;
            probability *= (double)(count - outside) / (outside + 1);
        }

        return Math.Max(0, outside);
    }
}

/// <summary>A median over runs.</summary>
/// <param name="Median">The median.</param>
/// <param name="Low">Start of its 95 % interval.</param>
/// <param name="High">End of its 95 % interval.</param>
internal readonly record struct Estimate(double Median, double Low, double High);
