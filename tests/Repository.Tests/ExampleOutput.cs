using System.Text.RegularExpressions;

namespace Homelab.Repository.Tests;

/// <summary>Examples in documents: fenced blocks marked <c>console</c>, with <c>$ command</c> lines and what they print.</summary>
/// <remarks>A line that is only <c>…</c> stands for any number of lines; a duration matches any duration.</remarks>
internal static partial class ExampleOutput
{
    /// <summary>The commands of a document with their expected output and line numbers.</summary>
    public static IEnumerable<(int Line, string Command, string[] Output)> Read(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] != "```console")
            {
                continue;
            }

            for (i++; lines[i] != "```";)
            {
                var line = i + 1;
                var command = lines[i].StartsWith("$ ", StringComparison.Ordinal)
                    ? lines[i][2..]
                    : throw new FormatException($"line {line}: a console block starts with '$ command'");
                var output = lines.Skip(i + 1).TakeWhile(l => l != "```" && !l.StartsWith("$ ", StringComparison.Ordinal)).ToArray();
                i += 1 + output.Length;
                yield return (line, command, output.Select(l => l.TrimEnd()).Reverse().SkipWhile(l => l.Length == 0).Reverse().ToArray());
            }
        }
    }

    /// <summary>Whether the printed lines are those that the document shows.</summary>
    public static bool Matches(ReadOnlySpan<string> expected, ReadOnlySpan<string> printed)
    {
        if (expected.IsEmpty)
        {
            return printed.IsEmpty || (printed.Length == 1 && printed[0].Length == 0);
        }

        if (expected[0] == "…")
        {
            for (var skip = 0; skip <= printed.Length; skip++)
            {
                if (expected.Length == 1 || Matches(expected[1..], printed[skip..]))
                {
                    return true;
                }
            }

            return false;
        }

        return !printed.IsEmpty && WithoutDuration(expected[0]) == WithoutDuration(printed[0])
            && (expected.Length == 1 ? printed.Length == 1 : Matches(expected[1..], printed[1..]));
    }

    private static string WithoutDuration(string line) => DurationPattern().Replace(line, "Duration: …");

    [GeneratedRegex(@"Duration: \S+( s|ms)?$")]
    private static partial Regex DurationPattern();
}
