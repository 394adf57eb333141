using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Homelab.Conformance.Tests;

/// <summary>Shows where two texts differ.</summary>
internal static class Difference
{
    private const int Context = 6;
    private const int MostLines = 400;

    /// <summary>The lines that differ, with some around them; empty when the texts are the same.</summary>
    public static string Between(string expected, string actual)
    {
        if (expected == actual)
        {
            return string.Empty;
        }

        var lines = InlineDiffBuilder.Diff(expected, actual).Lines;
        var changed = lines.Select((line, i) => (line.Type, Index: i)).Where(l => l.Type != ChangeType.Unchanged).Select(l => l.Index).ToArray();
        var shown = changed.SelectMany(i => Enumerable.Range(i - Context, (2 * Context) + 1)).Where(i => i >= 0 && i < lines.Count).Distinct();
        var text = new StringBuilder("\n- expected, + found\n");
        var last = -1;
        foreach (var i in shown.Take(MostLines))
        {
            text.Append(i > last + 1 ? "…\n" : "").Append(Mark(lines[i].Type)).Append(lines[i].Text).Append('\n');
            last = i;
        }

        return text.ToString();
    }

    private static string Mark(ChangeType type) => type switch
    {
        ChangeType.Deleted => "- ",
        ChangeType.Inserted => "+ ",
        _ => "  ",
    };
}
