using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Homelab.HostileProgram;

/// <summary>Connections to the engine that do not keep to HTTP/2.</summary>
internal static class Connections
{
    private static readonly byte[] Preface = Encoding.ASCII.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    private static readonly byte[] EmptySettings = [0, 0, 0, 4, 0, 0, 0, 0, 0];

    /// <summary>One after the other: no HTTP at all, HTTP/1.1, frames against the rules, resets in the middle of things.</summary>
    public static async Task BreakAllAsync(string monitor)
    {
        await SendAsync(monitor, []);
        await SendAsync(monitor, "what is this?\r\n\r\n"u8.ToArray());
        await SendAsync(monitor, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
        await SendAsync(monitor, Preface[..10]);
        await SendAsync(monitor, [.. Preface, .. EmptySettings, 0xFF, 0xFF, 0xFF, 0x01, 0, 0, 0, 0, 1]); // a frame of 16 MiB
        await SendAsync(monitor, [.. Preface, .. EmptySettings, 0, 0, 4, 1, 4, 0, 0, 0, 2, 1, 2, 3, 4]); // headers on an even stream
        await SendAsync(monitor, [.. Preface, .. EmptySettings, 0, 0, 4, 1, 4, 0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF]); // headers that are none
        for (var i = 0; i < 20; i++)
        {
            await ResetMidwayAsync(monitor);
        }
    }

    /// <summary>Begins a registration, and resets the connection before its message is complete.</summary>
    public static async Task ResetMidwayAsync(string monitor)
    {
        using var socket = await ConnectAsync(monitor);
        await socket.SendAsync((byte[])[.. Preface, .. EmptySettings, .. Headers("/pulumirpc.ResourceMonitor/RegisterResource"), .. HalfAMessage()]);
        await Task.Delay(20); // the engine begins to read
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
    }

    // Sends, waits for whatever comes back, and closes.
    private static async Task SendAsync(string monitor, byte[] bytes)
    {
        using var socket = await ConnectAsync(monitor);
        await socket.SendAsync(bytes);
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        try
        {
            var answer = new byte[1024];
            while (await socket.ReceiveAsync(answer, limit.Token) > 0)
            {
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            return; // the engine is free to say nothing
        }
    }

    private static async Task<Socket> ConnectAsync(string monitor)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPEndPoint.Parse(monitor));
        return socket;
    }

    // Literal header fields without Huffman coding: RFC 7541, 6.2.2.
    private static byte[] Headers(string path)
    {
        byte[] block =
        [
            .. Field(":method", "POST"), .. Field(":scheme", "http"), .. Field(":path", path), .. Field(":authority", "x"),
            .. Field("content-type", "application/grpc"), .. Field("te", "trailers"),
        ];
        return [0, 0, (byte)block.Length, 1, 4, 0, 0, 0, 1, .. block];
    }

    private static byte[] Field(string name, string value) =>
        [0, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];

    // A data frame with the start of a message of a thousand bytes.
    private static byte[] HalfAMessage() => [0, 0, 7, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3, 0xE8, 10, 1];
}
