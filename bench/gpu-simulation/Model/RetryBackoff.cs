namespace Homelab.Bench.GpuSimulation;

/// <summary>How a controller repeats the creation of a pod that a quota refused: after twice as long each time, up to a limit.</summary>
/// <param name="First">Delay before the first retry.</param>
/// <param name="Longest">No delay is longer.</param>
internal sealed record RetryBackoff(TimeSpan First, TimeSpan Longest)
{
    /// <summary>ReplicaSets, so Deployments: 5 ms to 1,000 s, the work queue's default in client-go; see kubernetes#98656.</summary>
    public static RetryBackoff ReplicaSet { get; } = new(TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(1_000));

    /// <summary>Jobs: 1 s to 1 min, DefaultJobApiBackOff and MaxJobApiBackOff of Kubernetes' Job controller (v1.36).</summary>
    public static RetryBackoff Job { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    /// <summary>The first retry that comes no sooner than <paramref name="elapsed"/> after the first refusal.</summary>
    public Retry NoSoonerThan(TimeSpan elapsed)
    {
        var (number, at, delay) = (1, First, First);
        while (at < elapsed && delay < Longest)
        {
            delay = TimeSpan.FromTicks(Math.Min(2 * delay.Ticks, Longest.Ticks));
            at += delay;
            number++;
        }

        var missing = elapsed - at;
        var more = missing > TimeSpan.Zero ? (missing.Ticks + Longest.Ticks - 1) / Longest.Ticks : 0;
        return new Retry(number + (int)more, at + (more * Longest));
    }
}

/// <summary>One retry of a controller.</summary>
/// <param name="Number">1 for the first retry.</param>
/// <param name="At">Time after the first refusal.</param>
internal readonly record struct Retry(int Number, TimeSpan At);
