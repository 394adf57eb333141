using System.Buffers.Binary;
using System.Text;

namespace Pulumi.Serialization;

/// <summary>A value inside the bytes of a reply, read in place: a google.protobuf.Value that is not decoded before it is used.</summary>
/// <remarks>Field numbers are those of google/protobuf/struct.proto.</remarks>
internal readonly struct WireValue
{
    private readonly byte[]? _buffer;
    private readonly int _start;
    private readonly int _length;

    private WireValue(WireKind kind, byte[]? buffer, int start, int length)
    {
        Kind = kind;
        _buffer = buffer;
        _start = start;
        _length = length;
    }

    /// <summary>What the value is; asset, archive and resource only after <see cref="ConversionContext.Unwrap"/>.</summary>
    public WireKind Kind { get; }

    public bool IsObject => Kind is not (WireKind.Null or WireKind.Number or WireKind.String or WireKind.Bool or WireKind.List);

    public double Number => BinaryPrimitives.ReadDoubleLittleEndian(Content);

    public bool Bool => _length == 1;

    public string String => Encoding.UTF8.GetString(Content);

    /// <summary>The text's bytes, or the message's of a list or an object.</summary>
    public ReadOnlySpan<byte> Content => _buffer.AsSpan(_start, _length);

    /// <summary>An object whose google.protobuf.Struct message is all of <paramref name="buffer"/>.</summary>
    public static WireValue FromStruct(byte[] buffer) => new(WireKind.Object, buffer, 0, buffer.Length);

    /// <summary>An object whose google.protobuf.Struct message is a part of <paramref name="buffer"/>.</summary>
    public static WireValue FromStruct(byte[] buffer, int start, int length) => new(WireKind.Object, buffer, start, length);

    /// <summary>A value whose google.protobuf.Value message is all of <paramref name="buffer"/>.</summary>
    public static WireValue FromValue(byte[] buffer) => Parse(buffer, 0, buffer.Length);

    /// <summary>The same object seen as one of the special kinds.</summary>
    public WireValue As(WireKind kind) => new(kind, _buffer, _start, _length);

    /// <summary>Finds a member of an object.</summary>
    public bool TryGetMember(string name, out WireValue value)
    {
        foreach (var member in Members)
        {
            if (member.NameEquals(name))
            {
                value = member.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The signature of a special object, such as a secret.</summary>
    public bool TryGetSignature(out string signature)
    {
        foreach (var member in Members)
        {
            if (member.NameBytes.SequenceEqual(WireWords.SignatureKey))
            {
                signature = member.Value.Kind == WireKind.String ? member.Value.String : "";
                return true;
            }
        }

        signature = "";
        return false;
    }

    /// <summary>The members of an object, in the order sent; none for any other kind.</summary>
    public MemberEnumerator Members => new(IsObject ? this : default);

    /// <summary>The elements of a list; none for any other kind.</summary>
    public ElementEnumerator Elements => new(Kind == WireKind.List ? this : default);

    private static WireValue Parse(byte[] buffer, int start, int length)
    {
        var result = default(WireValue);
        var reader = new WireReader(buffer, start, length);
        while (reader.TryReadTag(out var field, out var wireType))
        {
            switch (field)
            {
                case 2 when wireType == WireReader.Fixed64:
                    result = new WireValue(WireKind.Number, buffer, reader.Skip(8), 8);
                    break;
                case 3 when wireType == WireReader.LengthDelimited:
                    result = Sized(WireKind.String, ref reader);
                    break;
                case 4 when wireType == WireReader.Varint:
                    result = new WireValue(WireKind.Bool, buffer, 0, reader.ReadVarint() == 0 ? 0 : 1);
                    break;
                case 5 when wireType == WireReader.LengthDelimited:
                    result = Sized(WireKind.Object, ref reader);
                    break;
                case 6 when wireType == WireReader.LengthDelimited:
                    result = Sized(WireKind.List, ref reader);
                    break;
                default:
                    reader.SkipField(wireType);
                    break;
            }
        }

        return result;

        WireValue Sized(WireKind kind, ref WireReader reader)
        {
            var (contentStart, contentLength) = reader.ReadSized();
            return new WireValue(kind, buffer, contentStart, contentLength);
        }
    }

    /// <summary>One member of an object.</summary>
    public readonly struct Member(byte[] buffer, int nameStart, int nameLength, WireValue value)
    {
        public WireValue Value { get; } = value;

        public string Name => Encoding.UTF8.GetString(NameBytes);

        public ReadOnlySpan<byte> NameBytes => buffer.AsSpan(nameStart, nameLength);

        public bool NameEquals(string name)
        {
            var bytes = NameBytes;
            return Ascii.IsValid(name) ? Ascii.Equals(bytes, name) : Encoding.UTF8.GetString(bytes) == name;
        }
    }

    /// <summary>Walks over an object's members.</summary>
    public struct MemberEnumerator
    {
        private readonly byte[] _buffer;
        private WireReader _reader;

        internal MemberEnumerator(WireValue value)
        {
            _buffer = value._buffer ?? [];
            _reader = new WireReader(_buffer, value._start, value._length);
        }

        public Member Current { get; private set; }

        public readonly MemberEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_reader.TryReadTag(out var field, out var wireType))
            {
                if (field != 1 || wireType != WireReader.LengthDelimited)
                {
                    _reader.SkipField(wireType);
                    continue;
                }

                var (start, length) = _reader.ReadSized();
                Current = ReadEntry(start, length);
                return true;
            }

            return false;
        }

        private readonly Member ReadEntry(int start, int length)
        {
            var (nameStart, nameLength) = (0, 0);
            var value = default(WireValue);
            var entry = new WireReader(_buffer, start, length);
            while (entry.TryReadTag(out var field, out var wireType))
            {
                if (wireType == WireReader.LengthDelimited && field is 1 or 2)
                {
                    var (contentStart, contentLength) = entry.ReadSized();
                    if (field == 1)
                    {
                        (nameStart, nameLength) = (contentStart, contentLength);
                    }
                    else
                    {
                        value = Parse(_buffer, contentStart, contentLength);
                    }
                }
                else
                {
                    entry.SkipField(wireType);
                }
            }

            return new Member(_buffer, nameStart, nameLength, value);
        }
    }

    /// <summary>Walks over a list's elements.</summary>
    public struct ElementEnumerator
    {
        private readonly byte[] _buffer;
        private WireReader _reader;

        internal ElementEnumerator(WireValue value)
        {
            _buffer = value._buffer ?? [];
            _reader = new WireReader(_buffer, value._start, value._length);
        }

        public WireValue Current { get; private set; }

        public readonly ElementEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_reader.TryReadTag(out var field, out var wireType))
            {
                if (field != 1 || wireType != WireReader.LengthDelimited)
                {
                    _reader.SkipField(wireType);
                    continue;
                }

                var (start, length) = _reader.ReadSized();
                Current = Parse(_buffer, start, length);
                return true;
            }

            return false;
        }
    }
}
