using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;
using Grpc.Core;
using Homelab.Engine.Protocol;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Homelab.Engine.Server;

/// <summary>Reads a unary gRPC request from an HTTP/2 stream, has it answered, and writes the reply.</summary>
/// <remarks>The protocol: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md. Compression is not offered.</remarks>
/// <param name="methods">What answers each path.</param>
/// <param name="onBroken">Told the path of a request that was cut off, since the connection broke.</param>
internal sealed class RpcApplication(IReadOnlyDictionary<string, RpcMethod> methods, Action<string> onBroken) : IHttpApplication<IFeatureCollection>
{
    /// <summary>The largest message that Pulumi's own engine and SDKs take: 400 MiB.</summary>
    public const int MaxMessageSize = 400 * 1024 * 1024;

    private const int FrameHeader = 5; // one byte for compression, four for the length
    private const string ContentType = "application/grpc";

    /// <inheritdoc/>
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    /// <inheritdoc/>
    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    /// <inheritdoc/>
    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var request = context.GetRequiredFeature<IHttpRequestFeature>();
        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        if (!request.Headers.ContentType.ToString().StartsWith(ContentType, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        response.Headers.ContentType = ContentType;
        var body = context.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var message = new PooledMessage();
        RpcReply reply;
        try
        {
            reply = await message.ReadAsync(context.GetRequiredFeature<IRequestBodyPipeFeature>().Reader) is { } failure
                ? failure
                : await AnswerAsync(request, message, context.Get<IHttpRequestLifetimeFeature>()?.RequestAborted ?? default);
        }
        catch (Exception e) when (e is IOException or ConnectionAbortedException)
        {
            onBroken(request.Path);
            throw; // nobody is there to be answered
        }

        if (reply.Status == StatusCode.OK)
        {
            Write(body.Writer, reply);
        }

        var trailers = context.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers;
        trailers["grpc-status"] = StatusText(reply.Status);
        if (reply.Detail is not null)
        {
            trailers["grpc-message"] = Uri.EscapeDataString(reply.Detail);
        }

        await body.CompleteAsync();
    }

    private ValueTask<RpcReply> AnswerAsync(IHttpRequestFeature request, PooledMessage message, CancellationToken aborted) =>
        methods.TryGetValue(request.Path, out var method)
            ? method(new RpcCall(message.Bytes, key => request.Headers.TryGetValue(key, out var value) ? value.ToString() : null, aborted))
            : ValueTask.FromResult(RpcReply.Failed(StatusCode.Unimplemented, $"the engine has no method {request.Path}"));

    private static void Write(PipeWriter output, in RpcReply reply)
    {
        var message = reply.Message!;
        var size = message.CalculateSize();
        if (reply.Properties is { } properties)
        {
            using var encoded = PropertyEncoder.Encode(properties, reply.Encoding);
            encoded.CloseMessage(reply.PropertiesField, 0);
            WriteHeader(output, size + encoded.Length);
            message.WriteTo(output);
            output.Write(encoded.Written.Span);
        }
        else if (reply.PropertiesField != 0)
        {
            using var prefix = new ReverseWriter(16);
            prefix.WriteVarint((uint)reply.EncodedProperties.Length);
            prefix.WriteTag(reply.PropertiesField, WireType.LengthDelimited);
            WriteHeader(output, size + prefix.Length + reply.EncodedProperties.Length);
            message.WriteTo(output);
            output.Write(prefix.Written.Span);
            output.Write(reply.EncodedProperties.Span);
        }
        else
        {
            WriteHeader(output, size);
            message.WriteTo(output);
        }
    }

    private static void WriteHeader(PipeWriter output, int length)
    {
        var header = output.GetSpan(FrameHeader);
        header[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], length);
        output.Advance(FrameHeader);
    }

    private static string StatusText(StatusCode status) =>
        status == StatusCode.OK ? "0" : ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A request's message in a pooled buffer.</summary>
    private sealed class PooledMessage : IDisposable
    {
        private byte[] _buffer = [];
        private int _length;

        public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

        /// <summary>Reads the one message of a request; the reply to give when there is none to read.</summary>
        public async ValueTask<RpcReply?> ReadAsync(PipeReader input)
        {
            var read = -1;
            while (true)
            {
                var result = await input.ReadAsync();
                var available = result.Buffer;
                if (read < 0 && available.Length >= FrameHeader)
                {
                    if (Start(available) is { } failure)
                    {
                        input.AdvanceTo(available.End);
                        return failure;
                    }

                    read = 0;
                    available = available.Slice(FrameHeader);
                }

                if (read < 0)
                {
                    input.AdvanceTo(available.Start, available.End);
                }
                else
                {
                    // What was read is given back at once, or flow control would stop a large message midway.
                    available = available.Slice(0, Math.Min(available.Length, _length - read));
                    available.CopyTo(_buffer.AsSpan(read));
                    read += (int)available.Length;
                    input.AdvanceTo(available.End);
                    if (read == _length)
                    {
                        return null;
                    }
                }

                if (result.IsCompleted)
                {
                    return RpcReply.Failed(StatusCode.Internal, "the request ended before its message was complete");
                }
            }
        }

        public void Dispose()
        {
            if (_buffer.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(_buffer);
                _buffer = [];
            }
        }

        private RpcReply? Start(ReadOnlySequence<byte> frame)
        {
            Span<byte> header = stackalloc byte[FrameHeader];
            frame.Slice(0, FrameHeader).CopyTo(header);
            var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
            if (header[0] != 0)
            {
                return RpcReply.Failed(StatusCode.Unimplemented, "compressed messages are not supported");
            }

            if (length > MaxMessageSize)
            {
                return RpcReply.Failed(
                    StatusCode.ResourceExhausted, $"the message has {length} bytes; the limit is {MaxMessageSize}");
            }

            _length = (int)length;
            _buffer = length == 0 ? [] : ArrayPool<byte>.Shared.Rent(_length);
            return null;
        }
    }
}
