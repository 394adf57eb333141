using Grpc.Core;

namespace Pulumi;

/// <summary>The run of a program: entry points for <c>Main</c> and for tests, and what the running program can ask.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<Deployment?> Running = new();

    private readonly DeploymentSettings _settings;
    private readonly IMonitor _monitor;
    private readonly IEngineClient _engine;
    private Stack? _stack;

    private Deployment(DeploymentSettings settings, IMonitor monitor, IEngineClient engine)
    {
        _engine = engine;
        _settings = settings;
        _monitor = monitor;
        Runner = new Runner();
        Logger = new EngineLogger(engine, Runner);
        Features = new MonitorFeatures(monitor);
        Packages = new PackageReferences(monitor, Features);
        Callbacks = new ProgramCallbacks(this);
        PublicInstance = new DeploymentInstance(this);
    }

    /// <summary>The run that the calling code belongs to.</summary>
    /// <exception cref="InvalidOperationException">The code does not run inside <c>RunAsync</c> or <c>TestAsync</c>.</exception>
    public static DeploymentInstance Instance => Current.PublicInstance;

    /// <inheritdoc cref="Instance"/>
    internal static Deployment Current =>
        Running.Value ?? throw new InvalidOperationException("There is no Deployment.Instance here: it is there only while Deployment.RunAsync or TestAsync runs a program.");

    internal Runner Runner { get; }

    internal EngineLogger Logger { get; }

    internal MonitorFeatures Features { get; }

    internal PackageReferences Packages { get; }

    internal ProgramCallbacks Callbacks { get; }

    internal StackConfiguration Configuration => _settings.Configuration;

    internal DeploymentInstance PublicInstance { get; }

    internal string ProjectName => _settings.ProjectName;

    internal string StackName => _settings.StackName;

    internal string OrganizationName => _settings.OrganizationName;

    internal string RootDirectory => _settings.RootDirectory
        ?? throw new InvalidOperationException("Root directory is not available: the environment variable PULUMI_ROOT_DIRECTORY is not set.");

    internal bool IsDryRun => _settings.IsDryRun;

    /// <summary>Whether replies may hold resource references.</summary>
    internal bool AcceptsResources => !_settings.DisableResourceReferences;

    /// <summary>The stack's own resource; null while it is being constructed.</summary>
    internal Stack? Stack => _stack;

    /// <summary>Fails the program unless the CLI's version is in a range such as <c>>=3.100.0</c>.</summary>
    public static Task RequirePulumiVersionAsync(string pulumiVersionRange)
    {
        var deployment = Current;
        var check = RequirePulumiVersionAsync(deployment._engine, pulumiVersionRange);
        deployment.Runner.Track(check);
        return check;
    }

    private static async Task RequirePulumiVersionAsync(IEngineClient engine, string pulumiVersionRange)
    {
        try
        {
            await engine.RequirePulumiVersionAsync(pulumiVersionRange).ConfigureAwait(false);
        }
        catch (RpcException exception)
        {
            throw new RequirePulumiVersionException(exception.StatusCode == StatusCode.Unimplemented
                ? "The installed version of the CLI does not support the `RequirePulumiVersion` RPC. Please upgrade the Pulumi CLI"
                : exception.Status.Detail);
        }
    }

    private sealed class RequirePulumiVersionException(string message) : Exception(message);

    /// <summary>The run that the calling code belongs to, if any.</summary>
    internal static Deployment? TryGetCurrent() => Running.Value;

    /// <summary>Makes this the run that the calling code belongs to, for code that the engine calls.</summary>
    internal void MakeCurrent() => Running.Value = this;

    /// <summary>The stack's own resource.</summary>
    /// <exception cref="InvalidOperationException">It is still being constructed, as while a stack class's fields are initialised.</exception>
    internal Stack RequireStack() =>
        _stack ?? throw new InvalidOperationException("There is no stack yet: declare resources in its constructor, or in a function, and not in field initialisers.");

    internal void SetStack(Stack stack) => _stack = stack;
}
