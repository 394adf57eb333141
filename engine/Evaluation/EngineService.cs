using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Homelab.Engine.Protocol;
using Homelab.Engine.Server;
using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>Pulumi's Engine service: logging, and questions about the engine itself.</summary>
internal sealed class EngineService(RunState state)
{
    /// <summary>The Pulumi version whose protocol this engine speaks; programs may demand one.</summary>
    public const string PulumiVersion = "3.259.0";

    private const string Service = "/pulumirpc.Engine/";

    private string _rootResource = string.Empty;

    /// <summary>Adds the service's methods to a table of paths.</summary>
    public void AddTo(Dictionary<string, RpcMethod> methods)
    {
        methods.Add(Service + "Log", MonitorService.Unary(LogRequest.Parser, Log));
        methods.Add(Service + "GetRootResource", MonitorService.Unary(GetRootResourceRequest.Parser, GetRootResource));
        methods.Add(Service + "SetRootResource", MonitorService.Unary(SetRootResourceRequest.Parser, SetRootResource));
        methods.Add(Service + "StartDebugging", MonitorService.Unary(StartDebuggingRequest.Parser, StartDebugging));
        methods.Add(Service + "RequirePulumiVersion", MonitorService.Unary(RequirePulumiVersionRequest.Parser, RequirePulumiVersion));
    }

    private RpcReply Log(LogRequest request)
    {
        var severity = request.Severity switch
        {
            LogSeverity.Debug => Severity.Debug,
            LogSeverity.Info => Severity.Info,
            LogSeverity.Warning => Severity.Warning,
            _ => Severity.Error,
        };
        state.Diagnostics.AddFromProgram(
            new Diagnostic(severity, request.Message, request.Urn.Length == 0 ? null : request.Urn, request.Ephemeral));
        return RpcReply.Ok(new Empty());
    }

    private RpcReply GetRootResource(GetRootResourceRequest request) =>
        RpcReply.Ok(new GetRootResourceResponse { Urn = state.StackUrn ?? Volatile.Read(ref _rootResource) });

    private RpcReply SetRootResource(SetRootResourceRequest request)
    {
        Volatile.Write(ref _rootResource, request.Urn);
        return RpcReply.Ok(new SetRootResourceResponse());
    }

    private RpcReply StartDebugging(StartDebuggingRequest request)
    {
        state.Diagnostics.Add(Severity.Info, $"the program waits for a debugger: {request.Message}");
        return RpcReply.Ok(new Empty());
    }

    private RpcReply RequirePulumiVersion(RequirePulumiVersionRequest request)
    {
        var error = CheckVersion(request.PulumiVersionRange);
        if (error is null)
        {
            return RpcReply.Ok(new RequirePulumiVersionResponse());
        }

        state.Diagnostics.AddFailure(error, null);
        return RpcReply.Failed(StatusCode.FailedPrecondition, error);
    }

    /// <summary>Why a demand for a Pulumi version is not met; null when it is.</summary>
    public static string? CheckVersion(string range) => VersionRange.Contains(range, SemanticVersion.TryParse(PulumiVersion)!) switch
    {
        true => null,
        false => $"the program demands Pulumi {range}; this engine speaks the protocol of Pulumi {PulumiVersion}",
        null => $"'{range}' is not a range of versions such as >=3.0.0",
    };
}
