using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Homelab.Engine.Protocol;

/// <summary>Writes protobuf fields from the last byte to the first, into a pooled buffer.</summary>
/// <remarks>
/// Written backwards, a message's length is known when its prefix is due. Written forwards, it has to be counted
/// first, and again at each level of nesting, which makes deep values cost the square of their depth.
/// </remarks>
internal struct ReverseWriter : IDisposable
{
    private byte[] _buffer;
    private int _start;

    public ReverseWriter(int capacity)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(capacity);
        _start = _buffer.Length;
    }

    /// <summary>What has been written; valid until the next write.</summary>
    public readonly ReadOnlyMemory<byte> Written => _buffer.AsMemory(_start);

    /// <summary>How many bytes have been written.</summary>
    public readonly int Length => _buffer.Length - _start;

    public void WriteVarint(ulong value)
    {
        var size = 1;
        for (var rest = value >> 7; rest != 0; rest >>= 7)
        {
            size++;
        }

        var target = Reserve(size);
        for (var i = 0; i < size - 1; i++, value >>= 7)
        {
            target[i] = (byte)(value | 0x80);
        }

        target[size - 1] = (byte)value;
    }

    public void WriteTag(int field, WireType type) => WriteVarint((uint)(field << 3) | (uint)type);

    public void WriteDouble(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Reserve(sizeof(double)), value);

    /// <summary>Writes a text with its length and the field's tag.</summary>
    public void WriteString(int field, string value)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        Encoding.UTF8.GetBytes(value, Reserve(size));
        WriteVarint((uint)size);
        WriteTag(field, WireType.LengthDelimited);
    }

    /// <summary>Writes the length of all that was written since <paramref name="end"/>, and the field's tag before it.</summary>
    /// <param name="field">The field that holds the message just written.</param>
    /// <param name="end">What <see cref="Length"/> was before the message.</param>
    public void CloseMessage(int field, int end)
    {
        WriteVarint((uint)(Length - end));
        WriteTag(field, WireType.LengthDelimited);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = 0;
    }

    private Span<byte> Reserve(int size)
    {
        if (_start < size)
        {
            Grow(size);
        }

        _start -= size;
        return _buffer.AsSpan(_start, size);
    }

    private void Grow(int size)
    {
        var length = Length;
        var larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(_buffer.Length * 2, length + size)));
        _buffer.AsSpan(_start).CopyTo(larger.AsSpan(larger.Length - length));
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
        _start = larger.Length - length;
    }
}
