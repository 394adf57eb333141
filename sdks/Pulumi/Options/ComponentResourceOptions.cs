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

    /// <summary>New options of both: what <paramref name="options2"/> sets wins, lists are appended. Either may be null.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var result = new ComponentResourceOptions();
        if (options1 is not null)
        {
            result.CopyFrom(options1);
            result._providers = Copy(options1._providers);
        }

        if (options2 is not null)
        {
            result.MergeFrom(options2);
            result._providers = Append(result._providers, options2._providers);
        }

        return result;
    }

    internal override ResourceOptions Clone() => Merge(this, null);
}
