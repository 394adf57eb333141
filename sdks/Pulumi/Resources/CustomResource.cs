using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource that a provider creates, reads, updates and deletes.</summary>
public class CustomResource : Resource
{
    /// <summary>Registers the resource.</summary>
    /// <param name="type">Type token, such as <c>kubernetes:core/v1:ConfigMap</c>.</param>
    /// <param name="name">Name, unique among the resources of the same type and parents.</param>
    /// <param name="args">Inputs; null for none.</param>
    /// <param name="options">How the resource is managed.</param>
    /// <exception cref="ArgumentException">Type or name is empty.</exception>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : this(type, name, args, options, dependency: false, registerPackageRequest: null)
    {
    }

    /// <summary>Registers a resource of a parameterised package.</summary>
    /// <param name="type">Type token.</param>
    /// <param name="name">Name, unique among the resources of the same type and parents.</param>
    /// <param name="args">Inputs; null for none.</param>
    /// <param name="options">How the resource is managed.</param>
    /// <param name="registerPackageRequest">The package; null for an ordinary one.</param>
    /// <exception cref="ArgumentException">Type or name is empty.</exception>
    public CustomResource(
        string type,
        string name,
        ResourceArgs? args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(type, name, args, options, dependency: false, registerPackageRequest)
    {
    }

    private protected CustomResource(
        string type,
        string name,
        ResourceArgs? args,
        CustomResourceOptions? options = null,
        bool dependency = false,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(
            type,
            name,
            custom: true,
            args ?? ResourceArgs.Empty,
            options ?? new CustomResourceOptions(),
            remote: false,
            dependency,
            registerPackageRequest)
    {
    }

    /// <summary>The id that the provider gave the resource; unknown until it did, as in the preview of a creation.</summary>
    [Output(Constants.IdName)]
    public Output<string> Id { get; private protected set; } = null!;

    private protected override void BindIdentity() => Id = new Output<string>(new PendingId(Reply));
}
