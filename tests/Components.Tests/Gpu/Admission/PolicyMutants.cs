using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Homelab.Components.Tests.Gpu.Admission;

/// <summary>Changes one thing in one line of a policy, as a slip of the hand would.</summary>
internal static partial class PolicyMutants
{
    private static readonly (string From, string To)[] Swaps =
    [
        (" && ", " || "), (" || ", " && "), (" == ", " != "), (" != ", " == "), (" <= ", " < "), (" < ", " <= "), (" > ", " >= "),
        (".exists(", ".all("), (".all(", ".exists("), (" + ", " == "), ("!", ""), (" in ", " != "),
    ];

    /// <summary>Every change of a policy.</summary>
    /// <param name="name">Name of the policy.</param>
    /// <param name="spec">Its spec.</param>
    public static IEnumerable<PolicyMutant> Of(string name, JsonNode spec)
    {
        foreach (var change in Removals(spec).Concat(Rewritings(spec)).Concat(Patches(spec)))
        {
            var mutant = spec.DeepClone();
            change.Apply(mutant);
            yield return new PolicyMutant(name, change.What, mutant);
        }
    }

    private static IEnumerable<Change> Removals(JsonNode spec)
    {
        foreach (var list in new[] { "validations", "matchConditions" })
        {
            for (var i = 0; i < (spec[list]?.AsArray().Count ?? 0); i++)
            {
                var at = i;
                yield return new Change($"without {list} {spec[list]![i]!["expression"]}", node => node[list]!.AsArray().RemoveAt(at));
            }
        }

        var rules = spec["matchConstraints"]!["resourceRules"]!.AsArray();
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = i;
            foreach (var list in new[] { "operations", "resources" })
            {
                for (var j = 0; j < rules[i]![list]!.AsArray().Count; j++)
                {
                    var at = j;
                    yield return new Change(
                        $"rule {string.Join(',', rules[i]!["resources"]!.AsArray())} without {rules[i]![list]![j]}",
                        node => node["matchConstraints"]!["resourceRules"]![rule]![list]!.AsArray().RemoveAt(at));
                }
            }

            foreach (var (list, other) in new[] { ("apiGroups", "other"), ("apiVersions", "v2") })
            {
                yield return new Change(
                    $"rule {string.Join(',', rules[i]!["resources"]!.AsArray())} with {list} {other}",
                    node => node["matchConstraints"]!["resourceRules"]![rule]![list] = new JsonArray(other));
            }
        }
    }

    private static IEnumerable<Change> Rewritings(JsonNode spec)
    {
        foreach (var list in new[] { "validations", "matchConditions", "variables" })
        {
            for (var i = 0; i < (spec[list]?.AsArray().Count ?? 0); i++)
            {
                var at = i;
                foreach (var field in new[] { "expression", "message", "messageExpression", "reason" })
                {
                    if ((string?)spec[list]![i]![field] is not { } text)
                    {
                        continue;
                    }

                    foreach (var changed in field is "message" or "reason" ? [text + "~"] : Rewritten(text))
                    {
                        yield return new Change($"{list} {field} {changed}", node => node[list]![at]![field] = changed);
                    }
                }
            }
        }
    }

    private static IEnumerable<Change> Patches(JsonNode spec)
    {
        for (var i = 0; i < (spec["mutations"]?.AsArray().Count ?? 0); i++)
        {
            var at = i;
            var text = (string)spec["mutations"]![i]!["jsonPatch"]!["expression"]!;
            var parts = text.Split(" + ");
            var removals = parts.Select((_, index) => string.Join(" + ", parts.Where((_, other) => other != index)));
            foreach (var changed in Rewritten(text).Concat(removals))
            {
                yield return new Change($"patch {changed}", node => node["mutations"]![at]!["jsonPatch"]!["expression"] = changed);
            }
        }
    }

    private static IEnumerable<string> Rewritten(string expression)
    {
        foreach (var (from, to) in Swaps)
        {
            for (var at = expression.IndexOf(from, StringComparison.Ordinal); at >= 0; at = expression.IndexOf(from, at + 1, StringComparison.Ordinal))
            {
                if (!InText(expression, at) && !(from == "!" && expression[at + 1] == '='))
                {
                    yield return string.Concat(expression.AsSpan(0, at), to, expression.AsSpan(at + from.Length));
                }
            }
        }

        foreach (Match text in TextLiteral().Matches(expression))
        {
            yield return string.Concat(expression.AsSpan(0, text.Index + 1), "~", expression.AsSpan(text.Index + 1));
        }

        foreach (Match number in Number().Matches(expression))
        {
            if (!InText(expression, number.Index))
            {
                foreach (var step in new[] { -1, 1 })
                {
                    var changed = (long.Parse(number.Value, CultureInfo.InvariantCulture) + step).ToString(CultureInfo.InvariantCulture);
                    yield return string.Concat(expression.AsSpan(0, number.Index), changed, expression.AsSpan(number.Index + number.Length));
                }
            }
        }
    }

    private static bool InText(string expression, int at) => expression.AsSpan(0, at).Count('\'') % 2 == 1;

    [GeneratedRegex("'[^']*'")]
    private static partial Regex TextLiteral();

    [GeneratedRegex(@"(?<![\w.'])\d+(?![\w.])")]
    private static partial Regex Number();

    private sealed record Change(string What, Action<JsonNode> Apply);
}

/// <summary>A policy with one change.</summary>
internal sealed record PolicyMutant(string Policy, string Change, JsonNode Spec)
{
    public string Name => $"{Policy}: {Change}";
}
