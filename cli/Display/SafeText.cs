using System.Globalization;
using System.Text;

namespace Homelab.Cli.Display;

/// <summary>
/// Makes foreign text harmless for a terminal: control characters, and marks that reorder or hide text, become visible
/// escapes.
/// </summary>
internal static class SafeText
{
    /// <summary>A name on one line.</summary>
    public static string OfName(string text) => Escape(text, keepLines: false);

    /// <summary>A message that may have several lines.</summary>
    public static string OfMessage(string text) => Escape(text.ReplaceLineEndings("\n"), keepLines: true);

    /// <summary>The lines of a message, without blank ones at the end.</summary>
    public static IEnumerable<string> Lines(string text) =>
        OfMessage(text).TrimEnd().Split('\n').Select(line => line.TrimEnd());

    /// <summary>A text between quotation marks.</summary>
    public static string Quoted(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '"' or '\\':
                    result.Append('\\').Append(rune);
                    break;
                case '\n':
                    result.Append("\\n");
                    break;
                case '\r':
                    result.Append("\\r");
                    break;
                case '\t':
                    result.Append("\\t");
                    break;
                default:
                    Append(result, rune);
                    break;
            }
        }

        return result.Append('"').ToString();
    }

    private static string Escape(string text, bool keepLines)
    {
        if (IsPlainAscii(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            if (keepLines && rune.Value is '\n' or '\t')
            {
                result.Append(rune);
            }
            else
            {
                Append(result, rune);
            }
        }

        return result.ToString();
    }

    private static bool IsPlainAscii(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static void Append(StringBuilder result, Rune rune)
    {
        if (IsVisible(rune))
        {
            result.Append(rune);
        }
        else
        {
            result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        }
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned);
}
