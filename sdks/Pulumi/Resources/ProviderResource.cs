namespace Pulumi;

/// <summary>A configured provider, for resources that should not use the default one.</summary>
public class ProviderResource : CustomResource
{
    /// <summary>Registers the provider.</summary>
    /// <param name="package">Name of its package, such as <c>kubernetes</c>.</param>
    /// <param name="name">Name, unique among the providers of the package and parent.</param>
    /// <param name="args">Its configuration.</param>
    /// <param name="options">How the provider is managed.</param>
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : this(package, name, args, options, dependency: false, registerPackageRequest: null)
    {
    }

    /// <summary>Registers the provider of a parameterised package.</summary>
    /// <param name="package">Name of its package.</param>
    /// <param name="name">Name, unique among the providers of the package and parent.</param>
    /// <param name="args">Its configuration.</param>
    /// <param name="options">How the provider is managed.</param>
    /// <param name="registerPackageRequest">The package; null for an ordinary one.</param>
    public ProviderResource(
        string package,
        string name,
        ResourceArgs args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(package, name, args, options, dependency: false, registerPackageRequest)
    {
    }

    private protected ProviderResource(
        string package,
        string name,
        ResourceArgs args,
        CustomResourceOptions? options = null,
        bool dependency = false,
        RegisterPackageRequest? registerPackageRequest = null)
        : base($"pulumi:providers:{package}", name, args, options, dependency, registerPackageRequest) =>
        Package = package;

    /// <summary>Name of the package that the provider serves.</summary>
    internal string Package { get; }

    /// <summary>How requests name the provider: its URN and its id, or the unknown id.</summary>
    internal virtual async ValueTask<string> GetReferenceAsync()
    {
        var urn = await Urn.GetDataAsync().ConfigureAwait(false);
        var id = await Id.GetDataAsync().ConfigureAwait(false);
        return $"{urn.Value}::{(id.IsKnown ? id.Value : Serialization.Constants.UnknownValue)}";
    }
}
