namespace Homelab.Bench.GpuSimulation;

/// <summary>Pods with the trace's figures: sizes, durations, and arrivals that swell and ebb by hour, day and chance.</summary>
/// <param name="count">How many a run has.</param>
internal sealed class SyntheticPods(int count) : IPodSource
{
    // Variances of the arrival rate's factors, so that counts per hour and per day are as dispersed as the trace's.
    private static readonly double DayVariance = (OpenbFigures.DailyDispersion - 1) / (24 * OpenbFigures.ArrivalsPerHour);
    private static readonly double HourVariance =
        ((1 + ((OpenbFigures.HourlyDispersion - 1) / OpenbFigures.ArrivalsPerHour)) / ((1 + DayVariance) * (1 + ProfileVariance()))) - 1;

    /// <inheritdoc/>
    public string Name => "synthetic pods with the figures of openb";

    /// <inheritdoc/>
    public Submissions Pods(ulong seed, double load, int gpus)
    {
        var random = new RandomStream(seed);
        var shapes = Shapes(random.For(0));
        // The same pods for every load, in more or less time.
        var span = HomelabSlice.GpuTime(shapes) / (gpus * load);
        var arrivals = Arrivals(random.For(1), random.For(2), span);
        return new Submissions([.. shapes.Zip(arrivals, (shape, created) => shape with { Created = created })], span);
    }

    private List<TracePod> Shapes(RandomStream random)
    {
        var pods = new List<TracePod>(count);
        for (var i = 0; i < count; i++)
        {
            var quality = random.Pick(OpenbFigures.Qualities);
            pods.Add(new TracePod(
                quality, random.Pick(OpenbFigures.Gpus(quality)), TimeSpan.Zero, OpenbFigures.Durations(quality).At(random.Uniform())));
        }

        return pods;
    }

    private List<TimeSpan> Arrivals(RandomStream levels, RandomStream random, TimeSpan span)
    {
        var (hours, day) = (new List<double>(), 0.0);
        var total = 0.0;
        for (var hour = 0; hour < span.TotalHours; hour++)
        {
            day = hour % 24 == 0 ? levels.Level(DayVariance) : day;
            total += OpenbFigures.HoursOfDay[hour % 24] * day * levels.Level(HourVariance) * Math.Min(1, span.TotalHours - hour);
            hours.Add(total);
        }

        var arrivals = new List<TimeSpan>(count);
        for (var i = 0; i < count; i++)
        {
            var mass = random.Uniform() * total;
            var hour = hours.BinarySearch(mass) is >= 0 and var exact ? exact + 1 : ~hours.BinarySearch(mass);
            var before = hour == 0 ? 0 : hours[hour - 1];
            var within = (mass - before) / (hours[hour] - before) * Math.Min(1, span.TotalHours - hour);
            arrivals.Add(TimeSpan.FromMilliseconds(Math.Floor((hour + within) * TimeSpan.MillisecondsPerHour)));
        }

        arrivals.Sort();
        return arrivals;
    }

    private static double ProfileVariance()
    {
        var mean = OpenbFigures.HoursOfDay.Average();
        return OpenbFigures.HoursOfDay.Average(hour => Math.Pow((hour / mean) - 1, 2));
    }
}
