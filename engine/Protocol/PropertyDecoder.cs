using System.Collections.Immutable;
using System.Text;

namespace Homelab.Engine.Protocol;

/// <summary>Turns the protocol's <c>google.protobuf.Struct</c> into properties, straight from the bytes.</summary>
/// <remarks>
/// Without the message classes in between a registration costs half the memory, and nesting is not held to their
/// 100 levels. Numbers pass as they are: NaN and the infinities are legal on the wire.
/// </remarks>
internal ref struct PropertyDecoder
{
    private PropertyTraits _traits;
    private string? _error;
    private int _depth;

    /// <summary>Decodes a Struct.</summary>
    /// <param name="wire">The encoded message.</param>
    /// <param name="properties">The properties.</param>
    /// <param name="traits">Which special values they contain.</param>
    /// <param name="error">What is wrong, when the result is false.</param>
    public static bool TryDecode(
        ReadOnlySpan<byte> wire, out PropertyMap properties, out PropertyTraits traits, out string? error)
    {
        var decoder = default(PropertyDecoder);
        var entries = decoder.ReadStruct(wire);
        properties = entries is null ? PropertyMap.Empty : PropertyMap.FromWire(entries);
        traits = decoder._traits;
        error = decoder._error;
        return entries is not null;
    }

    /// <summary>Decodes a single <c>google.protobuf.Value</c>.</summary>
    public static bool TryDecodeValue(ReadOnlySpan<byte> wire, out PropertyValue value, out string? error)
    {
        var decoder = default(PropertyDecoder);
        var read = decoder.ReadValue(wire);
        value = read ?? PropertyValue.Null;
        error = decoder._error;
        return read is not null;
    }

    private List<KeyValuePair<string, PropertyValue>>? ReadStruct(ReadOnlySpan<byte> wire)
    {
        var entries = new List<KeyValuePair<string, PropertyValue>>();
        var reader = new WireReader(wire);
        while (reader.TryReadTag(out var field, out var type))
        {
            if (field != 1 || type != WireType.LengthDelimited)
            {
                reader.TrySkip(type);
            }
            else if (reader.TryReadBytes(out var entry))
            {
                if (ReadEntry(entry) is not { } pair)
                {
                    return null;
                }

                entries.Add(pair);
            }
        }

        return reader.IsMalformed ? Fail<List<KeyValuePair<string, PropertyValue>>>("malformed properties") : entries;
    }

    private KeyValuePair<string, PropertyValue>? ReadEntry(ReadOnlySpan<byte> wire)
    {
        var name = string.Empty;
        PropertyValue? value = PropertyValue.Null;
        var reader = new WireReader(wire);
        while (reader.TryReadTag(out var field, out var type))
        {
            if (type != WireType.LengthDelimited)
            {
                reader.TrySkip(type);
            }
            else if (reader.TryReadBytes(out var bytes))
            {
                if (field == 1)
                {
                    name = PropertyNames.Get(bytes);
                }
                else if (field == 2 && (value = ReadValue(bytes)) is null)
                {
                    return null;
                }
            }
        }

        if (reader.IsMalformed)
        {
            _error ??= "malformed properties";
            return null;
        }

        return KeyValuePair.Create(name, value);
    }

    private PropertyValue? ReadValue(ReadOnlySpan<byte> wire)
    {
        if (++_depth > PropertyValue.MaxDepth)
        {
            return Fail<PropertyValue>($"a value is nested more than {PropertyValue.MaxDepth} levels deep");
        }

        PropertyValue? value = PropertyValue.Null;
        var reader = new WireReader(wire);
        while (value is not null && reader.TryReadTag(out var field, out var type))
        {
            switch (field, type)
            {
                case (1, WireType.Varint) when reader.TryReadVarint(out _):
                    value = PropertyValue.Null;
                    break;
                case (2, WireType.Fixed64) when reader.TryReadDouble(out var number):
                    value = new NumberValue(number);
                    break;
                case (3, WireType.LengthDelimited) when reader.TryReadBytes(out var bytes):
                    value = ReadString(bytes);
                    break;
                case (4, WireType.Varint) when reader.TryReadVarint(out var flag):
                    value = flag != 0 ? BoolValue.True : BoolValue.False;
                    break;
                case (5, WireType.LengthDelimited) when reader.TryReadBytes(out var bytes):
                    value = ReadObject(bytes);
                    break;
                case (6, WireType.LengthDelimited) when reader.TryReadBytes(out var bytes):
                    value = ReadList(bytes);
                    break;
                default:
                    reader.TrySkip(type);
                    break;
            }
        }

        _depth--;
        return reader.IsMalformed ? Fail<PropertyValue>("malformed properties") : value;
    }

    private PropertyValue ReadString(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.Length == 0 ? string.Empty : Encoding.UTF8.GetString(bytes);
        if (!Signatures.IsUnknown(text))
        {
            return new StringValue(text);
        }

        _traits |= PropertyTraits.Unknowns;
        return PropertyValue.Unknown;
    }

    private ArrayValue? ReadList(ReadOnlySpan<byte> wire)
    {
        var items = ImmutableArray.CreateBuilder<PropertyValue>();
        var reader = new WireReader(wire);
        while (reader.TryReadTag(out var field, out var type))
        {
            if (field != 1 || type != WireType.LengthDelimited)
            {
                reader.TrySkip(type);
            }
            else if (reader.TryReadBytes(out var bytes))
            {
                if (ReadValue(bytes) is not { } item)
                {
                    return null;
                }

                items.Add(item);
            }
        }

        return reader.IsMalformed ? Fail<ArrayValue>("malformed properties") : new ArrayValue(items.DrainToImmutable());
    }

    private PropertyValue? ReadObject(ReadOnlySpan<byte> wire)
    {
        var before = _traits;
        if (ReadStruct(wire) is not { } entries)
        {
            return null;
        }

        foreach (var entry in entries)
        {
            if (entry.Key == Signatures.Key)
            {
                if (!SpecialValues.TryRead(PropertyMap.FromWire(entries), out var special, out var error))
                {
                    return Fail<PropertyValue>(error!);
                }

                // A resource reference without id, for one, is unknown though none of its parts was.
                _traits = before | special.Traits();
                return special;
            }
        }

        return new ObjectValue(PropertyMap.FromWire(entries));
    }

    private T? Fail<T>(string error)
        where T : class
    {
        _error ??= error;
        return null;
    }
}
