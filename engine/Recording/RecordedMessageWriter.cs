using System.Collections;
using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Homelab.Engine.Protocol;
using Pulumirpc;

namespace Homelab.Engine.Recording;

/// <summary>Writes a request under the names that Pulumi's protocol gives to its fields; what is empty is left out.</summary>
/// <remarks>
/// What another run or machine would have otherwise is left out, so that recordings can be compared: the address and the
/// token of a callback, which is an empty object, stack traces, and positions outside of the project. Maps and properties are sorted by name.
/// </remarks>
/// <param name="json">What is written to.</param>
/// <param name="values">Writes the properties.</param>
/// <param name="root">The project's folder.</param>
internal sealed class RecordedMessageWriter(Utf8JsonWriter json, RecordedValueWriter values, string root)
{
    /// <summary>Writes a request.</summary>
    public void Write(RecordedRequest request)
    {
        if (request.PropertiesField == 0)
        {
            WriteMessage(request.Message);
            return;
        }

        json.WriteStartObject();
        foreach (var field in request.Message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.FieldNumber != request.PropertiesField)
            {
                WriteField(request.Message, field);
            }
            else if (request.Properties is { Length: > 0 } properties)
            {
                json.WritePropertyName(field.JsonName);
                WriteProperties(properties);
            }
        }

        json.WriteEndObject();
    }

    private void WriteProperties(ReadOnlyMemory<byte> wire)
    {
        if (PropertyDecoder.TryDecode(wire.Span, out var properties, out _, out _))
        {
            values.Write(properties);
        }
        else
        {
            json.WriteNullValue(); // the reply's error says what is wrong with them
        }
    }

    private void WriteMessage(IMessage message)
    {
        json.WriteStartObject();
        if (message is not Callback)
        {
            foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
            {
                WriteField(message, field);
            }
        }

        json.WriteEndObject();
    }

    private void WriteField(IMessage message, FieldDescriptor field)
    {
        var value = field.Accessor.GetValue(message);
        if (IsEmpty(message, field, value) || value is StackTrace || (value is SourcePosition position && FileOf(position) is null))
        {
            return;
        }

        json.WritePropertyName(field.JsonName);
        switch (value)
        {
            case IDictionary map:
                WriteMap(map, field.MessageType.FindFieldByNumber(2));
                break;
            case IList list:
                WriteList(list, field);
                break;
            default:
                WriteSingle(value, field);
                break;
        }
    }

    private static bool IsEmpty(IMessage message, FieldDescriptor field, object? value) => value switch
    {
        null => true,
        ICollection collection => collection.Count == 0,
        _ when field.HasPresence => !field.Accessor.HasValue(message),
        string text => text.Length == 0,
        ByteString bytes => bytes.IsEmpty,
        bool flag => !flag,
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture) == 0,
    };

    // Null for what the SDK does of itself, as it registers the stack.
    private string? FileOf(SourcePosition position) =>
        Uri.TryCreate(position.Uri, UriKind.Absolute, out var uri) && uri.IsFile
        && uri.LocalPath.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? Path.GetRelativePath(root, uri.LocalPath).Replace('\\', '/')
            : null;

    private void WriteMap(IDictionary map, FieldDescriptor valueField)
    {
        json.WriteStartObject();
        foreach (var key in map.Keys.Cast<string>().Order(StringComparer.Ordinal))
        {
            json.WritePropertyName(key);
            WriteSingle(map[key]!, valueField);
        }

        json.WriteEndObject();
    }

    private void WriteList(IList list, FieldDescriptor field)
    {
        json.WriteStartArray();
        foreach (var item in list)
        {
            WriteSingle(item, field);
        }

        json.WriteEndArray();
    }

    private void WriteSingle(object value, FieldDescriptor field)
    {
        switch (value)
        {
            case string text:
                values.WriteText(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case ByteString bytes:
                json.WriteBase64StringValue(bytes.Span);
                break;
            case SourcePosition position:
                // As Pulumi's state files have it.
                json.WriteStringValue(string.Create(
                    CultureInfo.InvariantCulture, $"project:///{FileOf(position)}#{position.Line},{position.Column}"));
                break;
            case Value property when PropertyDecoder.TryDecodeValue(property.ToByteArray(), out var decoded, out _):
                values.Write(decoded);
                break;
            case IMessage message:
                WriteMessage(message);
                break;
            default:
                var number = Convert.ToInt32(value, CultureInfo.InvariantCulture);
                if (field.FieldType == FieldType.Enum && field.EnumType.FindValueByNumber(number) is { } named)
                {
                    json.WriteStringValue(named.Name);
                }
                else
                {
                    json.WriteNumberValue(number);
                }

                break;
        }
    }
}
