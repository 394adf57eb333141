using System.Globalization;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Planning;

namespace Homelab.Cli.Display;

/// <summary>The table of a preview: operation, type in a tree, name, plan and remarks.</summary>
internal static class TreeTable
{
    // " +   " before the type, two blanks between the columns.
    private const int OperationWidth = 5;
    private const int Gap = 2;

    // Below this a name tells nothing any more, and the terminal may as well wrap.
    private const int LeastWidth = 12;

    private static readonly Cell[] Heads = [new("Type"), new("Name"), new("Plan"), new("Info")];

    /// <summary>Writes the table.</summary>
    /// <param name="result">The preview.</param>
    /// <param name="writer">Where it goes.</param>
    /// <param name="columns">Columns that a line may take; null for as many as it needs.</param>
    public static void Write(PreviewResult result, StyledWriter writer, int? columns)
    {
        var counts = result.Messages.ToLookup(message => message.Urn ?? result.StackUrn, StringComparer.Ordinal);
        var rows = ResourceTree.Rows(result.Plan)
            .Select(row => new Row(row.Step.Operation, row.Lines, Cells(row.Step, counts[row.Step.Resource.Urn])))
            .ToList();
        if (rows.Count == 0)
        {
            rows.Add(new Row(Operation.Same, "", Cells(result, counts[result.StackUrn])));
        }

        // The Info column shows only where there is something to say.
        var heads = rows.Exists(row => row.Cells[^1].Width > 0) ? Heads : Heads[..^1];
        var widths = Widths([new Row(Operation.Same, "", heads), .. rows], heads.Length);
        if (columns is { } limit)
        {
            Fit(widths, limit - OperationWidth);
        }

        WriteRow(writer, new Row(Operation.Same, "", [.. heads.Select(head => head with { Style = Style.ColumnHead })]), widths);
        rows.ForEach(row => WriteRow(writer, row, widths));
    }

    private static Cell[] Cells(Step step, IEnumerable<PreviewMessage> messages) =>
    [
        new(SafeText.OfName(TypeName.Shortened(step.Resource.Type))),
        new(SafeText.OfName(step.Resource.Name) + (step.Resource.Protect ? " 🔒" : "")),
        new(step.Operation.Word(), step.Operation.Style()),
        Info(messages),
    ];

    // The program ended before it registered anything: the stack alone carries what was said.
    private static Cell[] Cells(PreviewResult result, IEnumerable<PreviewMessage> messages) =>
    [
        new(Homelab.Engine.Protocol.Urn.StackType),
        new(SafeText.OfName($"{result.Evaluation.Project}-{result.Evaluation.Stack}")),
        new(""),
        Info(messages),
    ];

    private static Cell Info(IEnumerable<PreviewMessage> messages)
    {
        var counts = messages.CountBy(message => message.Severity).ToDictionary();
        var style = counts.ContainsKey(Severity.Error) ? Style.Error : counts.ContainsKey(Severity.Warning) ? Style.Warning : Style.Info;
        return new Cell(
            string.Join("; ", new[] { (Severity.Error, "error"), (Severity.Warning, "warning"), (Severity.Info, "message") }
                .Where(kind => counts.ContainsKey(kind.Item1))
                .Select(kind => Counted(counts[kind.Item1], kind.Item2))),
            style);
    }

    private static string Counted(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static int[] Widths(IEnumerable<Row> rows, int count)
    {
        var widths = new int[count];
        foreach (var row in rows)
        {
            for (var i = 0; i < count; i++)
            {
                widths[i] = Math.Max(widths[i], row.Cells[i].Width + (i == 0 ? row.Lines.Length : 0));
            }
        }

        return widths;
    }

    // Takes what is too much from the longer of type and name first, and then from the remarks.
    private static void Fit(int[] widths, int limit)
    {
        var excess = widths.Sum() + (Gap * (widths.Length - 1)) - limit;
        while (excess > 0 && Math.Max(widths[0], widths[1]) > LeastWidth)
        {
            var longer = widths[0] - widths[1] >= 0 ? 0 : 1;
            var other = 1 - longer;
            var cut = Math.Min(excess, Math.Max(1, widths[longer] - Math.Max(widths[other], LeastWidth)));
            widths[longer] -= cut;
            excess -= cut;
        }

        if (excess > 0 && widths.Length > 3)
        {
            widths[3] = Math.Max(0, widths[3] - excess);
        }
    }

    private static void WriteRow(StyledWriter writer, Row row, int[] widths)
    {
        writer.Write(" ");
        writer.Write(row.Operation.Prefix(), row.Operation.Style());
        writer.Write("  ");
        var blanks = 0;
        for (var i = 0; i < widths.Length; i++)
        {
            var lines = i == 0 ? row.Lines : "";
            var room = Math.Max(widths[i] - lines.Length, 0);
            var text = i < 2 ? TextWidth.ShortenMiddle(row.Cells[i].Text, room) : TextWidth.ShortenEnd(row.Cells[i].Text, room);
            if (lines.Length > 0 || text.Length > 0)
            {
                writer.Pad(blanks);
                blanks = 0;
                writer.Write(lines);
                writer.Write(text, row.Cells[i].Style);
            }

            blanks += widths[i] - lines.Length - TextWidth.Of(text) + Gap;
        }

        writer.WriteLine();
    }

    private sealed record Row(Operation Operation, string Lines, Cell[] Cells);

    private sealed record Cell(string Text, Style Style = Style.None)
    {
        public int Width { get; } = TextWidth.Of(Text);
    }
}
