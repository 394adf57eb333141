namespace Homelab.Engine.Protocol;

/// <summary>A range of versions such as <c>&gt;=3.5.0 !3.7.7 || &gt;4.0.0</c>: blanks mean "and", bars mean "or".</summary>
/// <remarks>
/// The syntax that Pulumi documents for requirePulumiVersion: https://pkg.go.dev/github.com/blang/semver#ParseRange.
/// </remarks>
internal static class VersionRange
{
    private static readonly string[] Operators = [">=", "<=", "==", "!=", ">", "<", "=", "!"];

    /// <summary>Whether a version lies in a range; null when the range is malformed.</summary>
    public static bool? Contains(string range, SemanticVersion version)
    {
        var result = false;
        foreach (var alternative in range.Split("||"))
        {
            var all = true;
            var conditions = Conditions(alternative);
            if (conditions.Count == 0)
            {
                return null;
            }

            foreach (var condition in conditions)
            {
                if (Meets(condition, version) is not { } met)
                {
                    return null;
                }

                all &= met;
            }

            result |= all;
        }

        return result;
    }

    // A blank may stand between an operator and its version.
    private static List<string> Conditions(string text)
    {
        var conditions = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (conditions.Count > 0 && Operators.Contains(conditions[^1]))
            {
                conditions[^1] += word;
            }
            else
            {
                conditions.Add(word);
            }
        }

        return conditions;
    }

    private static bool? Meets(string condition, SemanticVersion version)
    {
        var comparison = Operators.FirstOrDefault(o => condition.StartsWith(o, StringComparison.Ordinal)) ?? string.Empty;
        var operand = condition[comparison.Length..];

        // 3.x and 3.1.x stand for all versions that begin so.
        var wildcard = operand.IndexOf(".x", StringComparison.OrdinalIgnoreCase);
        if (wildcard > 0)
        {
            var low = SemanticVersion.TryParse(string.Join('.', operand[..wildcard].Split('.').Concat(["0", "0"]).Take(3)));
            if (low is null)
            {
                return null;
            }

            var starts = version.Major == low.Major && (!operand[..wildcard].Contains('.', StringComparison.Ordinal) || version.Minor == low.Minor);
            var order = starts ? 0 : version.CompareTo(low);
            return Holds(comparison, order);
        }

        return SemanticVersion.TryParse(operand) is { } bound ? Holds(comparison, version.CompareTo(bound)) : null;
    }

    private static bool? Holds(string comparison, int order) => comparison switch
    {
        ">=" => order >= 0,
        "<=" => order <= 0,
        ">" => order > 0,
        "<" => order < 0,
        "" or "=" or "==" => order == 0,
        "!" or "!=" => order != 0,
        _ => null,
    };
}
