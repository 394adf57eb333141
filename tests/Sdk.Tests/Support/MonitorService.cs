using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Pulumirpc;

namespace Pulumi.Sdk.Tests.Support;

/// <summary>The resource monitor of a <see cref="TestEngine"/>.</summary>
internal sealed class MonitorService(TestEngine engine) : ResourceMonitor.ResourceMonitorBase
{
    private readonly ConcurrentDictionary<string, RegisterResourceRequest> _byUrn = new();
    private readonly ConcurrentQueue<Callback> _invokeTransforms = new();

    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context)
    {
        engine.FeaturesAsked.Enqueue(request.Id);
        return Task.FromResult(new SupportsFeatureResponse { HasSupport = !engine.Unsupported.Contains(request.Id) });
    }

    public override async Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
    {
        engine.Registrations.Enqueue(request);
        request = request.Clone();
        foreach (var callback in TransformsOf(request))
        {
            await TransformAsync(request, callback);
        }

        var urn = Urn(request);
        _byUrn[urn] = request;
        var response = engine.OnRegister(request) ?? new RegisterResourceResponse
        {
            Id = engine.IsPreview || !request.Custom ? "" : request.Name + "-id",
            Object = request.Custom || request.Remote ? WithoutUnknowns(request.Object) : new Struct(),
        };
        response.Urn = urn;
        response.Object ??= new Struct();
        return response;
    }

    public override Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context)
    {
        engine.Outputs.Enqueue(request);
        return Task.FromResult(new Empty());
    }

    public override Task<ReadResourceResponse> ReadResource(ReadResourceRequest request, ServerCallContext context)
    {
        engine.Reads.Enqueue(request);
        return Task.FromResult(new ReadResourceResponse
        {
            Urn = TestEngine.UrnOf(request.Type, request.Name, TestEngine.ParentTypeOf(request.Parent)),
            Properties = engine.OnRead(request),
        });
    }

    public override async Task<ResourceInvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context)
    {
        foreach (var callback in _invokeTransforms)
        {
            var transform = new TransformInvokeRequest
            {
                Token = request.Tok,
                Args = request.Args,
                Options = new TransformInvokeOptions { Version = request.Version, Provider = request.Provider },
            };
            var response = TransformInvokeResponse.Parser.ParseFrom(await CallAsync(callback, transform));
            request.Args = response.Args ?? request.Args;
        }

        engine.Invokes.Enqueue(request);
        return engine.OnInvoke(request);
    }

    public override Task<CallResponse> Call(ResourceCallRequest request, ServerCallContext context)
    {
        engine.Calls.Enqueue(request);
        return Task.FromResult(new CallResponse { Return = new Struct { Fields = { ["answer"] = Value.ForString("called") } } });
    }

    public override Task<RegisterPackageResponse> RegisterPackage(Pulumirpc.RegisterPackageRequest request, ServerCallContext context)
    {
        if (engine.RefusesPackages)
        {
            throw new RpcException(new Status(StatusCode.Internal, "no such package"));
        }

        engine.Packages.Enqueue(request);
        return Task.FromResult(new RegisterPackageResponse { Ref = $"ref-{request.Parameterization?.Name ?? request.Name}" });
    }

    public override Task<Empty> RegisterStackInvokeTransform(Callback request, ServerCallContext context)
    {
        _invokeTransforms.Enqueue(request);
        return Task.FromResult(new Empty());
    }

    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context)
    {
        if (!engine.KnowsShutdown)
        {
            throw new RpcException(new Status(StatusCode.Unimplemented, ""));
        }

        Interlocked.Increment(ref engine.Shutdowns);
        return Task.FromResult(new Empty());
    }

    /// <summary>As an engine replies: a property with any unknown in it is left out.</summary>
    private static Struct WithoutUnknowns(Struct inputs)
    {
        var result = new Struct();
        foreach (var (name, value) in inputs.Fields)
        {
            if (!value.ToString().Contains(Given.UnknownText, StringComparison.Ordinal))
            {
                result.Fields[name] = value;
            }
        }

        return result;
    }

    /// <summary>As an engine shows inputs to transforms: secrets and unknowns are output values.</summary>
    private static Value OutputsFrom(Value value)
    {
        var output = (Given.Signature, Value.ForString("d0e6a833031e9bbcd3f4e8bde6ca49a4"));
        switch (value.KindCase)
        {
            case Value.KindOneofCase.StringValue when value.StringValue == Given.UnknownText:
                return Given.Object(output);
            case Value.KindOneofCase.ListValue:
                return Value.ForList([.. value.ListValue.Values.Select(OutputsFrom)]);
            case Value.KindOneofCase.StructValue when value.StructValue.Fields.ContainsKey("urn"):
                return value;
            case Value.KindOneofCase.StructValue when value.StructValue.Fields.ContainsKey(Given.Signature):
                var inner = OutputsFrom(value.StructValue.Fields["value"]);
                return Given.Object(output, ("secret", Value.ForBool(true)), ("value", inner));
            case Value.KindOneofCase.StructValue:
                return Given.Object([.. value.StructValue.Fields.Select(member => (member.Key, OutputsFrom(member.Value)))]);
            default:
                return value;
        }
    }

    private static string Urn(RegisterResourceRequest request) =>
        TestEngine.UrnOf(request.Type, request.Name, TestEngine.ParentTypeOf(request.Parent));

    private static async Task<byte[]> CallAsync(Callback callback, IMessage request)
    {
        using var channel = GrpcChannel.ForAddress("http://" + callback.Target);
        var client = new Callbacks.CallbacksClient(channel);
        var response = await client.InvokeAsync(new CallbackInvokeRequest { Token = callback.Token, Request = request.ToByteString() });
        return response.Response.ToByteArray();
    }

    /// <summary>The resource's own transforms, then its parents'.</summary>
    private List<Callback> TransformsOf(RegisterResourceRequest request)
    {
        var result = new List<Callback>(request.Transforms);
        for (var parent = request.Parent; _byUrn.TryGetValue(parent, out var registered); parent = registered.Parent)
        {
            result.AddRange(registered.Transforms);
        }

        return result;
    }

    private static async Task TransformAsync(RegisterResourceRequest request, Callback callback)
    {
        var options = new TransformResourceOptions
        {
            Version = request.Version,
            Provider = request.Provider,
            CustomTimeouts = request.CustomTimeouts,
            Import = request.ImportId,
            RetainOnDelete = request.RetainOnDelete,
        };
        options.DependsOn.AddRange(request.Dependencies);
        options.IgnoreChanges.AddRange(request.IgnoreChanges);
        options.Aliases.AddRange(request.Aliases);
        if (request.HasProtect)
        {
            options.Protect = request.Protect;
        }

        var bytes = await CallAsync(callback, new TransformRequest
        {
            Type = request.Type,
            Name = request.Name,
            Custom = request.Custom,
            Parent = request.Parent,
            Properties = OutputsFrom(Value.ForStruct(request.Object)).StructValue,
            Options = options,
        });
        var response = TransformResponse.Parser.ParseFrom(bytes);
        request.Object = response.Properties ?? request.Object;
        if (response.Options is { } changed)
        {
            request.IgnoreChanges.Clear();
            request.IgnoreChanges.AddRange(changed.IgnoreChanges);
            request.CustomTimeouts = changed.CustomTimeouts;
            request.Protect = changed.Protect;
            request.DeleteBeforeReplaceDefined = changed.HasDeleteBeforeReplace;
            request.ImportId = changed.Import;
            request.HideDiffs.AddRange(changed.HideDiff);
        }
    }
}

/// <summary>The log and the version of a <see cref="TestEngine"/>.</summary>
internal sealed class EngineService(TestEngine engine) : Engine.EngineBase
{
    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        engine.OnLog(request);
        engine.Logs.Enqueue(request);
        return Task.FromResult(new Empty());
    }

    public override Task<RequirePulumiVersionResponse> RequirePulumiVersion(RequirePulumiVersionRequest request, ServerCallContext context)
    {
        engine.OnRequireVersion(request.PulumiVersionRange);
        return Task.FromResult(new RequirePulumiVersionResponse());
    }
}
