using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Homelab.Engine.Projects;

/// <summary>JSON as Go writes it, byte for byte, because programs receive structured config in that form.</summary>
/// <remarks>Source: https://pkg.go.dev/encoding/json#Marshal: sorted keys, no blanks, <c>&lt; &gt; &amp;</c> escaped.</remarks>
internal static class GoJson
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a value made of maps, lists, texts, numbers, booleans and nulls.</summary>
    public static string Write(object? value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            Write(writer, value);
        }

        // These characters occur in texts only, so that the escapes can be put in afterwards.
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)
            .Replace("<", "\\u003c", StringComparison.Ordinal)
            .Replace(">", "\\u003e", StringComparison.Ordinal)
            .Replace("&", "\\u0026", StringComparison.Ordinal)
            .Replace("\u2028", "\\u2028", StringComparison.Ordinal)
            .Replace("\u2029", "\\u2029", StringComparison.Ordinal);
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

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case double number:
                writer.WriteRawValue(Number(number));
                break;
            case Int128 integer:
                writer.WriteRawValue(integer.ToString(CultureInfo.InvariantCulture));
                break;
            case IReadOnlyList<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case IReadOnlyDictionary<string, object?> map:
                writer.WriteStartObject();
                foreach (var (key, item) in map.OrderBy(e => e.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(key);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            default:
                throw new NotSupportedException($"no JSON for a {value.GetType().Name}");
        }
    }
}
