using System.Buffers.Binary;

namespace Homelab.Engine.Protocol;

/// <summary>How a protobuf field's value is written.</summary>
internal enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    LengthDelimited = 2,
    Fixed32 = 5,
}

/// <summary>Reads protobuf fields one after the other from memory, without copying.</summary>
/// <remarks>Encoding: https://protobuf.dev/programming-guides/encoding/. Groups, long deprecated, count as malformed.</remarks>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>How many bytes have been read.</summary>
    public int Position { get; private set; }

    /// <summary>Reads the next field's number and type; false at the end and when malformed (see <see cref="IsMalformed"/>).</summary>
    public bool TryReadTag(out int field, out WireType type)
    {
        field = 0;
        type = default;
        if (Position == _bytes.Length || !TryReadVarint(out var tag))
        {
            return false;
        }

        field = tag >> 3 <= int.MaxValue ? (int)(tag >> 3) : 0;
        type = (WireType)(tag & 7);
        IsMalformed |= field <= 0;
        return !IsMalformed;
    }

    /// <summary>Whether the bytes were not a sequence of protobuf fields.</summary>
    public bool IsMalformed { get; private set; }

    public bool TryReadVarint(out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 70 && Position < _bytes.Length; shift += 7)
        {
            var next = _bytes[Position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return true;
            }
        }

        IsMalformed = true;
        return false;
    }

    public bool TryReadDouble(out double value)
    {
        value = 0;
        if (_bytes.Length - Position < sizeof(double))
        {
            IsMalformed = true;
            return false;
        }

        value = BinaryPrimitives.ReadDoubleLittleEndian(_bytes[Position..]);
        Position += sizeof(double);
        return true;
    }

    /// <summary>Reads a text, a message or bytes.</summary>
    public bool TryReadBytes(out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!TryReadVarint(out var length) || length > (ulong)(_bytes.Length - Position))
        {
            IsMalformed = true;
            return false;
        }

        value = _bytes.Slice(Position, (int)length);
        Position += (int)length;
        return true;
    }

    public bool TrySkip(WireType type)
    {
        switch (type)
        {
            case WireType.Varint:
                return TryReadVarint(out _);
            case WireType.LengthDelimited:
                return TryReadBytes(out _);
            case WireType.Fixed64 or WireType.Fixed32:
                var size = type == WireType.Fixed64 ? 8 : 4;
                IsMalformed |= _bytes.Length - Position < size;
                Position += IsMalformed ? 0 : size;
                return !IsMalformed;
            default:
                IsMalformed = true;
                return false;
        }
    }
}
