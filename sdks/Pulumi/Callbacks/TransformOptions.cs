using System.Diagnostics.CodeAnalysis;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Resource options on the wire, as transforms get and return them.</summary>
/// <remarks>
/// What gets lost is what gets lost in the official SDK 3.112.1, so that a program has the same effect on both: a
/// transform sees <c>DeleteBeforeReplace</c> as false when it was not set, neither sees nor sets <c>ImportId</c>, and
/// what it does to <c>HideDiffs</c> is dropped.
/// </remarks>
internal static class TransformOptions
{
    public static ResourceOptions FromMessage(TransformRequest request)
    {
        var message = request.Options ?? new TransformResourceOptions();
        ResourceOptions options = request.Custom
            ? new CustomResourceOptions
            {
                AdditionalSecretOutputs = [.. message.AdditionalSecretOutputs],
                DeleteBeforeReplace = message.DeleteBeforeReplace,
            }
            : new ComponentResourceOptions { Providers = [.. message.Providers.Values.Select(reference => Provider(reference)!)] };

        options.Parent = Resource(request.Parent);
        options.DependsOn = message.DependsOn.Select(urn => (Resource)Resource(urn)!).ToList();
        options.Protect = message.HasProtect ? message.Protect : null;
        options.IgnoreChanges = [.. message.IgnoreChanges];
        options.ReplaceOnChanges = [.. message.ReplaceOnChanges];
        options.Version = message.Version;
        options.Aliases = [.. message.Aliases.Select(alias => (Input<Alias>)AliasMessages.FromMessage(alias))];
        options.Provider = Provider(message.Provider);
        options.CustomTimeouts = message.CustomTimeouts is null ? null : Timeouts.FromMessage(message.CustomTimeouts);
        options.PluginDownloadURL = Text(message.PluginDownloadUrl);
        options.RetainOnDelete = message.RetainOnDelete ? true : null;
        options.DeletedWith = Resource(message.DeletedWith);
        options.HideDiffs = [.. message.HideDiff];
        options.ReplaceWith = message.ReplaceWith.Select(urn => (Resource)Resource(urn)!).ToList();
        if (message.ReplacementTrigger is { } trigger)
        {
            var context = new ConversionContext("replacementTrigger", resource: null);
            options.ReplacementTrigger = Converters.Any.Convert(WireStruct.From(trigger), context);
        }

        return options;
    }

    public static async Task<TransformResourceOptions> ToMessageAsync(ResourceOptions options)
    {
        var message = new TransformResourceOptions
        {
            Version = options.Version ?? "",
            PluginDownloadUrl = options.PluginDownloadURL ?? "",
            Provider = options.Provider is { } provider ? await provider.GetReferenceAsync().ConfigureAwait(false) : "",
            CustomTimeouts = options.CustomTimeouts is { } timeouts ? Timeouts.ToMessage(timeouts) : null,
            DeletedWith = options.DeletedWith is { } deletedWith ? await UrnAsync(deletedWith).ConfigureAwait(false) : "",
        };
        if (options.Protect is { } protect)
        {
            message.Protect = protect;
        }

        if (options.RetainOnDelete is { } retain)
        {
            message.RetainOnDelete = retain;
        }

        message.IgnoreChanges.AddRange(options.IgnoreChangesOrEmpty);
        message.ReplaceOnChanges.AddRange(options.ReplaceOnChangesOrEmpty);
        foreach (var other in await ListAsync(options.DependsOnOrNull).ConfigureAwait(false))
        {
            message.DependsOn.Add(await UrnAsync(other).ConfigureAwait(false));
        }

        foreach (var other in await ListAsync(options.ReplaceWithOrNull).ConfigureAwait(false))
        {
            message.ReplaceWith.Add(await UrnAsync(other).ConfigureAwait(false));
        }

        foreach (var alias in options.AliasesOrEmpty)
        {
            var data = await alias.ToOutput().GetDataAsync().ConfigureAwait(false);
            if (!data.IsKnown)
            {
                continue;
            }

            message.Aliases.Add(await AliasMessages.ToMessageAsync(data.Value).ConfigureAwait(false));
        }

        if (options.ReplacementTrigger is { } trigger)
        {
            message.ReplacementTrigger = await Replacement.ToValueAsync(trigger, keepsResources: true).ConfigureAwait(false);
        }

        await SetKindAsync(message, options).ConfigureAwait(false);
        return message;
    }

    [return: NotNullIfNotNull(nameof(reference))]
    public static ProviderResource? Provider(string? reference) =>
        string.IsNullOrEmpty(reference) ? null : new DependencyProviderResource(reference);

    public static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>Sets the options that only one kind of resource has.</summary>
    private static async Task SetKindAsync(TransformResourceOptions message, ResourceOptions options)
    {
        switch (options)
        {
            case CustomResourceOptions custom:
                message.AdditionalSecretOutputs.AddRange(custom.AdditionalSecretOutputsOrEmpty);
                if (custom.DeleteBeforeReplace is { } deleteFirst)
                {
                    message.DeleteBeforeReplace = deleteFirst;
                }

                break;
            case ComponentResourceOptions component:
                foreach (var provider in component.ProvidersOrEmpty)
                {
                    message.Providers[provider.Package] = await provider.GetReferenceAsync().ConfigureAwait(false);
                }

                break;
        }
    }

    private static DependencyResource? Resource(string urn) => urn.Length == 0 ? null : new DependencyResource(urn);

    private static async Task<string> UrnAsync(Resource resource) => (await resource.Urn.GetDataAsync().ConfigureAwait(false)).Value;

    private static async Task<IReadOnlyList<Resource>> ListAsync(InputList<Resource>? list)
    {
        if (list is null)
        {
            return [];
        }

        var data = await list.ToOutput().GetDataAsync().ConfigureAwait(false);
        return data.Value.IsDefault ? [] : [.. data.Value.Where(resource => resource is not null)];
    }
}
