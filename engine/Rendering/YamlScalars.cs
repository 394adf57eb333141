using System.Buffers;
using YamlDotNet.Core;

namespace Homelab.Engine.Rendering;

/// <summary>Chooses how a text is written so that YAML 1.1 and 1.2 readers alike read it as that text.</summary>
internal static class YamlScalars
{
    // YAML 1.1 (yaml.org/type) reads these as booleans, nulls or numbers; compared without regard to case.
    private static readonly SearchValues<string> ReservedWords = SearchValues.Create(
        ["y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf", "infinity"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> PlainStart =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_/");

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_/-. @+=,:()^$;");

    // All that numbers, dates and times of YAML 1.1 are made of: 0x1F, 0b1, 0o7, 1_000, 1e3, 190:20:30, 2001-12-14T21:59:43Z.
    private static readonly SearchValues<char> NumberLike = SearchValues.Create("0123456789abcdefABCDEFxXoOtTzZ_.,:+- ");

    /// <summary>The style for a value.</summary>
    public static ScalarStyle ForValue(string text) =>
        IsPlain(text) ? ScalarStyle.Plain
        : IsLiteral(text) ? ScalarStyle.Literal
        : IsSingleQuoted(text) ? ScalarStyle.SingleQuoted
        : ScalarStyle.DoubleQuoted;

    /// <summary>The style for a map's key, which stays on one line.</summary>
    public static ScalarStyle ForKey(string text) => IsPlain(text) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted;

    private static bool IsPlain(string text) =>
        text.Length > 0
        && PlainStart.Contains(text[0])
        && !text.AsSpan().ContainsAnyExcept(Plain)
        && text[^1] is not (' ' or ':')
        && !text.Contains(": ", StringComparison.Ordinal)
        && !ReservedWords.Contains(text)
        && (!char.IsAsciiDigit(text[0]) || text.AsSpan().ContainsAnyExcept(NumberLike));

    // A block needs more than one line, a first line that does not begin with white space (readers disagree on the
    // indentation mark that it would need), and no character that readers normalize or refuse.
    private static bool IsLiteral(string text)
    {
        var firstBreak = text.IndexOf('\n', StringComparison.Ordinal);
        if (firstBreak <= 0 || text[0] is ' ' or '\t')
        {
            return false;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not ('\n' or '\t') && !IsPrintable(rune.Value))
            {
                return false;
            }
        }

        return true;
    }

    // JSON, patterns and Windows paths read better without a backslash before every mark.
    private static bool IsSingleQuoted(string text) =>
        text.AsSpan().ContainsAny('"', '\\') && !text.Contains('\'') && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static bool IsPrintable(int codePoint) => codePoint switch
    {
        < 0x20 or (>= 0x7F and <= 0xA0) => false,
        0x2028 or 0x2029 or 0xFEFF or 0xFFFD or 0xFFFE or 0xFFFF => false,
        _ => true,
    };
}
