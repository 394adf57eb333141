namespace Homelab.Cluster.Policies;

/// <summary>What a piece of a CEL expression is.</summary>
internal enum CelTokenKind
{
    /// <summary>A name.</summary>
    Name,

    /// <summary>A number, text or bytes.</summary>
    Literal,

    /// <summary>An operator or bracket.</summary>
    Symbol,

    /// <summary>The end, or whatever cannot be read.</summary>
    End,
}

/// <summary>A piece of a CEL expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">How it is written.</param>
/// <param name="Position">Where it begins, from 0.</param>
internal readonly record struct CelToken(CelTokenKind Kind, string Text, int Position);

/// <summary>Cuts a CEL expression into pieces (google/cel-spec, doc/langdef.md, "Syntax").</summary>
internal static class CelLexer
{
    private const string StringPrefixes = "rRbB";

    // Longer ones first.
    private static readonly string[] Symbols =
        ["&&", "||", "<=", ">=", "==", "!=", "<", ">", "!", "+", "-", "*", "/", "%", "?", ":", ".", ",", "(", ")", "[", "]", "{", "}"];

    /// <summary>Reads the pieces; the last one is the end, or the first place that cannot be read.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="error">Why the last place cannot be read, or null.</param>
    public static List<CelToken> Read(string text, out string? error)
    {
        var tokens = new List<CelToken>();
        error = null;
        var at = 0;
        while (at < text.Length && error is null)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (text.AsSpan(at).StartsWith("//", StringComparison.Ordinal))
            {
                at = text.IndexOf('\n', at) is >= 0 and var line ? line : text.Length;
            }
            else
            {
                var (kind, length) = Next(text, at);
                if (length == 0)
                {
                    error = kind == CelTokenKind.Literal ? "a text that does not end" : $"'{text[at]}' has no meaning here";
                    break;
                }

                tokens.Add(new CelToken(kind, text.Substring(at, length), at));
                at += length;
            }
        }

        tokens.Add(new CelToken(CelTokenKind.End, "", error is null ? text.Length : at));
        return tokens;
    }

    private static (CelTokenKind Kind, int Length) Next(string text, int at)
    {
        var prefix = text.AsSpan(at).IndexOfAnyExcept(StringPrefixes);
        if (prefix is >= 0 and <= 2 && text[at + prefix] is '"' or '\'')
        {
            var raw = text.AsSpan(at, prefix).ContainsAny('r', 'R');
            return (CelTokenKind.Literal, TextLength(text, at + prefix, raw) is > 0 and var length ? prefix + length : 0);
        }

        if (char.IsAsciiLetter(text[at]) || text[at] == '_')
        {
            return (CelTokenKind.Name, Length(text, at, c => char.IsAsciiLetterOrDigit(c) || c == '_'));
        }

        if (char.IsAsciiDigit(text[at]))
        {
            return (CelTokenKind.Literal, NumberLength(text, at));
        }

        return (CelTokenKind.Symbol, Symbols.FirstOrDefault(symbol => text.AsSpan(at).StartsWith(symbol, StringComparison.Ordinal))?.Length ?? 0);
    }

    // 0 when the text does not end.
    private static int TextLength(string text, int at, bool raw)
    {
        var quote = text[at].ToString();
        var triple = string.Concat(quote, quote, quote);
        var end = text.AsSpan(at).StartsWith(triple, StringComparison.Ordinal) ? triple : quote;
        for (var i = at + end.Length; i < text.Length; i++)
        {
            if (text.AsSpan(i).StartsWith(end, StringComparison.Ordinal))
            {
                return i + end.Length - at;
            }

            if (text[i] == '\\' && !raw)
            {
                i++;
            }
            else if (text[i] == '\n' && end.Length == 1)
            {
                return 0;
            }
        }

        return 0;
    }

    private static int NumberLength(string text, int at)
    {
        if (text.AsSpan(at).StartsWith("0x", StringComparison.OrdinalIgnoreCase) && Length(text, at + 2, char.IsAsciiHexDigit) is > 0 and var hexadecimal)
        {
            return Suffixed(text, at, 2 + hexadecimal);
        }

        var length = Length(text, at, char.IsAsciiDigit);
        if (Digits(text, at + length, '.') is > 0 and var fraction)
        {
            length += fraction;
        }

        var exponent = at + length;
        if (exponent < text.Length && text[exponent] is 'e' or 'E')
        {
            var sign = exponent + 1 < text.Length && text[exponent + 1] is '+' or '-' ? 1 : 0;
            var digits = Length(text, exponent + 1 + sign, char.IsAsciiDigit);
            length += digits > 0 ? 1 + sign + digits : 0;
        }

        return Suffixed(text, at, length);
    }

    private static int Digits(string text, int at, char lead) =>
        at < text.Length && text[at] == lead && Length(text, at + 1, char.IsAsciiDigit) is > 0 and var digits ? 1 + digits : 0;

    private static int Suffixed(string text, int at, int length) =>
        at + length < text.Length && text[at + length] is 'u' or 'U' ? length + 1 : length;

    private static int Length(string text, int at, Func<char, bool> belongs)
    {
        var end = at;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end - at;
    }
}
