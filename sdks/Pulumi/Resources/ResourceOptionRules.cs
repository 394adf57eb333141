using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What happens to a resource's inputs and options on their way into its constructor.</summary>
internal static class ResourceOptionRules
{
    /// <summary>Runs transformations in order, each on the result of the one before.</summary>
    /// <exception cref="ArgumentException">One tries to give the resource another parent.</exception>
    public static (ResourceArgs Args, ResourceOptions Options) Transform(
        Resource resource,
        ImmutableArray<ResourceTransformation> transformations,
        ResourceArgs args,
        ResourceOptions options)
    {
        foreach (var transformation in transformations)
        {
            if (transformation(new ResourceTransformationArgs(resource, args, options)) is { } result)
            {
                if (result.Options.Parent != options.Parent)
                {
                    throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
                }

                args = result.Args;
                options = result.Options;
            }
        }

        return (args, options);
    }

    /// <summary>Chooses the resource's provider, and the providers that its children inherit.</summary>
    /// <param name="type">The resource's type token.</param>
    /// <param name="custom">Whether it is a provider's resource.</param>
    /// <param name="options">Its options; an inherited provider is filled in.</param>
    /// <param name="inherited">The parent's providers by package.</param>
    /// <exception cref="ResourceException">A component is given both one provider and several.</exception>
    public static ImmutableDictionary<string, ProviderResource> ResolveProviders(
        string type,
        bool custom,
        ResourceOptions options,
        ImmutableDictionary<string, ProviderResource> inherited)
    {
        IReadOnlyList<ProviderResource> several = (options as ComponentResourceOptions)?.ProvidersOrEmpty ?? [];
        if (options.Provider is not null && several.Count > 0)
        {
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        }

        if (!custom)
        {
            var given = options.Provider is { } provider ? [provider] : several;
            return inherited.SetItems(given.Select(p => KeyValuePair.Create(p.Package, p)));
        }

        if (options.Provider is null)
        {
            options.Provider = options.Parent?.GetProvider(type);
            return inherited;
        }

        return type.Split(':') is { Length: 3 } parts ? inherited.SetItem(parts[0], options.Provider) : inherited;
    }
}
