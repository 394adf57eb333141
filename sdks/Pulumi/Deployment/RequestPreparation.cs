using Google.Protobuf.Collections;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Turns a resource's inputs and options into the request that registers or reads it.</summary>
internal sealed class RequestPreparation(Deployment deployment, Resource resource, bool custom, bool remote, ResourceOptions options)
{
    /// <summary>Makes the request to register the resource.</summary>
    public async Task<Registration> PrepareAsync(string label, ResourceArgs args, RegisterPackageRequest? package)
    {
        var inputs = await SerializeAsync(label, args).ConfigureAwait(false);
        var request = new RegisterResourceRequest
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Parent = await ParentUrnAsync().ConfigureAwait(false),
            Custom = custom,
            Remote = remote,
            Version = options.Version ?? "",
            PluginDownloadURL = options.PluginDownloadURL ?? "",
            AcceptSecrets = true,
            AcceptResources = deployment.AcceptsResources,
            SupportsResultReporting = true,
            Hooks = options.HooksOrNull is { } hooks ? await hooks.ToMessageAsync().ConfigureAwait(false) : NoHooks,
        };
        SetPlainOptions(request);
        await SetProvidersAsync(request).ConfigureAwait(false);
        await AddDependenciesAsync(request.Dependencies, inputs, request.PropertyDependencies).ConfigureAwait(false);
        await SetAliasesAsync(request).ConfigureAwait(false);
        await SetResourceOptionsAsync(request).ConfigureAwait(false);
        foreach (var transform in options.TransformsOrEmpty)
        {
            request.Transforms.Add(await deployment.Callbacks.AddAsync(transform).ConfigureAwait(false));
        }

