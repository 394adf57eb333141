using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Homelab.Engine.Protocol;
using Homelab.Engine.Server;
using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>Pulumi's ResourceMonitor service: what answers each of its methods. The short answers are given here.</summary>
internal sealed class MonitorService(RunState state, CancellationToken cancel)
{
    /// <summary>What the path of each method begins with.</summary>
    public const string Service = "/pulumirpc.ResourceMonitor/";

    // What Pulumi's own engine says yes to; the list is closed, newer features are told by GetDeploymentInfo.
    private static readonly Dictionary<string, ResourceMonitorFeature> Features = new(StringComparer.Ordinal)
    {
        ["secrets"] = ResourceMonitorFeature.Secrets,
        ["resourceReferences"] = ResourceMonitorFeature.ResourceReferences,
        ["outputValues"] = ResourceMonitorFeature.OutputValues,
        ["aliasSpecs"] = ResourceMonitorFeature.AliasSpecs,
        ["replacementTrigger"] = ResourceMonitorFeature.ReplacementTrigger,
        ["deletedWith"] = ResourceMonitorFeature.DeletedWith,
        ["replaceWith"] = ResourceMonitorFeature.ReplaceWith,
        ["transforms"] = ResourceMonitorFeature.Transforms,
        ["invokeTransforms"] = ResourceMonitorFeature.InvokeTransforms,
        ["parameterization"] = ResourceMonitorFeature.Parameterization,
        ["resourceHooks"] = ResourceMonitorFeature.ResourceHooks,
        ["errorHooks"] = ResourceMonitorFeature.ErrorHooks,
        ["sendsOptionsToHooks"] = ResourceMonitorFeature.SendsOptionsToHooks,
    };

    /// <summary>Adds the service's methods to a table of paths.</summary>
    public void AddTo(Dictionary<string, RpcMethod> methods)
    {
        methods.Add(Service + "RegisterResource", new RegisterResourceHandler(state, cancel).HandleAsync);
        methods.Add(Service + "ReadResource", new ReadResourceHandler(state).HandleAsync);
        methods.Add(Service + "Invoke", new InvokeHandler(state, cancel).HandleAsync);
        methods.Add(Service + "RegisterResourceOutputs", RegisterResourceOutputs);
        methods.Add(Service + "SupportsFeature", Unary(SupportsFeatureRequest.Parser, SupportsFeature));
        methods.Add(Service + "GetDeploymentInfo", Unary(Empty.Parser, GetDeploymentInfo));
        methods.Add(Service + "RegisterPackage", Unary(RegisterPackageRequest.Parser, RegisterPackage));
        methods.Add(Service + "RegisterStackTransform", Unary(Callback.Parser, c => AddCallback(c, state.Transforms.AddStackTransform)));
        methods.Add(Service + "RegisterStackInvokeTransform", Unary(Callback.Parser, c => AddCallback(c, state.Transforms.AddInvokeTransform)));
        methods.Add(Service + "RegisterResourceHook", Unary(RegisterResourceHookRequest.Parser, h => AddHook(h.Name, state.Hooks.TryAdd(h))));
        methods.Add(Service + "RegisterErrorHook", Unary(RegisterErrorHookRequest.Parser, h => AddHook(h.Name, state.Hooks.TryAdd(h))));
        methods.Add(Service + "Call", Unary(ResourceCallRequest.Parser, Call));
        methods.Add(Service + "SignalAndWaitForShutdown", Unary(Empty.Parser, SignalAndWaitForShutdown));
    }

    /// <summary>A method that reads its whole request with the message class.</summary>
    public static RpcMethod Unary<T>(MessageParser<T> parser, Func<T, RpcReply> answer)
        where T : class, IMessage<T> =>
        call => ValueTask.FromResult(MessageFields.TrySplit(parser, call.Message, field: 0, out var message, out _)
            ? answer(message)
            : RpcReply.Failed(StatusCode.InvalidArgument, $"malformed {typeof(T).Name}"));

    private static RpcReply SupportsFeature(SupportsFeatureRequest request) =>
        RpcReply.Ok(new SupportsFeatureResponse { HasSupport = Features.ContainsKey(request.Id) });

