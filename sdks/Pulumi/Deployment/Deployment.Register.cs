using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <content>Registering and reading resources.</content>
public sealed partial class Deployment
{
    /// <summary>Starts the registration of a resource, or the reading of an existing one when its options name it.</summary>
    internal void ReadOrRegister(
        Resource resource,
        bool custom,
        bool remote,
        ResourceArgs args,
        ResourceOptions options,
        RegisterPackageRequest? package) =>
        Runner.Track(ReadOrRegisterAsync(resource, custom, remote, args, options, package));

    /// <summary>Tells the engine that a component is complete.</summary>
    internal void RegisterResourceOutputs(Resource resource, Output<IDictionary<string, object?>> outputs) =>
        Runner.Track(RegisterResourceOutputsAsync(resource, outputs));

    private async Task ReadOrRegisterAsync(
        Resource resource,
        bool custom,
        bool remote,
        ResourceArgs args,
        ResourceOptions options,
        RegisterPackageRequest? package)
    {
        try
        {
            if (options.Urn is { } urn)
            {
                await GetResourceAsync(resource, urn).ConfigureAwait(false);
            }
            else if (options.Id is null)
            {
                await RegisterAsync(resource, custom, remote, args, options, package).ConfigureAwait(false);
            }
            else
            {
                var id = await options.Id.ToOutput().GetDataAsync().ConfigureAwait(false);
                await (id.IsKnown && !string.IsNullOrEmpty(id.Value)
                    ? ReadAsync((resource as CustomResource) ?? throw OnlyCustomHasId(), id.Value, args, options, package)
                    : RegisterAsync(resource, custom, remote, args, options, package)).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            resource.Reply.Fail(exception);
            throw;
        }
    }

    private async Task RegisterAsync(
        Resource resource,
        bool custom,
        bool remote,
        ResourceArgs args,
        ResourceOptions options,
        RegisterPackageRequest? package)
    {
        var label = $"resource:{resource.GetResourceName()}[{resource.GetResourceType()}]";
        var preparation = new RequestPreparation(this, resource, custom, remote, options);
        var registration = await preparation.PrepareAsync(label, args, package).ConfigureAwait(false);
        var reply = await _monitor.RegisterResourceAsync(resource, registration).ConfigureAwait(false);
        var dependencies = reply.PropertyDependencies?.ToImmutableDictionary(
            entry => entry.Key,
            entry => entry.Value.Select(dependency => (Resource)new DependencyResource(dependency)).ToImmutableHashSet());
        resource.Reply.Complete(
            reply.Urn,
            reply.Id,
            reply.Outputs,
            missingIsKnown: !IsDryRun && reply.Result == Result.Success,
            dependencies);
    }

    private static ArgumentException OnlyCustomHasId() =>
        new($"A component has no id at a provider: give {nameof(ResourceOptions)}.{nameof(ResourceOptions.Id)} to custom resources only.");

    private async Task ReadAsync(CustomResource resource, string id, ResourceArgs args, ResourceOptions options, RegisterPackageRequest? package)
    {
        var label = $"resource:{resource.GetResourceName()}[{resource.GetResourceType()}]#...";
        var preparation = new RequestPreparation(this, resource, custom: true, remote: false, options);
        var request = await preparation.PrepareReadAsync(label, id, args, package).ConfigureAwait(false);
        var response = await _monitor.ReadResourceAsync(resource, request).ConfigureAwait(false);
        resource.Reply.Complete(response.Urn, id, WireStruct.From(response.Properties), missingIsKnown: !IsDryRun, propertyDependencies: null);
    }

    /// <summary>Reads a resource of this stack by its URN.</summary>
    private async Task GetResourceAsync(Resource resource, string urn)
    {
        var builder = new PropertyTreeBuilder("getResource");
        var inputs = builder.Read([KeyValuePair.Create("urn", (object?)urn)]);
        var response = await _monitor.InvokeAsync(new ResourceInvokeRequest
        {
            Tok = "pulumi:pulumi:getResource",
            Args = WireStruct.Parse(StructWriter.ToStruct(inputs.Bag)),
            AcceptResources = !_settings.DisableResourceReferences,
        }).ConfigureAwait(false);
        ThrowIfFailed(response.Failures, reasons => new InvokeException($"Invoke of 'pulumi:pulumi:getResource' failed: {reasons}"));

        var result = WireStruct.From(response.Return);
        resource.Reply.Complete(
            result.TryGetMember(Constants.UrnName, out var found) ? found.String : urn,
            result.TryGetMember(Constants.IdName, out var id) && id.Kind == WireKind.String ? id.String : "",
            result.TryGetMember("state", out var state) ? state : WireValue.FromStruct([]),
            missingIsKnown: !IsDryRun,
            propertyDependencies: null);
    }

    private async Task RegisterResourceOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var data = await outputs.GetDataAsync().ConfigureAwait(false);
        var builder = new PropertyTreeBuilder("monitor.registerResourceOutputs(...)");
        var values = builder.Read(data.Value);
        if (builder.IsPending)
        {
            await builder.ResolveAsync(new WireForm { KeepsResources = await KeepsResourcesAsync().ConfigureAwait(false) }).ConfigureAwait(false);
        }

        var urn = await resource.Urn.GetDataAsync().ConfigureAwait(false);
        await _monitor.RegisterResourceOutputsAsync(new RegisterResourceOutputsRequest
        {
            Urn = urn.Value,
            Outputs = WireStruct.Parse(StructWriter.ToStruct(values.Bag)),
        }).ConfigureAwait(false);
    }

    internal Task<bool> KeepsResourcesAsync() =>
        _settings.DisableResourceReferences ? Task.FromResult(false) : Features.SupportsAsync(MonitorFeatures.ResourceReferences);
}
