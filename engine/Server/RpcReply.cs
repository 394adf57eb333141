using Google.Protobuf;
using Grpc.Core;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Server;

/// <summary>A call as it arrived.</summary>
/// <param name="Message">The encoded request message; valid until the reply is written.</param>
/// <param name="Metadata">Reads a metadata value by its lower-case key; null when the caller did not send it.</param>
/// <param name="Aborted">Cancelled when the caller no longer waits for the reply.</param>
internal readonly record struct RpcCall(ReadOnlyMemory<byte> Message, Func<string, string?> Metadata, CancellationToken Aborted = default);

/// <summary>Answers one kind of call.</summary>
internal delegate ValueTask<RpcReply> RpcMethod(RpcCall call);

/// <summary>The answer to a call: a message, some with properties that are encoded apart, or a failure.</summary>
internal readonly struct RpcReply
{
    private RpcReply(IMessage? message, StatusCode status, string? detail)
    {
        Message = message;
        Status = status;
        Detail = detail;
    }

    /// <summary>The message; null for a failure.</summary>
    public IMessage? Message { get; }

    /// <summary>OK, or the kind of failure.</summary>
    public StatusCode Status { get; }

    /// <summary>What failed.</summary>
    public string? Detail { get; }

    /// <summary>Number of the message's field that the properties go to; 0 when there are none.</summary>
    public int PropertiesField { get; private init; }

    /// <summary>Properties that are encoded already, such as those of the request handed back.</summary>
    public ReadOnlyMemory<byte> EncodedProperties { get; private init; }

    /// <summary>Properties still to encode; null when they are encoded already.</summary>
    public PropertyMap? Properties { get; private init; }

    /// <summary>How to encode <see cref="Properties"/>.</summary>
    public PropertyEncoding Encoding { get; private init; }

    public static RpcReply Ok(IMessage message) => new(message, StatusCode.OK, null);

    public static RpcReply Ok(IMessage message, int field, ReadOnlyMemory<byte> properties) =>
        new(message, StatusCode.OK, null) { PropertiesField = field, EncodedProperties = properties };

    public static RpcReply Ok(IMessage message, int field, PropertyMap properties, PropertyEncoding encoding) =>
        new(message, StatusCode.OK, null) { PropertiesField = field, Properties = properties, Encoding = encoding };

    public static RpcReply Failed(StatusCode status, string detail) => new(null, status, detail);
}
