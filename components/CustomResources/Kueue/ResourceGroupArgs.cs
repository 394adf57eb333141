using Pulumi;

namespace Homelab.Components.CustomResources.Kueue;

/// <summary>Resources that come from the same flavors.</summary>
public sealed class ResourceGroupArgs : ResourceArgs
{
    [Input("coveredResources", required: true)]
    private InputList<string>? _coveredResources;

    [Input("flavors", required: true)]
    private InputList<FlavorQuotasArgs>? _flavors;

    /// <summary>Names of the resources.</summary>
    public InputList<string> CoveredResources
    {
        get => _coveredResources ??= [];
        set => _coveredResources = value;
    }

    /// <summary>The flavors, in the order to try them.</summary>
    public InputList<FlavorQuotasArgs> Flavors
    {
        get => _flavors ??= [];
        set => _flavors = value;
    }
}

/// <summary>What the owner has of one flavor.</summary>
public sealed class FlavorQuotasArgs : ResourceArgs
{
    [Input("resources", required: true)]
    private InputList<FlavorResourceQuotaArgs>? _resources;

    /// <summary>What it has of each resource.</summary>
    public InputList<FlavorResourceQuotaArgs> Resources
    {
        get => _resources ??= [];
        set => _resources = value;
    }

    /// <summary>Name of the flavor.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}

/// <summary>What the owner has of one resource.</summary>
public sealed class FlavorResourceQuotaArgs : ResourceArgs
{
    /// <summary>Name of the resource.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Units that are the owner's whenever it asks.</summary>
    [Input("nominalQuota", required: true)]
    public Input<int> NominalQuota { get; set; } = null!;

    /// <summary>Units that it may hold beyond those.</summary>
    [Input("borrowingLimit")]
    public Input<int>? BorrowingLimit { get; set; }
}
