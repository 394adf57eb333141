using System.Globalization;

namespace Homelab.Cluster;

/// <summary>Times in the form of cron: minute, hour, day of the month, month, day of the week.</summary>
public static class CronSchedule
{
    private static readonly (string Name, int Least, int Most)[] Fields =
        [("minute", 0, 59), ("hour", 0, 23), ("day of the month", 1, 31), ("month", 1, 12), ("day of the week", 0, 7)];

    /// <summary>What is wrong with a schedule, or null when nothing is.</summary>
    /// <param name="text">Five fields; each <c>*</c>, a number, a range or a list of those, with a step after a slash.</param>
    public static string? FaultIn(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != Fields.Length)
        {
            return string.Create(CultureInfo.InvariantCulture, $"not {Fields.Length} fields: minute, hour, day of the month, month, day of the week");
        }

        foreach (var (field, (name, least, most)) in fields.Zip(Fields))
        {
            if (!field.Split(',').All(part => IsPart(part, least, most)))
            {
                return string.Create(CultureInfo.InvariantCulture, $"the {name} is {field}, not within {least} to {most}");
            }
        }

        return null;
    }

    /// <summary>The longest time from one run to the next.</summary>
    /// <param name="text">A schedule without fault.</param>
    /// <returns>Null when there are no two runs within eight years, as on February 30.</returns>
    /// <exception cref="FormatException">The schedule has a fault.</exception>
    public static TimeSpan? LongestGap(string text)
    {
        if (FaultIn(text) is { } fault)
        {
            throw new FormatException($"{text}: {fault}");
        }

        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var sets = fields.Zip(Fields, (field, range) => Expand(field, range.Least, range.Most)).ToArray();
        var times = sets[1].SelectMany(hour => sets[0].Select(minute => new TimeSpan(hour, minute, 0))).Order().ToArray();
        // Eight years have a leap day at any start.
        var days = Enumerable.Range(0, 8 * 366).Select(number => new DateTime(2000, 1, 1).AddDays(number)).Where(IsDay).ToArray();
        if (days.Length == 0 || (days.Length == 1 && times.Length == 1))
        {
            return null;
        }

        var within = times.Zip(times.Skip(1), (one, next) => next - one);
        var between = days.Zip(days.Skip(1), (one, next) => next - one + times[0] - times[^1]);
        return within.Concat(between).Max();

        // Two restricted fields for days mean either (man 5 crontab).
        bool IsDay(DateTime day)
        {
            var ofMonth = sets[2].Contains(day.Day);
            var ofWeek = sets[4].Contains((int)day.DayOfWeek) || (day.DayOfWeek == DayOfWeek.Sunday && sets[4].Contains(7));
            return sets[3].Contains(day.Month) && (fields[2][0] == '*' || fields[4][0] == '*' ? ofMonth && ofWeek : ofMonth || ofWeek);
        }
    }

    private static SortedSet<int> Expand(string field, int least, int most)
    {
        var values = new SortedSet<int>();
        foreach (var parts in field.Split(',').Select(part => part.Split('/')))
        {
            var range = parts[0] == "*" ? [least, most] : parts[0].Split('-').Select(Number).ToArray();
            // A single number with a step counts from there to the end.
            var last = range.Length == 2 ? range[1] : parts.Length == 2 ? most : range[0];
            var step = parts.Length == 2 ? Number(parts[1]) : 1;
            for (var value = range[0]; value <= last; value += step)
            {
                values.Add(value);
            }
        }

        return values;

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    private static bool IsPart(string part, int least, int most)
    {
        var (range, step) = part.Split('/') switch
        {
            [var only] => (only, "1"),
            [var left, var right] => (left, right),
            _ => ("", ""),
        };
        return IsNumber(step, 1, most) && (range == "*" || range.Split('-') switch
        {
            [var only] => IsNumber(only, least, most),
            [var from, var to] => IsNumber(from, least, most) && IsNumber(to, int.Parse(from, CultureInfo.InvariantCulture), most),
            _ => false,
        });
    }

    private static bool IsNumber(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
}
