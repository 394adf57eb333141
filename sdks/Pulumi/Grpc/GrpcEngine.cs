using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Pulumi;

/// <summary>The engine's log, over gRPC.</summary>
internal sealed class GrpcEngine(CallInvoker invoker) : IEngineClient
{
    private static readonly Method<LogRequest, Empty> LogMethod =
        MonitorMethods.Unary<LogRequest, Empty>("pulumirpc.Engine", "Log", () => new Empty());

    private static readonly Method<RequirePulumiVersionRequest, RequirePulumiVersionResponse> RequirePulumiVersionMethod =
        MonitorMethods.Unary<RequirePulumiVersionRequest, RequirePulumiVersionResponse>(
            "pulumirpc.Engine",
            "RequirePulumiVersion",
            () => new RequirePulumiVersionResponse());

    public async Task LogAsync(LogRequest request) =>
        await invoker.AsyncUnaryCall(LogMethod, null, default, request).ConfigureAwait(false);

    public async Task RequirePulumiVersionAsync(string range) =>
        await invoker.AsyncUnaryCall(
            RequirePulumiVersionMethod,
            null,
            default,
            new RequirePulumiVersionRequest { PulumiVersionRange = range }).ConfigureAwait(false);
}