        request.PackageRef = await deployment.Packages.GetReferenceAsync(package).ConfigureAwait(false);
        return new Registration(request, StructWriter.ToStruct(inputs.Bag));
    }

    /// <summary>Makes the request to read the resource; like the official SDK's, it says nothing of secret outputs and download URLs.</summary>
    public async Task<ReadResourceRequest> PrepareReadAsync(string label, string id, ResourceArgs args, RegisterPackageRequest? package)
    {
        var inputs = await SerializeAsync(label, args).ConfigureAwait(false);
        var request = new ReadResourceRequest
        {
            Id = id,
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Parent = await ParentUrnAsync().ConfigureAwait(false),
            Provider = await ProviderReferenceAsync().ConfigureAwait(false),
            Properties = WireStruct.Parse(StructWriter.ToStruct(inputs.Bag)),
            Version = options.Version ?? "",
            AcceptSecrets = true,
            AcceptResources = deployment.AcceptsResources,
        };
        await AddDependenciesAsync(request.Dependencies, inputs, propertyDependencies: null).ConfigureAwait(false);
        request.PackageRef = await deployment.Packages.GetReferenceAsync(package).ConfigureAwait(false);
        return request;
    }

    private static RegisterResourceRequest.Types.ResourceHooksBinding NoHooks { get; } = new();

    private static RegisterResourceRequest.Types.PropertyDependencies NoDependencies { get; } = new();

    private async ValueTask<SerializedInputs> SerializeAsync(string label, ResourceArgs args)
    {
        var builder = new PropertyTreeBuilder(label, defersOutputs: remote);
        var inputs = builder.ReadResource(args);
        if (builder.IsPending)
        {
            var form = new WireForm
            {
                KeepsOutputs = remote && await deployment.Features.SupportsAsync(MonitorFeatures.OutputValues).ConfigureAwait(false),
                KeepsResources = await deployment.KeepsResourcesAsync().ConfigureAwait(false),
                ResourcesAreDependencies = !remote,
            };
            await builder.ResolveAsync(form).ConfigureAwait(false);
        }

        return inputs;
    }

    private async ValueTask<string> ParentUrnAsync()
    {
        if (resource.GetResourceType() == UrnParts.RootStackType || (options.Parent ?? deployment.Stack) is not { } parent)
        {
            return "";
        }

        return (await parent.Urn.GetDataAsync().ConfigureAwait(false)).Value;
    }

    private void SetPlainOptions(RegisterResourceRequest request)
    {
        if (options.Protect is { } protect)
        {
            request.Protect = protect;
        }

        if (options.RetainOnDelete is { } retain)
        {
            request.RetainOnDelete = retain;
        }

        request.IgnoreChanges.AddRange(options.IgnoreChangesOrEmpty);
        request.HideDiffs.AddRange(options.HideDiffsOrEmpty);
        if (options.CustomTimeouts is { } timeouts)
        {
            request.CustomTimeouts = Timeouts.ToMessage(timeouts);
        }

        if (options is not CustomResourceOptions customOptions)
        {
            return;
        }

        request.ReplaceOnChanges.AddRange(customOptions.ReplaceOnChangesOrEmpty);
        request.AdditionalSecretOutputs.AddRange(customOptions.AdditionalSecretOutputsOrEmpty);
        request.ImportId = customOptions.ImportId ?? "";
        request.DeleteBeforeReplace = customOptions.DeleteBeforeReplace ?? false;
        request.DeleteBeforeReplaceDefined = customOptions.DeleteBeforeReplace is not null;
        if (customOptions.EnvVarMappingsOrNull is { } mappings)
        {
            request.EnvVarMappings.Add(mappings);
        }
    }

    private async ValueTask SetProvidersAsync(RegisterResourceRequest request)
    {
        request.Provider = await ProviderReferenceAsync().ConfigureAwait(false);
        if (!remote)
        {
            return;
        }

        // Those that it inherits are the engine's to add; two of one package are refused.
        var references = new Dictionary<string, string>();
        foreach (var provider in options.Provider is { } single ? [single] : (options as ComponentResourceOptions)?.ProvidersOrEmpty ?? [])
        {
            references.Add(provider.Package, await provider.GetReferenceAsync().ConfigureAwait(false));
        }

        request.Providers.Add(references);
    }

    private ValueTask<string> ProviderReferenceAsync() =>
        custom && options.Provider is { } provider ? provider.GetReferenceAsync() : new("");

    /// <summary>Adds the resources named as dependencies, and those that inputs come from.</summary>
    private async ValueTask AddDependenciesAsync(
        RepeatedField<string> dependencies,
        SerializedInputs inputs,
        MapField<string, RegisterResourceRequest.Types.PropertyDependencies>? propertyDependencies)
    {
        HashSet<string>? all = null;
        if (options.DependsOnOrNull is { } dependsOn)
        {
            var explicitOnes = await dependsOn.ToOutput().GetDataAsync().ConfigureAwait(false);
            var resources = explicitOnes.Value.IsDefault ? [] : explicitOnes.Value.Where(dependency => dependency is not null);
            (all ??= []).UnionWith(await DependencyUrns.ExpandAsync(resources).ConfigureAwait(false));
        }

        for (var i = 0; i < inputs.Bag.Count; i++)
        {
            if (inputs.Bag.Values[i] is null)
            {
                continue;
            }

            var urns = inputs.Dependencies[i] is { IsEmpty: false } set
                ? await DependencyUrns.ExpandAsync(set.Resources).ConfigureAwait(false)
                : [];
            if (urns.Count > 0)
            {
                (all ??= []).UnionWith(urns);
            }

            propertyDependencies?.Add(
                inputs.Bag.Names[i],
                urns.Count == 0 ? NoDependencies : new RegisterResourceRequest.Types.PropertyDependencies { Urns = { urns } });
        }

        if (all is not null)
        {
            dependencies.AddRange(all);
        }
    }

    private async ValueTask SetAliasesAsync(RegisterResourceRequest request)
    {
        if (options.AliasesOrEmpty.Count == 0 && (options.Parent is null || options.Parent.AliasUrns.IsEmpty))
        {
            return;
        }

        if (await deployment.Features.SupportsAsync(MonitorFeatures.AliasSpecs).ConfigureAwait(false))
        {
            foreach (var alias in options.AliasesOrEmpty)
            {
                var data = await alias.ToOutput().GetDataAsync().ConfigureAwait(false);
                if (data.IsKnown)
                {
                    request.Aliases.Add(await AliasMessages.ToMessageAsync(data.Value).ConfigureAwait(false));
                }
            }

            return;
        }

        request.AliasURNs.AddRange(await AliasRules.AllUrnsAsync(
            options.AliasesOrEmpty,
            resource.GetResourceName(),
            resource.GetResourceType(),
            options.Parent).ConfigureAwait(false));
    }

    /// <summary>Sets the options that name other resources, and those that not every engine knows.</summary>
    private async ValueTask SetResourceOptionsAsync(RegisterResourceRequest request)
    {
        if (options.DeletedWith is { } deletedWith)
        {
            await deployment.Features.RequireAsync(MonitorFeatures.DeletedWith, "the DeletedWith option").ConfigureAwait(false);
            request.DeletedWith = (await deletedWith.Urn.GetDataAsync().ConfigureAwait(false)).Value;
        }

        if (options.ReplaceWithOrNull is { } replaceWith)
        {
            var data = await replaceWith.ToOutput().GetDataAsync().ConfigureAwait(false);
            if (!data.Value.IsDefaultOrEmpty)
            {
                await deployment.Features.RequireAsync(MonitorFeatures.ReplaceWith, "the ReplaceWith option").ConfigureAwait(false);
                foreach (var other in data.Value.Where(other => other is not null))
                {
                    request.ReplaceWith.Add((await other.Urn.GetDataAsync().ConfigureAwait(false)).Value);
                }
            }
        }

        if (options.ReplacementTrigger is { } trigger)
        {
            request.ReplacementTrigger = await Replacement
                .ToValueAsync(trigger, await deployment.KeepsResourcesAsync().ConfigureAwait(false)).ConfigureAwait(false);
        }
    }
}
