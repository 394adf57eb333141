using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi.Testing;

/// <summary>Answers registrations and calls by asking the test's mocks.</summary>
internal sealed class MockMonitor(IMocks mocks, DeploymentSettings settings) : IMonitor
{
    private readonly List<Resource> _resources = [];
    private readonly Dictionary<string, ImmutableDictionary<string, object?>> _registered = [];

    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_resources)
            {
                return [.. _resources];
            }
        }
    }

    public Task<bool> SupportsFeatureAsync(string id) => Task.FromResult(id != MonitorFeatures.OutputValues);

    public async Task<RegistrationReply> RegisterResourceAsync(Resource resource, Registration registration)
    {
        Add(resource);
        var request = registration.Request;
        var urn = UrnOf(request.Parent, request.Type, request.Name);
        if (request.Type == UrnParts.RootStackType)
        {
            return new RegistrationReply { Urn = urn, Id = "", Outputs = WireValue.FromStruct([]) };
        }

        var (id, state) = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = ReadInputs(WireValue.FromStruct(registration.Inputs)),
            Provider = request.Provider,
            Id = request.ImportId,
        }).ConfigureAwait(false);
        id ??= request.ImportId;
        return new RegistrationReply
        {
            Urn = urn,
            Id = id,
            Outputs = WireValue.FromStruct(await SerializeAsync(urn, id, state).ConfigureAwait(false)),
        };
    }

    public async Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request)
    {
        Add(resource);
        var urn = UrnOf(request.Parent, request.Type, request.Name);
        var (id, state) = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = ReadInputs(WireStruct.From(request.Properties)),
            Provider = request.Provider,
            Id = request.Id,
        }).ConfigureAwait(false);
        return new ReadResourceResponse
        {
            Urn = urn,
            Properties = WireStruct.Parse(await SerializeAsync(urn, id, state).ConfigureAwait(false)),
        };
    }

    public async Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request)
    {
        var outputs = ImmutableDictionary.CreateBuilder<string, Output<object?>>();
        foreach (var member in WireStruct.From(request.Outputs).Members)
        {
            var context = new ConversionContext(member.Name, resource: null);
            var value = Converters.Any.Convert(member.Value, context);
            outputs[member.Name] = new Output<object?>(
                new OutputData<object?>(context.IsKnown ? value : null, context.IsKnown, context.IsSecret, context.Resources));
        }

        await mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(request.Urn, outputs.ToImmutable())).ConfigureAwait(false);
    }

    public async Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request)
    {
        var args = ReadInputs(WireStruct.From(request.Args));
        if (request.Tok == "pulumi:pulumi:getResource")
        {
            return GetResource((string)args["urn"]);
        }

        var result = await mocks.CallAsync(new MockCallArgs { Token = request.Tok, Args = args, Provider = request.Provider }).ConfigureAwait(false);
        return new ResourceInvokeResponse { Return = WireStruct.Parse(await SerializeAsync(result).ConfigureAwait(false)) };
    }

    public async Task<CallResponse> CallAsync(ResourceCallRequest request)
    {
        var args = ReadInputs(WireStruct.From(request.Args));
        var result = await mocks.CallAsync(new MockCallArgs { Token = request.Tok, Args = args, Provider = request.Provider }).ConfigureAwait(false);
        return new CallResponse { Return = WireStruct.Parse(await SerializeAsync(result).ConfigureAwait(false)) };
    }

    public Task<string> RegisterPackageAsync(Pulumirpc.RegisterPackageRequest request) => Task.FromResult($"{request.Name}-{request.Version}");

    public Task RegisterStackInvokeTransformAsync(Callback callback) => Task.CompletedTask;

    public Task SignalAndWaitForShutdownAsync() => Task.CompletedTask;

    private void Add(Resource resource)
    {
        lock (_resources)
        {
            _resources.Add(resource);
        }
    }

    private ResourceInvokeResponse GetResource(string urn)
    {
        lock (_registered)
        {
            if (!_registered.TryGetValue(urn, out var registered))
            {
                throw new InvalidOperationException($"Unknown resource {urn}");
            }

            var builder = new PropertyTreeBuilder(urn);
            return new ResourceInvokeResponse { Return = WireStruct.Parse(StructWriter.ToStruct(builder.Read(registered).Bag)) };
        }
    }

    /// <summary>The URN as the official mocks make it: of the parents' types only the first.</summary>
    private string UrnOf(string parent, string type, string name)
    {
        var parentType = UrnParts.TryParse(parent, out var parts) ? parts.QualifiedType.Split('$')[0] : "";
        return UrnParts.Format(settings.StackName, settings.ProjectName, parentType, type, name);
    }

    private async Task<byte[]> SerializeAsync(string urn, string? id, object state)
    {
        lock (_registered)
        {
            _registered[urn] = ImmutableDictionary<string, object?>.Empty.Add("urn", urn).Add("id", id).Add("state", state);
        }

        return await SerializeAsync(state).ConfigureAwait(false);
    }

    private static async Task<byte[]> SerializeAsync(object? state)
    {
        var builder = new PropertyTreeBuilder("the state that the mocks returned");
        var holder = builder.Read([KeyValuePair.Create("state", (object?)state)]);
        await builder.ResolveAsync(WireForm.Default).ConfigureAwait(false);
        return holder.Bag.Values is [PropertyBag bag]
            ? StructWriter.ToStruct(bag)
            : throw new InvalidOperationException($"Mocks must return a dictionary or an [OutputType] object, not {state?.GetType().ToString() ?? "null"}");
    }

    /// <summary>The inputs as plain values, without those that are unknown or null.</summary>
    private static ImmutableDictionary<string, object> ReadInputs(WireValue inputs)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var member in inputs.Members)
        {
            var context = new ConversionContext(member.Name, resource: null);
            var value = Converters.Any.Convert(member.Value, context);
            if (context.IsKnown && value is not null)
            {
                result[member.Name] = value;
            }
        }

        return result.ToImmutable();
    }
}
