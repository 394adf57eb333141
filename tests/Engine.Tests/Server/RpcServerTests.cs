using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Homelab.Engine.Server;
using Homelab.Engine.Tests.Evaluation;
using Pulumirpc;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.Server;

public class RpcServerTests
{
    private const string Path = "/pulumirpc.ResourceMonitor/SupportsFeature";

    [Fact]
    public async Task MessageOfManyMegabytes_GoesThereAndBack()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        request.Object = Wire(("x", Text(new string('x', 30_000_000))));

        // The client's own limit on what it receives is lower, as is that of no SDK.
        var error = await Assert.ThrowsAsync<RpcException>(() => run.RegisterAsync(request));

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        Assert.Equal(30_000_000, Assert.IsType<Homelab.Engine.Protocol.StringValue>(run.Find("a").Outputs["x"]).Value.Length);
    }

    [Fact]
    public async Task UnknownMethod_IsUnimplemented()
    {
        await using var run = await TestRun.StartAsync();

        var (status, message) = await PostAsync(run, "/pulumirpc.ResourceMonitor/None", [0, 0, 0, 0, 0]);

        Assert.Equal(("12", "the engine has no method /pulumirpc.ResourceMonitor/None"), (status, message));
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 0, 0, 0 }, "12", "compressed messages are not supported")]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 }, "13", "the request ended before its message was complete")]
    [InlineData(new byte[] { 0, 0 }, "13", "the request ended before its message was complete")]
    [InlineData(new byte[] { 0, 255, 0, 0, 0 }, "8", "the message has 4278190080 bytes; the limit is 419430400")]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 255 }, "3", "malformed SupportsFeatureRequest")]
    [InlineData(new byte[] { 0, 0, 0, 0, 0 }, "0", null)]
    public async Task Frame_IsReadOrRefused(byte[] frame, string status, string? message)
    {
        await using var run = await TestRun.StartAsync();

        Assert.Equal((status, message), await PostAsync(run, Path, frame));
    }

    [Fact]
    public async Task OtherContent_IsNotServed()
    {
        await using var run = await TestRun.StartAsync();
        using var client = new HttpClient();
        using var request = Request(run, Path, []);
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task ErrorText_KeepsItsSpecialCharacters()
    {
        await using var server = await RpcServer.StartAsync(
            new Dictionary<string, RpcMethod> { [Path] = _ => ValueTask.FromResult(RpcReply.Failed(StatusCode.Internal, "größer als 100 %\nwirklich")) },
            onBroken: _ => { },
            TestContext.Current.CancellationToken);
        using var channel = Grpc.Net.Client.GrpcChannel.ForAddress($"http://{server.Address}");

        var error = await Assert.ThrowsAsync<RpcException>(async () => await new ResourceMonitor.ResourceMonitorClient(channel)
            .SupportsFeatureAsync(new SupportsFeatureRequest(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("größer als 100 %\nwirklich", error.Status.Detail);
    }

    [Fact]
    public async Task Server_ListensOnLoopbackOnly_AndStopsAtOnce()
    {
        var run = await TestRun.StartAsync();
        var pending = run.Monitor.SupportsFeatureAsync(new SupportsFeatureRequest(), cancellationToken: TestContext.Current.CancellationToken);
        await pending;
        var address = run.Address;

        await run.DisposeAsync();

        Assert.StartsWith("127.0.0.1:", address, StringComparison.Ordinal);
        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri($"http://{address}"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ConnectionThatIsIdleForSeconds_IsKept()
    {
        await using var run = await TestRun.StartAsync();
        var connections = 0;
        using var handler = new SocketsHttpHandler();
        handler.ConnectCallback = async (context, cancel) =>
        {
            connections++;
            var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            await socket.ConnectAsync(context.DnsEndPoint, cancel);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        };
        using var client = new HttpClient(handler);

        for (var i = 0; i < 2; i++)
        {
            using var request = Request(run, Path, [0, 0, 0, 0, 0]);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            await Task.Delay(i == 0 ? 2500 : 0, TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, connections);
    }

    [Fact]
    public async Task EmptyStruct_IsPresentInTheReply()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();

        Assert.Equal(new Struct(), (await run.RegisterAsync(Custom("a"))).Object);
    }

    private static HttpRequestMessage Request(TestRun run, string path, byte[] frame) =>
        new(HttpMethod.Post, new Uri($"http://{run.Address}{path}"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };

    private static async Task<(string Status, string? Message)> PostAsync(TestRun run, string path, byte[] frame)
    {
        using var client = new HttpClient();
        using var request = Request(run, path, frame);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return (
            Assert.Single(response.TrailingHeaders.GetValues("grpc-status")),
            response.TrailingHeaders.TryGetValues("grpc-message", out var message) ? Uri.UnescapeDataString(message.Single()) : null);
    }
}
