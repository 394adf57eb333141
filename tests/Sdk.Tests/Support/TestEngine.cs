using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Pulumirpc;

namespace Pulumi.Sdk.Tests.Support;

/// <summary>An engine in the test: answers every request in the simplest way that is right, and keeps them all.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private WebApplication? _application;

    public ConcurrentQueue<RegisterResourceRequest> Registrations { get; } = new();

    public ConcurrentQueue<RegisterResourceOutputsRequest> Outputs { get; } = new();

    public ConcurrentQueue<ReadResourceRequest> Reads { get; } = new();

    public ConcurrentQueue<ResourceInvokeRequest> Invokes { get; } = new();

    public ConcurrentQueue<ResourceCallRequest> Calls { get; } = new();

    public ConcurrentQueue<Pulumirpc.RegisterPackageRequest> Packages { get; } = new();

    public ConcurrentQueue<LogRequest> Logs { get; } = new();

    public ConcurrentQueue<string> FeaturesAsked { get; } = new();

    public int Shutdowns;

    /// <summary>Whether the engine knows the call that ends a run.</summary>
    public bool KnowsShutdown { get; init; } = true;

    /// <summary>Whether the engine fails to register packages.</summary>
    public bool RefusesPackages { get; init; }

    /// <summary>Features that the engine says it lacks.</summary>
    public HashSet<string> Unsupported { get; init; } = [];

    public bool IsPreview { get; init; } = true;

    public string Config { get; init; } = "{}";

    public string SecretKeys { get; init; } = "[]";

    /// <summary>Answers a registration; by default with its own inputs, and an id unless it is a preview or a component.</summary>
    public Func<RegisterResourceRequest, RegisterResourceResponse?> OnRegister { get; init; } = _ => null;

    public Func<ResourceInvokeRequest, ResourceInvokeResponse> OnInvoke { get; init; } = request => new() { Return = request.Args };

    public Func<ReadResourceRequest, Struct> OnRead { get; init; } = request => request.Properties;

    public Action<LogRequest> OnLog { get; init; } = _ => { };

    public Action<string> OnRequireVersion { get; init; } = _ => { };

    public string Address { get; private set; } = "";

    /// <summary>The one registration of a name.</summary>
    public RegisterResourceRequest this[string name] => Registrations.Single(request => request.Name == name);

    public async Task<TestEngine> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
            options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new MonitorService(this));
        builder.Services.AddSingleton(new EngineService(this));
        _application = builder.Build();
        _application.MapGrpcService<MonitorService>();
        _application.MapGrpcService<EngineService>();
        await _application.StartAsync();
        var addresses = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Address = new Uri(addresses.Addresses.First()).Authority;
        return this;
    }

    /// <summary>Runs a program against the engine; the result is its exit code.</summary>
    public Task<int> RunAsync(Action program) => RunAsync(() =>
    {
        program();
        return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
    });

    public Task<int> RunAsync(Func<Task> program) => RunAsync(async () =>
    {
        await program();
        return (IDictionary<string, object?>)new Dictionary<string, object?>();
    });

    public Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> program, StackOptions? options = null) =>
        RunStackAsync(() => new Stack(program, options));

    public async Task<int> RunStackAsync(Func<Stack> createStack)
    {
        if (_application is null)
        {
            await StartAsync();
        }

        return await Deployment.RunStackAsync(
            new DeploymentSettings
            {
                ProjectName = "proj",
                StackName = "dev",
                OrganizationName = "acme",
                IsDryRun = IsPreview,
                Configuration = new StackConfiguration(Config, SecretKeys),
            },
            Address,
            Address,
            createStack);
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            using var noGrace = new CancellationTokenSource();
            await noGrace.CancelAsync();
            await _application.StopAsync(noGrace.Token);
            await _application.DisposeAsync();
        }
    }

    /// <summary>The URN that an engine gives a resource.</summary>
    public static string UrnOf(string type, string name, string parentType = "") =>
        UrnParts.Format("dev", "proj", parentType, type, name);

    /// <summary>What a child's URN says of a parent: its qualified type, or nothing when the parent is the stack.</summary>
    public static string ParentTypeOf(string parentUrn) =>
        UrnParts.TryParse(parentUrn, out var parts) && parts.QualifiedType != UrnParts.RootStackType ? parts.QualifiedType : "";
}
