namespace Homelab.Bench.GpuSimulation;

/// <summary>A table that reads well in a terminal and is one in Markdown; the first column is text, the others are numbers.</summary>
internal static class MarkdownTable
{
    /// <summary>Writes it, one line a row.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = header.Select((title, column) => rows.Select(row => row[column].Length).Append(title.Length).Max()).ToArray();
        yield return Line(header);
        yield return $"|{string.Join('|', widths.Select((width, column) => column == 0 ? new string('-', width + 2) : new string('-', width + 1) + ":"))}|";
        foreach (var row in rows)
        {
            yield return Line(row);
        }

        string Line(IReadOnlyList<string> cells) =>
            $"| {string.Join(" | ", cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |";
    }
}
