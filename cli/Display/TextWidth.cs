using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Homelab.Cli.Display;

/// <summary>Measures and shortens text by the columns that it takes in a terminal.</summary>
internal static class TextWidth
{
    private const string Ellipsis = "…";

    /// <summary>Columns that a text takes.</summary>
    public static int Of(string text) => Ascii.IsValid(text) ? text.Length : text.GetCellWidth();

    /// <summary>
    /// The text with its middle left out where it would take more columns. Two thirds of what stays are its end, where
    /// types and names differ most.
    /// </summary>
    public static string ShortenMiddle(string text, int columns)
    {
        if (Of(text) <= columns)
        {
            return text;
        }

        var room = Math.Max(columns - 1, 0);
        return columns <= 0 ? "" : Start(text, room / 3) + Ellipsis + End(text, room - (room / 3));
    }

    /// <summary>The text with its end left out where it would take more columns.</summary>
    public static string ShortenEnd(string text, int columns) =>
        Of(text) <= columns ? text
        : columns <= 0 ? ""
        : Start(text, columns - 1) + Ellipsis;

    /// <summary>One line broken at blanks into lines of at most so many columns; a longer word stays whole.</summary>
    /// <param name="text">The line; the blanks at its start begin every line.</param>
    /// <param name="columns">The columns; null for no limit.</param>
    /// <param name="taken">Columns that the first line has less.</param>
    public static IEnumerable<string> Wrap(string text, int? columns, int taken = 0)
    {
        if (columns is not { } limit || taken + Of(text) <= limit)
        {
            return [text];
        }

        var words = text.TrimStart(' ');
        var indentation = text[..^words.Length];
        var lines = new List<string>();
        var line = "";
        foreach (var word in words.Split(' '))
        {
            var longer = line.Length == 0 ? indentation + word : $"{line} {word}";
            if (line.Length > 0 && (lines.Count == 0 ? taken : 0) + Of(longer) > limit)
            {
                lines.Add(line);
                longer = indentation + word;
            }

            line = longer;
        }

        return lines.Append(line);
    }

    private static string Start(string text, int columns)
    {
        var result = new StringBuilder();
        foreach (var element in Elements(text))
        {
            columns -= Of(element);
            if (columns < 0)
            {
                break;
            }

            result.Append(element);
        }

        return result.ToString();
    }

    private static string End(string text, int columns)
    {
        var result = new Stack<string>();
        foreach (var element in Elements(text).Reverse())
        {
            columns -= Of(element);
            if (columns < 0)
            {
                break;
            }

            result.Push(element);
        }

        return string.Concat(result);
    }

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }
}
