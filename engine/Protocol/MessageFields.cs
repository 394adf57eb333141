using System.Buffers;
using Google.Protobuf;

namespace Homelab.Engine.Protocol;

/// <summary>Messages whose one field of properties is read and written apart from the rest.</summary>
internal static class MessageFields
{
    /// <summary>Splits a message into its properties, as bytes, and the rest, as the message class.</summary>
    /// <param name="parser">Parses the rest.</param>
    /// <param name="wire">The encoded message.</param>
    /// <param name="field">Number of the field that holds the properties.</param>
    /// <param name="message">The message without the properties.</param>
    /// <param name="properties">The encoded properties; null when the message has none.</param>
    /// <returns>False when the message is malformed.</returns>
    public static bool TrySplit<T>(
        MessageParser<T> parser, ReadOnlyMemory<byte> wire, int field, out T message, out ReadOnlyMemory<byte>? properties)
        where T : class, IMessage<T>
    {
        properties = null;
        message = null!;
        var rest = ArrayPool<byte>.Shared.Rent(wire.Length);
        try
        {
            var length = 0;
            var reader = new WireReader(wire.Span);
            var start = 0;
            while (reader.TryReadTag(out var number, out var type))
            {
                if (number == field && type == WireType.LengthDelimited && reader.TryReadBytes(out var value))
                {
                    var found = wire.Slice(reader.Position - value.Length, value.Length);

                    // A field that occurs twice is merged, and the encodings of two messages joined are that of the merged one.
                    properties = properties is { } earlier ? Join(earlier, found) : found;
                }
                else if (reader.TrySkip(type))
                {
                    wire.Span[start..reader.Position].CopyTo(rest.AsSpan(length));
                    length += reader.Position - start;
                }

                start = reader.Position;
            }

            if (reader.IsMalformed)
            {
                return false;
            }

            message = parser.ParseFrom(rest, 0, length);
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            return false; // the caller tells its client; there is nothing else to say
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rest);
        }
    }

    /// <summary>Encodes a message with properties added to it.</summary>
    public static ByteString Join(IMessage message, int field, PropertyMap properties, PropertyEncoding encoding)
    {
        using var writer = PropertyEncoder.Encode(properties, encoding);
        writer.CloseMessage(field, 0);
        var size = message.CalculateSize();
        var joined = new byte[size + writer.Length];
        message.WriteTo(joined.AsSpan(0, size));
        writer.Written.Span.CopyTo(joined.AsSpan(size));
        return UnsafeByteOperations.UnsafeWrap(joined);
    }

    private static byte[] Join(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second)
    {
        var joined = new byte[first.Length + second.Length];
        first.CopyTo(joined);
        second.CopyTo(joined.AsMemory(first.Length));
        return joined;
    }
}
