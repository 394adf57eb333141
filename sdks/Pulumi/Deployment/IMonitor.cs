using Pulumirpc;

namespace Pulumi;

/// <summary>The engine's resource monitor, or a stand-in for tests.</summary>
internal interface IMonitor
{
    Task<bool> SupportsFeatureAsync(string id);

    Task<RegistrationReply> RegisterResourceAsync(Resource resource, Registration registration);

    Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request);

    Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request);

    Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request);

    Task<CallResponse> CallAsync(ResourceCallRequest request);

    Task<string> RegisterPackageAsync(Pulumirpc.RegisterPackageRequest request);

    Task RegisterStackInvokeTransformAsync(Callback callback);

    Task RegisterResourceHookAsync(RegisterResourceHookRequest request);

    Task SignalAndWaitForShutdownAsync();
}

/// <summary>The engine's log, or a stand-in for tests.</summary>
internal interface IEngineClient
{
    Task LogAsync(LogRequest request);

    /// <summary>Fails when the CLI's version is not in the range.</summary>
    Task RequirePulumiVersionAsync(string range);
}

/// <summary>A request to register a resource, with its inputs as bytes that are written once.</summary>
/// <param name="Request">All but the inputs.</param>
/// <param name="Inputs">The google.protobuf.Struct message of the inputs.</param>
internal sealed record Registration(RegisterResourceRequest Request, byte[] Inputs);

/// <summary>The reply to a registration, with the outputs as bytes that are read when asked for.</summary>
internal sealed record RegistrationReply
{
    public required string Urn { get; init; }

    public required string Id { get; init; }

    public required Serialization.WireValue Outputs { get; init; }

    public Result Result { get; init; }

    /// <summary>URNs that single outputs depend on; null when there are none.</summary>
    public Dictionary<string, List<string>>? PropertyDependencies { get; init; }
}
