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

    /// <summary>The text with its middle left out where it would take more columns; both ends tell the most.</summary>
    public static string ShortenMiddle(string text, int columns)
    {
        if (Of(text) <= columns)
        {
            return text;
        }

        var room = Math.Max(columns - 1, 0);
        return columns <= 0 ? "" : Start(text, room - (room / 2)) + Ellipsis + End(text, room / 2);
    }

    /// <summary>The text with its end left out where it would take more columns.</summary>
    public static string ShortenEnd(string text, int columns) =>
        Of(text) <= columns ? text
        : columns <= 0 ? ""
        : Start(text, columns - 1) + Ellipsis;

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