    private RpcReply GetDeploymentInfo(Empty request)
    {
        var info = new DeploymentInfo
        {
            Project = state.Project.Name,
            Stack = state.Configuration.Stack,
            Organization = state.Options.Organization,
            DryRun = true,
            Parallel = state.Options.Parallel,
            SupportedFeatures = { Features.Values },
        };
        foreach (var (key, value) in state.Configuration.Values)
        {
            info.Config.Add(key, value.Text);
            if (value.IsSecret)
            {
                info.ConfigSecretKeys.Add(key);
            }
        }

        return RpcReply.Ok(info);
    }

    private RpcReply RegisterPackage(RegisterPackageRequest request)
    {
        if (request.Name.Length == 0)
        {
            return Fail(StatusCode.InvalidArgument, "the name of the package is empty");
        }

        var plain = PackageRequest.TryCreate(request.Name, request.Version, request.DownloadUrl, request.Checksums);
        var parameter = request.Parameterization is { } p && SemanticVersion.TryParse(p.Version) is { } version
            ? new PackageParameter(p.Name, version, p.Value)
            : null;
        if (plain is null || (request.Parameterization is not null && parameter is null))
        {
            return Fail(StatusCode.InvalidArgument, $"the version given for the package '{request.Name}' is not a semantic version such as 1.2.3");
        }

        var reference = state.Providers.AddPackage(plain with { Parameter = parameter }, request.Extension);
        return RpcReply.Ok(new RegisterPackageResponse { Ref = reference });
    }

    private RpcReply AddCallback(Callback callback, Action<Callback> add)
    {
        if (callback.Target.Length == 0)
        {
            return Fail(StatusCode.InvalidArgument, "the target of the transform is empty");
        }

        add(callback);
        return RpcReply.Ok(new Empty());
    }

    private RpcReply AddHook(string name, bool isNew) =>
        isNew ? RpcReply.Ok(new Empty()) : Fail(StatusCode.AlreadyExists, $"the hook '{name}' is registered twice; give each its own name");

    private RpcReply Call(ResourceCallRequest request) =>
        Fail(StatusCode.Unimplemented, $"'{request.Tok}' is a method that its provider's plugin runs, and no plugin runs here: preview with the Pulumi CLI");

    private ValueTask<RpcReply> RegisterResourceOutputs(RpcCall call)
    {
        if (!MessageFields.TrySplit(
            RegisterResourceOutputsRequest.Parser, call.Message, RegisterResourceOutputsRequest.OutputsFieldNumber, out var message, out var wire))
        {
            return ValueTask.FromResult(RpcReply.Failed(StatusCode.InvalidArgument, "malformed RegisterResourceOutputsRequest"));
        }

        if (!PropertyDecoder.TryDecode((wire ?? default).Span, out var outputs, out var traits, out var error))
        {
            return ValueTask.FromResult(Fail(StatusCode.InvalidArgument, error!, message.Urn));
        }

        // Outputs of a resource that could not be registered say nothing new.
        if (state.HasFailed(message.Urn))
        {
            return ValueTask.FromResult(RpcReply.Ok(new Empty()));
        }

        if (state.Find(message.Urn) is not { } resource)
        {
            return ValueTask.FromResult(Fail(StatusCode.NotFound, $"outputs were given for '{message.Urn}', which is not registered", null));
        }

        return ValueTask.FromResult(state.TrySetOutputs(resource, (traits & PropertyTraits.Outputs) == 0 ? outputs : OutputValues.Downgrade(outputs))
            ? RpcReply.Ok(new Empty())
            : Fail(StatusCode.FailedPrecondition, $"the outputs of '{message.Urn}' were given twice", message.Urn));
    }

    // Nothing is still under way here: each registration was complete before its reply.
    private RpcReply SignalAndWaitForShutdown(Empty request) =>
        state.TryFinish() ? RpcReply.Ok(new Empty()) : RpcReply.Failed(StatusCode.Unknown, "Already waiting for shutdown");

    private RpcReply Fail(StatusCode status, string error, string? urn = null)
    {
        state.Diagnostics.AddFailure(error, urn);
        return RpcReply.Failed(status, error);
    }
}
