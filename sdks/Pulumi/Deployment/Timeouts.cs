using System.Buffers;
using System.Globalization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Timeouts as the engine reads them: durations as Go writes them.</summary>
internal static class Timeouts
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    public static RegisterResourceRequest.Types.CustomTimeouts ToMessage(CustomTimeouts timeouts) => new()
    {
        Create = Format(timeouts.Create),
        Update = Format(timeouts.Update),
        Delete = Format(timeouts.Delete),
    };

    public static CustomTimeouts FromMessage(RegisterResourceRequest.Types.CustomTimeouts message) => new()
    {
        Create = Parse(message.Create),
        Update = Parse(message.Update),
        Delete = Parse(message.Delete),
    };

    /// <summary>A tick is 100 nanoseconds.</summary>
    private static string Format(TimeSpan? time) =>
        time is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value.Ticks}00ns") : "";

    /// <summary>Reads a Go duration such as <c>1h30m</c>, <c>1.5s</c> or <c>300000000000ns</c>.</summary>
    private static TimeSpan? Parse(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var negative = text[0] == '-';
        var rest = text.AsSpan(negative || text[0] == '+' ? 1 : 0);
        var ticks = 0.0;
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExcept(NumberCharacters);
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                return rest is "0" ? TimeSpan.Zero : throw Malformed(text);
            }

            rest = rest[digits..];
            var (unit, length) = rest switch
            {
                ['n', 's', ..] => (0.01, 2),
                ['u' or 'µ' or 'μ', 's', ..] => (TimeSpan.TicksPerMicrosecond, 2),
                ['m', 's', ..] => (TimeSpan.TicksPerMillisecond, 2),
                ['s', ..] => (TimeSpan.TicksPerSecond, 1),
                ['m', ..] => (TimeSpan.TicksPerMinute, 1),
                ['h', ..] => ((double)TimeSpan.TicksPerHour, 1),
                _ => throw Malformed(text),
            };
            ticks += number * unit;
            rest = rest[length..];
        }

        return TimeSpan.FromTicks((long)Math.Round(negative ? -ticks : ticks));
    }

    private static FormatException Malformed(string text) => new($"'{text}' is not a duration such as 1h30m or 90s");
}
