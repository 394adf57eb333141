using System.Buffers;
using System.Globalization;
using System.Text;

namespace Homelab.Engine.Projects;

/// <summary>JSON as Go writes it, byte for byte, because programs receive structured config in that form.</summary>
/// <remarks>Source: https://pkg.go.dev/encoding/json#Marshal: sorted keys, no blanks, <c>&lt; &gt; &amp;</c> escaped.</remarks>
internal static class GoJson
{
    /// <summary>Writes a value made of maps, lists, texts, numbers, booleans and nulls.</summary>
    public static string Write(object? value)
    {
        var json = new StringBuilder();
        Write(json, value);
        return json.ToString();
    }

    /// <summary>A number in Go's form: the shortest digits, with an exponent below 1e-6 and from 1e21 on.</summary>
    public static string Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var magnitude = Math.Abs(value);
        var exponential = magnitude != 0 && magnitude is < 1e-6 or >= 1e21;
        var e = text.IndexOf('E', StringComparison.Ordinal);
        if (exponential)
        {
            var mantissa = text[..e];
            var exponent = int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture);
            return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent):00}")
                .Replace("e-0", "e-", StringComparison.Ordinal);
        }

        return e < 0 ? text : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    private static void Write(StringBuilder json, object? value)
    {
        switch (value)
        {
            case null:
                json.Append("null");
                break;
            case bool flag:
                json.Append(flag ? "true" : "false");
                break;
            case string text:
                WriteText(json, text);
                break;
            case double number:
                json.Append(Number(number));
                break;
            case Int128 integer:
                json.Append(integer.ToString(CultureInfo.InvariantCulture));
                break;
            case IReadOnlyList<object?> list:
                WriteAll(json, '[', list, item => Write(json, item), ']');
                break;
            case IReadOnlyDictionary<string, object?> map:
                WriteAll(json, '{', map.OrderBy(e => e.Key, StringComparer.Ordinal), entry => WriteEntry(json, entry), '}');
                break;
            default:
                throw new NotSupportedException($"no JSON for a {value.GetType().Name}");
        }
    }

    private static void WriteAll<T>(StringBuilder json, char open, IEnumerable<T> items, Action<T> write, char close)
    {
        json.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
            {
                json.Append(',');
            }

            isFirst = false;
            write(item);
        }

        json.Append(close);
    }

    private static void WriteEntry(StringBuilder json, KeyValuePair<string, object?> entry)
    {
        WriteText(json, entry.Key);
        json.Append(':');
        Write(json, entry.Value);
    }

    // The encoders of System.Text.Json escape more, such as emoji.
    private static void WriteText(StringBuilder json, string text)
    {
        json.Append('"');
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var isValid = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done;
            json.Append(isValid ? Escape(rune) : "\\ufffd");
            rest = rest[length..];
        }

        json.Append('"');
    }

    private static string Escape(Rune rune) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' or '<' or '>' or '&' or 0x2028 or 0x2029 => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
        _ => rune.ToString(),
    };
}
