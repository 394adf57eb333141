using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Turns a resource's inputs and options into the request that registers or reads it.</summary>
internal sealed class RequestPreparation(Deployment deployment, Resource resource, bool custom, bool remote, ResourceOptions options)
{
    private readonly HashSet<string> _dependencies = [];

    /// <summary>Makes the request to register the resource.</summary>
    public async Task<Registration> PrepareAsync(string label, ResourceArgs args, RegisterPackageRequest? package)
    {
        var keepsOutputs = remote && await deployment.Features.SupportsAsync(MonitorFeatures.OutputValues).ConfigureAwait(false);
        var builder = new PropertyTreeBuilder(keepsOutputs);
        var inputs = builder.Read(label, args);
        if (builder.IsPending)
        {
            await builder.ResolveAsync().ConfigureAwait(false);
        }

        var request = new RegisterResourceRequest
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Custom = custom,
            Remote = remote,
            AcceptSecrets = true,
            AcceptResources = deployment.AcceptsResources,
            SupportsResultReporting = true,
            Version = options.Version ?? "",
            PluginDownloadURL = options.PluginDownloadURL ?? "",
            Parent = await ParentUrnAsync().ConfigureAwait(false),
        };
        return new Registration(request, StructWriter.ToStruct(inputs.Bag));
    }

    /// <summary>Makes the request to read the resource.</summary>
    public Task<ReadResourceRequest> PrepareReadAsync(string label, string id, ResourceArgs args, RegisterPackageRequest? package) =>
        throw new NotImplementedException();

    private async ValueTask<string> ParentUrnAsync()
    {
        if (resource.GetResourceType() == UrnParts.RootStackType || (options.Parent ?? deployment.Stack) is not { } parent)
        {
            return "";
        }

        return (await parent.Urn.GetDataAsync().ConfigureAwait(false)).Value;
    }
}
