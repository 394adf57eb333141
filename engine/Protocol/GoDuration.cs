using System.Buffers;
using System.Globalization;

namespace Homelab.Engine.Protocol;

/// <summary>Durations as the Go language writes them: <c>1h30m</c>, <c>300000000000ns</c>, <c>1.5s</c>.</summary>
/// <remarks>Source: https://pkg.go.dev/time#ParseDuration.</remarks>
internal static class GoDuration
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>Reads a duration; nanoseconds beyond a tick's hundred are cut off.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var rest = text.AsSpan();
        var negative = rest.StartsWith("-");
        if (negative || rest.StartsWith("+"))
        {
            rest = rest[1..];
        }

        if (rest is "0")
        {
            return true;
        }

        if (rest.IsEmpty)
        {
            return false;
        }

        decimal ticks = 0;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(NumberCharacters);
            if (digits <= 0
                || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
            {
                return false;
            }

            rest = rest[digits..];
            var length = rest.IndexOfAny(NumberCharacters);
            var unit = length < 0 ? rest : rest[..length];
            if (TicksPer(unit) is not { } perUnit || count > long.MaxValue / perUnit)
            {
                return false;
            }

            ticks += count * perUnit;
            rest = rest[unit.Length..];
        }

        // The limit of Go's own type: 2^63 nanoseconds.
        if (ticks > long.MaxValue / 100m)
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)(negative ? -ticks : ticks));
        return true;
    }

    private static decimal? TicksPer(ReadOnlySpan<char> unit) => unit switch
    {
        "ns" => 1m / TimeSpan.NanosecondsPerTick,
        "us" or "µs" or "μs" => TimeSpan.TicksPerMicrosecond,
        "ms" => TimeSpan.TicksPerMillisecond,
        "s" => TimeSpan.TicksPerSecond,
        "m" => TimeSpan.TicksPerMinute,
        "h" => TimeSpan.TicksPerHour,
        _ => null,
    };
}
