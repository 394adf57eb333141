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
