namespace Homelab.Cli.Display;

/// <summary>A table of texts and numbers, as wide as it needs to be.</summary>
/// <param name="heads">The heads; one that ends in a blank stands over numbers, which are set to the right.</param>
internal sealed class TextTable(params string[] heads)
{
    private const int Indentation = 4;
    private const int Gap = 2;

    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One text a column.</param>
    public void Add(params string[] cells) => _rows.Add([.. cells.Select(SafeText.OfName)]);

    /// <summary>Writes the table; nothing when it has no rows.</summary>
    /// <param name="writer">Where it goes.</param>
    public void Write(StyledWriter writer)
    {
        if (_rows.Count == 0)
        {
            return;
        }

        var titles = heads.Select(head => head.TrimEnd()).ToArray();
        var widths = titles.Select((title, column) => _rows.Max(row => TextWidth.Of(row[column]))).Zip(titles, (width, title) => Math.Max(width, title.Length)).ToArray();
        WriteRow(writer, titles, widths, Style.ColumnHead);
        _rows.ForEach(row => WriteRow(writer, row, widths, Style.None));
    }

    private void WriteRow(StyledWriter writer, string[] cells, int[] widths, Style style)
    {
        // Blanks are written before the next text only, so that no line ends in them.
        var blanks = Indentation;
        for (var i = 0; i < cells.Length; i++)
        {
            var rest = widths[i] - TextWidth.Of(cells[i]);
            var isNumber = heads[i].EndsWith(' ');
            blanks += isNumber ? rest : 0;
            if (cells[i].Length > 0)
            {
                writer.Pad(blanks);
                writer.Write(cells[i], style);
                blanks = 0;
            }

            blanks += Gap + (isNumber ? 0 : rest);
        }

        writer.WriteLine();
    }
}
