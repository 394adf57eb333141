namespace Homelab.Bench.GpuSimulation;

/// <summary>
/// Random numbers that are the same for a seed on every machine and version of .NET, which <see cref="Random"/> does not
/// promise: Vigna's SplitMix64.
/// </summary>
internal sealed class RandomStream(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A stream of its own for one purpose, so that drawing more for one does not change another.</summary>
    /// <param name="purpose">Which one.</param>
    public RandomStream For(ulong purpose) => new(Mix(_state + (0xD1B54A32D192ED03 * (purpose + 1))));

    /// <summary>A number of at least 0 and below 1.</summary>
    public double Uniform()
    {
        _state += 0x9E3779B97F4A7C15;
        return (Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A number around 1 that is never negative: log-normal with mean 1.</summary>
    /// <param name="variance">Its variance.</param>
    public double Level(double variance)
    {
        var sigma = Math.Sqrt(Math.Log(1 + variance));
        var normal = Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());
        return Math.Exp((sigma * normal) - (sigma * sigma / 2));
    }

    /// <summary>One of several, each as likely as its share says.</summary>
    public T Pick<T>(IReadOnlyList<(T Value, double Share)> shares)
    {
        var left = Uniform() * shares.Sum(share => share.Share);
        foreach (var (value, share) in shares)
        {
            left -= share;
            if (left < 0)
            {
                return value;
            }
        }

        return shares[^1].Value;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
