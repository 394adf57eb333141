using System.Collections.Concurrent;
using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Projects;
using Homelab.Engine.Recording;
using Homelab.Engine.Server;
using Pulumirpc;
using Xunit;

namespace Homelab.Engine.Tests.Evaluation;

/// <summary>The real server with a run of project <c>shop</c>, stack <c>dev</c>, and clients of it: a program played by the test.</summary>
internal sealed class TestRun : IAsyncDisposable, IEvaluationObserver
{
    public const string StackUrn = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

    private readonly RpcServer _server;
    private readonly GrpcChannel _channel;
    private readonly List<RpcServer> _callbackHosts = [];

    private TestRun(RunState state, RpcServer server)
    {
        State = state;
        Recording = state.Options.Recording!;
        _server = server;
        _channel = GrpcChannel.ForAddress($"http://{server.Address}");
        Monitor = new ResourceMonitor.ResourceMonitorClient(_channel);
        Engine = new Pulumirpc.Engine.EngineClient(_channel);
    }

    public RunState State { get; }

    public RequestRecording Recording { get; }

    public ResourceMonitor.ResourceMonitorClient Monitor { get; }

    public Pulumirpc.Engine.EngineClient Engine { get; }

    public string Address => _server.Address;

    public ConcurrentQueue<Registration> Observed { get; } = new();

    /// <summary>All registrations so far.</summary>
    public ImmutableArray<Registration> Registrations => State.Collect().Registrations;

    /// <summary>The errors so far, as one text each.</summary>
    public IEnumerable<string> Errors =>
        State.Diagnostics.All.Where(d => d.Severity == Severity.Error).Select(d => d.Urn is null ? d.Message : $"{d.Urn}: {d.Message}");

    /// <summary>Starts a run whose stack has the given config values.</summary>
    public static Task<TestRun> StartAsync(params (string Key, ConfigValue Value)[] config) => StartAsync(Environment.CurrentDirectory, config);

    /// <summary>Starts a run of a project in a given folder.</summary>
    public static async Task<TestRun> StartAsync(
        string directory, (string Key, ConfigValue Value)[] config, string? backendUrl = null, params string[] secrets)
    {
        TestRun? run = null;
        var project = new Project
        {
            Directory = directory,
            File = Path.Combine(directory, "Pulumi.yaml"),
            Name = "shop",
            Runtime = new ProjectRuntime("dotnet", ImmutableSortedDictionary<string, string>.Empty),
            BackendUrl = backendUrl,
        };
        var configuration = new StackConfiguration
        {
            Stack = "dev",
            File = Path.Combine(directory, "Pulumi.dev.yaml"),
            Values = config.ToImmutableSortedDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal),
            SecretTexts = [.. secrets],
        };
        var state = new RunState(project, configuration, new EvaluationOptions { Observer = new Forward(() => run!), Recording = new RequestRecording() });
        var server = await RpcServer.StartAsync(Evaluator.Methods(state, CancellationToken.None), state.Activity.NoteBroken, TestContext.Current.CancellationToken);
        run = new TestRun(state, server);
        return run;
    }

    /// <summary>Registers the stack, as every program does first.</summary>
    public async Task<TestRun> WithStackAsync(params Callback[] transforms)
    {
        await RegisterAsync(new RegisterResourceRequest { Type = "pulumi:pulumi:Stack", Name = "shop-dev", Transforms = { transforms } });
        return this;
    }

    /// <summary>Registers a resource as the .NET SDK would.</summary>
    public async Task<RegisterResourceResponse> RegisterAsync(RegisterResourceRequest request)
    {
        request.AcceptSecrets = true;
        request.AcceptResources = true;
        request.SupportsResultReporting = true;
        request.Object ??= new Struct();
        return await Monitor.RegisterResourceAsync(request, cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>The registration with a name.</summary>
    public Registration Find(string name) => Assert.Single(Registrations, r => r.Name == name);

    /// <summary>Hosts a function of the program.</summary>
    public async Task<Callback> HostAsync(Func<ByteString, IMessage> function)
    {
        var host = await RpcServer.StartAsync(
            new Dictionary<string, RpcMethod>
            {
                ["/pulumirpc.Callbacks/Invoke"] = MonitorService.Unary(CallbackInvokeRequest.Parser, request =>
                {
                    try
                    {
                        return RpcReply.Ok(new CallbackInvokeResponse { Response = function(request.Request).ToByteString() });
                    }
                    catch (InvalidOperationException e)
                    {
                        return RpcReply.Failed(Grpc.Core.StatusCode.Unknown, e.Message);
                    }
                }),
            },
            onBroken: _ => { },
            TestContext.Current.CancellationToken);
        _callbackHosts.Add(host);
        return new Callback { Target = host.Address, Token = Guid.NewGuid().ToString() };
    }

    /// <summary>Hosts a resource transform.</summary>
    public Task<Callback> TransformAsync(Func<TransformRequest, TransformResponse> transform) =>
        HostAsync(bytes => transform(TransformRequest.Parser.ParseFrom(bytes)));

    public void OnRegistration(Registration registration) => Observed.Enqueue(registration);

    public void OnDiagnostic(Diagnostic diagnostic)
    {
    }

    public void OnProgramOutput(string line, bool isError)
    {
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
        State.Callbacks.Dispose();
        foreach (var host in _callbackHosts)
        {
            await host.DisposeAsync();
        }
    }

    private sealed class Forward(Func<IEvaluationObserver> target) : IEvaluationObserver
    {
        public void OnRegistration(Registration registration) => target().OnRegistration(registration);

        public void OnDiagnostic(Diagnostic diagnostic) => target().OnDiagnostic(diagnostic);

        public void OnProgramOutput(string line, bool isError) => target().OnProgramOutput(line, isError);
    }
}
