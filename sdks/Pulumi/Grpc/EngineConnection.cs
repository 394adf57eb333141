using Grpc.Core;
using Grpc.Net.Client;

namespace Pulumi;

/// <summary>The connection to the engine that started the program.</summary>
internal sealed class EngineConnection : IAsyncDisposable
{
    /// <summary>Largest message in bytes, as the official engine and SDKs set it.</summary>
    private const int MaxMessageSize = 400 * 1024 * 1024;

    private readonly GrpcChannel _monitorChannel;
    private readonly GrpcChannel _engineChannel;
    private readonly RegistrationSlots _slots;

    /// <param name="monitorAddress">Host and port of the resource monitor.</param>
    /// <param name="engineAddress">Host and port of the engine's log.</param>
    /// <param name="slots">Limits the registrations on their way.</param>
    public EngineConnection(string monitorAddress, string engineAddress, RegistrationSlots slots)
    {
        _slots = slots;
        _monitorChannel = Open(monitorAddress);
        _engineChannel = engineAddress == monitorAddress ? _monitorChannel : Open(engineAddress);
        Monitor = new GrpcMonitor(_monitorChannel.CreateCallInvoker(), slots);
        Engine = new GrpcEngine(_engineChannel.CreateCallInvoker());
    }

    public IMonitor Monitor { get; }

    public IEngineClient Engine { get; }

    public ValueTask DisposeAsync()
    {
        _monitorChannel.Dispose();
        _engineChannel.Dispose();
        _slots.Dispose();
        return ValueTask.CompletedTask;
    }

    private static GrpcChannel Open(string address) => GrpcChannel.ForAddress($"http://{address}", new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler
        {
            // Loopback: no proxy, no cookies, no redirects, and one connection that is kept.
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        },
        DisposeHttpClient = true,
        MaxReceiveMessageSize = MaxMessageSize,
        MaxSendMessageSize = MaxMessageSize,
        Credentials = ChannelCredentials.Insecure,
    });
}
