namespace Pulumi;

/// <summary>How a component is managed.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    /// <summary>The providers that children of each package use; not together with <see cref="ResourceOptions.Provider"/>.</summary>
    public List<ProviderResource> Providers
    {
        get => _providers ??= [];
        set => _providers = value;
    }

    internal IReadOnlyList<ProviderResource> ProvidersOrEmpty => _providers ?? (IReadOnlyList<ProviderResource>)[];

    /// <summary>New options of both: what <paramref name="options2"/> sets wins, lists are appended, and of several providers of a package the last stays. Either may be null.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var result = options1?.Copy() ?? new ComponentResourceOptions();
        if (options2 is not null)
        {
            result.MergeFrom(options2);
            result._providers = Append(result._providers, options2._providers);
        }

        result._providers = result._providers?.Reverse<ProviderResource>().DistinctBy(provider => provider.Package).Reverse().ToList();
        return result;
    }

    internal override ResourceOptions Clone() => Copy();

    private ComponentResourceOptions Copy()
    {
        var result = new ComponentResourceOptions { _providers = Copy(_providers) };
        result.CopyFrom(this);
        return result;
    }
}
