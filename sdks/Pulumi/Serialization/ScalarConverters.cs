using System.Buffers;
using System.Text.Json;

namespace Pulumi.Serialization;

internal sealed class StringConverter : Converter<string>
{
    protected override string ConvertPlain(WireValue value, ConversionContext context) =>
        value.Kind == WireKind.String ? value.String : Mismatch(value, context);
}

internal sealed class BoolConverter : Converter<bool>
{
    protected override bool ConvertPlain(WireValue value, ConversionContext context) =>
        value.Kind == WireKind.Bool ? value.Bool : Mismatch(value, context);
}

internal sealed class IntConverter : Converter<int>
{
    protected override int ConvertPlain(WireValue value, ConversionContext context) =>
        value.Kind == WireKind.Number ? (int)value.Number : Mismatch(value, context);
}

internal sealed class DoubleConverter : Converter<double>
{
    protected override double ConvertPlain(WireValue value, ConversionContext context) =>
        value.Kind == WireKind.Number ? value.Number : Mismatch(value, context);
}

internal sealed class EnumStringConverter<T>(Func<string, T> create) : Converter<T>
{
    protected override T ConvertPlain(WireValue value, ConversionContext context) =>
        value.Kind == WireKind.String ? create(value.String) : Mismatch(value, context);
}

internal sealed class EnumNumberConverter<T>(Func<double, T> create) : Converter<T>
{
    protected override T ConvertPlain(WireValue value, ConversionContext context) =>
        value.Kind == WireKind.Number ? create(value.Number) : Mismatch(value, context);
}

/// <summary>A nullable value type; null when the value has another type, but of bool and double the default, as in the official SDK.</summary>
internal sealed class NullableConverter<T>(Converter<T> inner) : Converter<T?>
    where T : struct
{
    protected override T? ConvertPlain(WireValue value, ConversionContext context)
    {
        var before = context.Mismatches;
        var result = inner.Convert(value, context);
        return context.Mismatches == before || typeof(T) == typeof(bool) || typeof(T) == typeof(double) ? result : null;
    }
}

internal sealed class LazyConverter<T>(Func<Converter<T>> converter) : Converter<T>
{
    private Converter<T>? _converter;

    protected override T ConvertPlain(WireValue value, ConversionContext context) =>
        (_converter ??= converter()).Convert(value, context);
}

/// <summary>Arbitrary JSON; special values inside it are resolved first.</summary>
internal sealed class JsonElementConverter : Converter<JsonElement>
{
    protected override JsonElement ConvertPlain(WireValue value, ConversionContext context)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, value, context);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, WireValue value, ConversionContext context)
    {
        value = context.Unwrap(value);
        switch (value.Kind)
        {
            case WireKind.Null:
                writer.WriteNullValue();
                break;
            case WireKind.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case WireKind.String:
                writer.WriteStringValue(value.Content);
                break;
            case WireKind.Bool:
                writer.WriteBooleanValue(value.Bool);
                break;
            case WireKind.List:
                writer.WriteStartArray();
                foreach (var element in value.Elements)
                {
                    Write(writer, element, context);
                }

                writer.WriteEndArray();
                break;
            case WireKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.Members)
                {
                    if (!member.NameBytes.StartsWith("__"u8))
                    {
                        writer.WritePropertyName(member.NameBytes);
                        Write(writer, member.Value, context);
                    }
                }

                writer.WriteEndObject();
                break;
            default:
                Mismatch(value, context);
                writer.WriteNullValue();
                break;
        }
    }
}
