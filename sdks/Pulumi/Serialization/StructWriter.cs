using System.Buffers.Binary;
using System.Text;

namespace Pulumi.Serialization;

/// <summary>Writes a tree as a google.protobuf.Struct message.</summary>
/// <remarks>Written from the end to the start, so that a nested message's length is known when it is needed.</remarks>
internal sealed class StructWriter
{
    private const byte NullTag = 0x08;
    private const byte NumberTag = 0x11;
    private const byte StringTag = 0x1a;
    private const byte BoolTag = 0x20;
    private const byte StructTag = 0x2a;
    private const byte ListTag = 0x32;
    private const byte FirstFieldTag = 0x0a;
    private const byte SecondFieldTag = 0x12;

    [ThreadStatic]
    private static StructWriter? _instance;

    private byte[] _buffer = new byte[4096];
    private int _position;

    private int Length => _buffer.Length - _position;

    /// <summary>The bytes of the Struct message for an object.</summary>
    public static byte[] ToStruct(PropertyBag bag)
    {
        var writer = _instance ??= new StructWriter();
        writer._position = writer._buffer.Length;
        writer.WriteMembers(bag);
        return writer._buffer.AsSpan(writer._position).ToArray();
    }

    /// <summary>The bytes of the Value message for a normalised value.</summary>
    public static byte[] ToValue(object? node)
    {
        var writer = _instance ??= new StructWriter();
        writer._position = writer._buffer.Length;
        writer.WriteValue(node);
        return writer._buffer.AsSpan(writer._position).ToArray();
    }

    private void WriteMembers(PropertyBag bag)
    {
        for (var i = bag.Count - 1; i >= 0; i--)
        {
            if (bag.Values[i] is { } value)
            {
                WriteMember(bag.Names[i], value);
            }
        }
    }

    private void WriteMember(string name, object? value)
    {
        var end = Length;
        var valueEnd = Length;
        WriteValue(value);
        WriteSize(SecondFieldTag, valueEnd);
        WriteText(FirstFieldTag, name);
        WriteSize(FirstFieldTag, end);
    }

    private void WriteValue(object? node)
    {
        switch (node)
        {
            case null or NullNode:
                WriteBytes(NullTag, 0);
                break;
            case string text:
                WriteText(StringTag, text);
                break;
            case bool flag:
                WriteBytes(BoolTag, flag ? (byte)1 : (byte)0);
                break;
            case double number:
                BinaryPrimitives.WriteDoubleLittleEndian(Reserve(sizeof(double)), number);
                Reserve(1)[0] = NumberTag;
                break;
            case PropertyBag bag:
                var end = Length;
                WriteMembers(bag);
                WriteSize(StructTag, end);
                break;
            case object?[] list:
                WriteList(list);
                break;
            case SecretNode secret:
                WriteSecret(secret.Cell[0]);
                break;
            case OutputNode output:
                WriteValue(ToBag(output));
                break;
            case JsonNode json:
                WriteValue(JsonText.Write(json.Cell[0]));
                break;
            default:
                throw new InvalidOperationException($"{node.GetType()} is not a normalised value");
        }
    }

    private void WriteList(object?[] list)
    {
        var end = Length;
        for (var i = list.Length - 1; i >= 0; i--)
        {
            var elementEnd = Length;
            WriteValue(list[i]);
            WriteSize(FirstFieldTag, elementEnd);
        }

        WriteSize(ListTag, end);
    }

    private void WriteSecret(object? value)
    {
        var end = Length;
        WriteMember(Constants.ValueName, value);
        WriteMember(Constants.SignatureKey, Constants.SecretSignature);
        WriteSize(StructTag, end);
    }

    private static PropertyBag ToBag(OutputNode output)
    {
        var members = new List<(string Name, object? Value)> { (Constants.SignatureKey, Constants.OutputValueSignature) };
        if (output.Dependencies.Count > 0)
        {
            members.Add((Constants.DependenciesName, output.Dependencies.ToArray<object?>()));
        }

        if (output.IsSecret)
        {
            members.Add((Constants.SecretName, true));
        }

        if (output.IsKnown)
        {
            members.Add((Constants.ValueName, output.Cell[0]));
        }

        return new PropertyBag([.. members.Select(m => m.Name)], [.. members.Select(m => m.Value)]);
    }

    private void WriteBytes(byte first, byte second)
    {
        var span = Reserve(2);
        span[0] = first;
        span[1] = second;
    }

    private void WriteText(byte tag, string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        Encoding.UTF8.GetBytes(text, Reserve(size));
        WriteVarint((uint)size);
        Reserve(1)[0] = tag;
    }

    /// <summary>Puts tag and length before what was written since <paramref name="end"/>.</summary>
    private void WriteSize(byte tag, int end)
    {
        WriteVarint((uint)(Length - end));
        Reserve(1)[0] = tag;
    }

    private void WriteVarint(uint value)
    {
        var size = 1;
        for (var rest = value >> 7; rest != 0; rest >>= 7)
        {
            size++;
        }

        var span = Reserve(size);
        for (var i = 0; i < size; i++)
        {
            span[i] = (byte)((value & 0x7f) | (i < size - 1 ? 0x80u : 0));
            value >>= 7;
        }
    }

    private Span<byte> Reserve(int count)
    {
        if (count > _position)
        {
            Grow(count);
        }

        _position -= count;
        return _buffer.AsSpan(_position, count);
    }

    private void Grow(int count)
    {
        var used = Length;
        var larger = new byte[Math.Max(_buffer.Length * 2, used + count)];
        _buffer.AsSpan(_position).CopyTo(larger.AsSpan(larger.Length - used));
        _buffer = larger;
        _position = larger.Length - used;
    }
}
