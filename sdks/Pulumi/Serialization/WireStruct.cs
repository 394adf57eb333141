using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Serialization;

/// <summary>Between the bytes that this library works on and the generated messages of the rarer requests.</summary>
internal static class WireStruct
{
    /// <summary>Far beyond any real nesting; the library's own limit of 100 ends at about 33 nested objects.</summary>
    public const int RecursionLimit = 100_000;

    public static WireValue From(Struct? message) => WireValue.FromStruct(message?.ToByteArray() ?? []);

    public static WireValue From(Value? message) => message is null ? default : WireValue.FromValue(message.ToByteArray());

    public static Struct Parse(byte[] bytes) => Parse(bytes, new Struct());

    public static Value ParseValue(byte[] bytes) => Parse(bytes, new Value());

    public static TMessage Parse<TMessage>(byte[] bytes, TMessage message)
        where TMessage : IMessage
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var input = CodedInputStream.CreateWithLimits(stream, int.MaxValue, RecursionLimit);
        message.MergeFrom(input);
        return message;
    }
}
