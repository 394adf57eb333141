namespace Pulumi.Serialization;

/// <summary>Reads the fields of one protobuf message inside a buffer.</summary>
internal struct WireReader(byte[] buffer, int start, int length)
{
    public const int Varint = 0;
    public const int Fixed64 = 1;
    public const int LengthDelimited = 2;
    public const int Fixed32 = 5;

    private readonly int _end = start + length;
    private int _position = start;

    /// <summary>Reads the next field's number and wire type; false at the end of the message.</summary>
    public bool TryReadTag(out int field, out int wireType)
    {
        if (_position >= _end)
        {
            field = wireType = 0;
            return false;
        }

        var tag = ReadVarint();
        field = (int)(tag >> 3);
        wireType = (int)(tag & 7);
        return true;
    }

    public ulong ReadVarint()
    {
        ulong result = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = buffer[Skip(1)];
            result |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return result;
            }
        }

        throw Malformed();
    }

    /// <summary>Reads where a length-delimited field's content is, and steps over it.</summary>
    public (int Start, int Length) ReadSized()
    {
        var size = ReadVarint();
        return size > int.MaxValue ? throw Malformed() : (Skip((int)size), (int)size);
    }

    /// <summary>Steps over some bytes; returns where they begin.</summary>
    public int Skip(int count)
    {
        var at = _position;
        if (count > _end - at)
        {
            throw Malformed();
        }

        _position = at + count;
        return at;
    }

    public void SkipField(int wireType)
    {
        switch (wireType)
        {
            case Varint:
                ReadVarint();
                break;
            case Fixed64:
                Skip(8);
                break;
            case LengthDelimited:
                ReadSized();
                break;
            case Fixed32:
                Skip(4);
                break;
            default:
                throw Malformed();
        }
    }

    private static InvalidDataException Malformed() => new("a message from the engine is not valid protobuf");
}
