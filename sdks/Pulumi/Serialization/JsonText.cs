using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Writes a tree as JSON text, for inputs that travel as such.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text; secret when any part of it is, unknown when any part of it is.</summary>
    public static object? Write(object? node)
    {
        if (node is null)
        {
            return null;
        }

        var isSecret = false;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            if (!TryWrite(writer, node, ref isSecret))
            {
                return Constants.UnknownValue;
            }
        }

        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        return isSecret ? new SecretNode([text]) : text;
    }

    private static bool TryWrite(Utf8JsonWriter writer, object? node, ref bool isSecret)
    {
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                return true;
            case string text:
                writer.WriteStringValue(text);
                return text != Constants.UnknownValue;
            case bool flag:
                writer.WriteBooleanValue(flag);
                return true;
            case double number:
                writer.WriteNumberValue(number);
                return true;
            case SecretNode secret:
                isSecret = true;
                return TryWrite(writer, secret.Cell[0], ref isSecret);
            case OutputNode output:
                isSecret |= output.IsSecret;
                return output.IsKnown && TryWrite(writer, output.Cell[0], ref isSecret);
            case object?[] list:
                writer.WriteStartArray();
                foreach (var element in list)
                {
                    if (!TryWrite(writer, element, ref isSecret))
                    {
                        return false;
                    }
                }

                writer.WriteEndArray();
                return true;
            case PropertyBag bag:
                return TryWriteObject(writer, bag, ref isSecret);
            default:
                throw new InvalidOperationException($"{node.GetType()} cannot be part of an input that is sent as JSON");
        }
    }

    private static bool TryWriteObject(Utf8JsonWriter writer, PropertyBag bag, ref bool isSecret)
    {
        writer.WriteStartObject();
        for (var i = 0; i < bag.Count; i++)
        {
            if (bag.Values[i] is null)
            {
                continue;
            }

            writer.WritePropertyName(bag.Names[i]);
            if (!TryWrite(writer, bag.Values[i], ref isSecret))
            {
                return false;
            }
        }

        writer.WriteEndObject();
        return true;
    }
}
