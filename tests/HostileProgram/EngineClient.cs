using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Pulumirpc;

namespace Homelab.HostileProgram;

/// <summary>The engine as a program sees it that no SDK holds back.</summary>
internal sealed class EngineClient : IDisposable
{
    private const int InFlight = 64;

    // The message classes would refuse to read some of what was sent, such as deep nesting.
    private static readonly Method<RegisterResourceRequest, byte[]> RegisterResource = new(
        MethodType.Unary,
        "pulumirpc.ResourceMonitor",
        "RegisterResource",
        Marshallers.Create(request => request.ToByteArray(), RegisterResourceRequest.Parser.ParseFrom),
        Marshallers.Create(reply => reply, reply => reply));

    private readonly Settings _settings;
    private readonly GrpcChannel _channel;
    private readonly ResourceMonitor.ResourceMonitorClient _monitor;
    private readonly Engine.EngineClient _engine;
    private string _stack = "";

    public EngineClient(Settings settings)
    {
        _settings = settings;
        _channel = GrpcChannel.ForAddress(
            $"http://{settings.Monitor}", new GrpcChannelOptions { MaxReceiveMessageSize = null, MaxSendMessageSize = null });
        _monitor = new ResourceMonitor.ResourceMonitorClient(_channel);
        _engine = new Engine.EngineClient(_channel);
    }

    public async Task RegisterStackAsync() => _stack = (await _monitor.RegisterResourceAsync(new RegisterResourceRequest
    {
        Type = "pulumi:pulumi:Stack",
        Name = $"{_settings.Project}-{_settings.Stack}",
        AcceptSecrets = true,
        AcceptResources = true,
        SupportsResultReporting = true,
    })).Urn;

    public AsyncUnaryCall<byte[]> RegisterAsync(string name) => RegisterAsync(name, "hello");

    public AsyncUnaryCall<byte[]> RegisterAsync(string name, string text) => RegisterAsync(name, Value.ForString(text));

    /// <summary>Registers a ConfigMap; one that the engine refuses does not end the program.</summary>
    public AsyncUnaryCall<byte[]> RegisterAsync(string name, Value message, string? objectName = null) =>
        _channel.CreateCallInvoker().AsyncUnaryCall(RegisterResource, null, default, new RegisterResourceRequest
        {
            Type = "kubernetes:core/v1:ConfigMap",
            Name = name,
            Parent = _stack,
            Custom = true,
            AcceptSecrets = true,
            AcceptResources = true,
            SupportsResultReporting = true,
            Object = new Struct
            {
                Fields =
                {
                    ["metadata"] = Object("name", Value.ForString(objectName ?? name)),
                    ["data"] = Object("message", message),
                },
            },
        });

    public async Task<string> RegisterComponentAsync(string name, string parent) => (await _monitor.RegisterResourceAsync(new RegisterResourceRequest
    {
        Type = "hostile:index:Box",
        Name = name,
        Parent = parent.Length == 0 ? _stack : parent,
        SupportsResultReporting = true,
    })).Urn;

    public async Task RegisterManyAsync(int count)
    {
        using var slots = new SemaphoreSlim(InFlight);
        await Task.WhenAll(Enumerable.Range(0, count).Select(async i =>
        {
            await slots.WaitAsync();
            await RegisterAsync($"item-{i}");
            slots.Release();
        }));
    }

    public AsyncUnaryCall<Empty> LogAsync(LogSeverity severity, string message) =>
        _engine.LogAsync(new LogRequest { Severity = severity, Message = message });

    /// <summary>Ends as an SDK does; registers the stack first if nothing did.</summary>
    public async Task FinishAsync()
    {
        if (_stack.Length == 0)
        {
            await RegisterStackAsync();
        }

        await _monitor.RegisterResourceOutputsAsync(new RegisterResourceOutputsRequest { Urn = _stack, Outputs = new Struct() });
        await _monitor.SignalAndWaitForShutdownAsync(new Empty());
    }

    public void Dispose() => _channel.Dispose();

    private static Value Object(string name, Value value) => Value.ForStruct(new Struct { Fields = { [name] = value } });
}
