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
    /// <remarks>A single provider of either becomes part of <see cref="Providers"/>.</remarks>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var result = new ComponentResourceOptions();
        if (options1 is not null)
        {
            result.CopyFrom(options1);
            result._providers = Copy(options1._providers);
            result.FoldProvider();
        }

        if (options2 is not null)
        {
            result.MergeFrom(options2);
            var second = new ComponentResourceOptions { _providers = Copy(options2._providers), Provider = options2.Provider };
            second.FoldProvider();
            result.Provider = null;
            result._providers = Append(result._providers, second._providers);
        }

        if (result._providers is { Count: 1 } single)
        {
            result.Provider = single[0];
            result._providers = null;
        }

        return result;
    }

    internal override ResourceOptions Clone()
    {
        var result = new ComponentResourceOptions();
        result.CopyFrom(this);
        result._providers = Copy(_providers);
        return result;
    }

    private void FoldProvider()
    {
        if (Provider is not null)
        {
            Providers.Add(Provider);
            Provider = null;
        }
    }
}
