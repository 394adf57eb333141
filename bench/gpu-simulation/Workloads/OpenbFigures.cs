namespace Homelab.Bench.GpuSimulation;

/// <summary>
/// Figures of the open GPU trace "openb": alibaba/clusterdata, cluster-trace-gpu-v2023, openb_pod_list_default.csv. Counted
/// by hand from its pods that ask for a GPU and were created after the trace's last pause of more than a day: 7,040 pods in
/// 34.5 days, of which 6,179 ran. The trace states no licence, so none of its rows is here.
/// </summary>
internal static class OpenbFigures
{
    /// <summary>
    /// Longest duration that is used. In the trace 0.9 % of the pods run for longer, up to 145 days, and hold most GPU hours:
    /// services that a homelab would give a GPU of their own instead of letting them queue.
    /// </summary>
    public static TimeSpan LongestDuration { get; } = TimeSpan.FromDays(1);

    /// <summary>Pods that ran, by quality of service.</summary>
    public static IReadOnlyList<(QualityOfService Value, double Share)> Qualities { get; } =
    [
        (QualityOfService.LatencySensitive, 3_568),
        (QualityOfService.BestEffort, 2_509),
        (QualityOfService.Burstable, 96),
        (QualityOfService.Guaranteed, 6),
    ];

    /// <summary>Variance of the number of arrivals in an hour, in times of their mean; 1 would be a steady stream.</summary>
    public const double HourlyDispersion = 5.3;

    /// <summary>The same for a day.</summary>
    public const double DailyDispersion = 51;

    /// <summary>Mean number of arrivals in an hour.</summary>
    public const double ArrivalsPerHour = 7.47;

    /// <summary>Arrivals by hour of the day.</summary>
    public static IReadOnlyList<double> HoursOfDay { get; } =
    [
        353, 333, 253, 343, 332, 258, 231, 235, 187, 115, 194, 177, 132, 122, 113, 157, 234, 321, 419, 363, 275, 330, 303, 399,
    ];

    private static readonly QuantileTable LatencySensitive = new(
        (0, 13), (0.01, 36), (0.05, 54), (0.1, 75), (0.25, 317), (0.5, 970), (0.75, 2_734), (0.9, 6_330), (0.95, 12_492),
        (0.98, 33_848), (0.99, 77_915), (1, 86_400));

    private static readonly QuantileTable BestEffort = new(
        (0, 4), (0.01, 13), (0.05, 33), (0.1, 57), (0.25, 142), (0.5, 249), (0.75, 1_119), (0.9, 7_307), (0.95, 17_005),
        (0.98, 38_845), (0.99, 58_980), (1, 86_400));

    private static readonly QuantileTable Others = new(
        (0, 12), (0.01, 20), (0.05, 37), (0.1, 48), (0.25, 189), (0.5, 3_660), (0.75, 51_280), (0.9, 86_400), (1, 86_400));

    /// <summary>Durations from start to end, those above <see cref="LongestDuration"/> cut to it.</summary>
    public static QuantileTable Durations(QualityOfService quality) => quality switch
    {
        QualityOfService.LatencySensitive => LatencySensitive,
        QualityOfService.BestEffort => BestEffort,
        _ => Others,
    };

    /// <summary>GPUs of a pod: whole numbers, of which 98.8 % are 1, and half of those were parts of a GPU.</summary>
    public static IReadOnlyList<(int Value, double Share)> Gpus(QualityOfService quality) => quality switch
    {
        QualityOfService.LatencySensitive => [(1, 3_517), (2, 14), (4, 14), (8, 23)],
        QualityOfService.Burstable => [(1, 74), (2, 1), (4, 1), (8, 20)],
        _ => [(1, 1)],
    };
}
