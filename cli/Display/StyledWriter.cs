namespace Homelab.Cli.Display;

/// <summary>What a piece of text means; the colours are those of Pulumi's own display.</summary>
internal enum Style
{
    None,
    Create,
    Read,
    Import,
    Update,
    Delete,
    Replace,
    Headline,
    ColumnHead,
    Resource,
    Error,
    Warning,
    Info,
}

/// <summary>Writes text with colours, or without where they are not wanted.</summary>
internal sealed class StyledWriter(TextWriter output, bool colour)
{
    private const string Reset = "\e[0m";

    /// <summary>Writes a piece of text.</summary>
    public void Write(string text, Style style = Style.None)
    {
        if (!colour || style == Style.None || text.Length == 0)
        {
            output.Write(text);
            return;
        }

        output.Write(Start(style));
        output.Write(text);
        output.Write(Reset);
    }

    /// <summary>Writes a piece of text and ends the line.</summary>
    public void WriteLine(string text = "", Style style = Style.None)
    {
        Write(text, style);
        output.Write('\n');
    }

    /// <summary>Writes blanks.</summary>
    public void Pad(int count)
    {
        for (var i = 0; i < count; i++)
        {
            output.Write(' ');
        }
    }

    /// <summary>Writes a label and lines beside it, broken where they would take more columns.</summary>
    /// <param name="label">The label; it stands beside the first line alone.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="indentation">Columns before the label.</param>
    /// <param name="labelWidth">Columns of the label.</param>
    /// <param name="columns">Columns of the whole; null for no limit.</param>
    public void WriteLabelled(string label, IEnumerable<string> lines, int indentation, int labelWidth, int? columns)
    {
        foreach (var line in lines.SelectMany(line => TextWidth.Wrap(line, columns - indentation - labelWidth)))
        {
            Pad(indentation);
            Write(label.PadRight(labelWidth), Style.Info);
            WriteLine(line);
            label = "";
        }
    }

    // The sixteen basic colours, which every terminal has and which follow the user's own palette.
    private static string Start(Style style) => style switch
    {
        Style.Create or Style.Import => "\e[32m",
        Style.Read => "\e[96m",
        Style.Update or Style.Warning => "\e[33m",
        Style.Delete or Style.Error => "\e[31m",
        Style.Replace => "\e[95m",
        Style.Headline => "\e[95;1m",
        Style.ColumnHead => "\e[4;94m",
        Style.Resource => "\e[94m",
        Style.Info => "\e[35m",
        _ => "",
    };
}
