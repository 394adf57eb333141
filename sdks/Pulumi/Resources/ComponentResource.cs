using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource that stands for a group of others, its children.</summary>
public class ComponentResource : Resource
{
    /// <summary>Registers the component.</summary>
    /// <param name="type">Type token of the form <c>package:module:Name</c>.</param>
    /// <param name="name">Name, unique among the resources of the same type and parents.</param>
    /// <param name="options">How the component is managed.</param>
    /// <exception cref="ArgumentException">Type or name is empty.</exception>
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    /// <summary>Registers the component with inputs.</summary>
    /// <param name="type">Type token of the form <c>package:module:Name</c>.</param>
    /// <param name="name">Name, unique among the resources of the same type and parents.</param>
    /// <param name="args">Inputs, kept in the state for reference; null for none.</param>
    /// <param name="options">How the component is managed.</param>
    /// <param name="remote">Whether a provider constructs the children.</param>
    /// <exception cref="ArgumentException">Type or name is empty.</exception>
    public ComponentResource(
        string type,
        string name,
        ResourceArgs? args,
        ComponentResourceOptions? options = null,
        bool remote = false)
        : this(type, name, args, options, remote, registerPackageRequest: null)
    {
    }

    /// <summary>Registers a component of a parameterised package.</summary>
    /// <param name="type">Type token of the form <c>package:module:Name</c>.</param>
    /// <param name="name">Name, unique among the resources of the same type and parents.</param>
    /// <param name="args">Inputs; null for none.</param>
    /// <param name="options">How the component is managed.</param>
    /// <param name="remote">Whether a provider constructs the children.</param>
    /// <param name="registerPackageRequest">The package; null for an ordinary one.</param>
    /// <exception cref="ArgumentException">Type or name is empty.</exception>
    public ComponentResource(
        string type,
        string name,
        ResourceArgs? args,
        ComponentResourceOptions? options,
        bool remote,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(
            type,
            name,
            custom: false,
            args ?? ResourceArgs.Empty,
            options ?? new ComponentResourceOptions(),
            remote,
            dependency: false,
            registerPackageRequest)
    {
    }

    /// <summary>Tells the engine that the component is complete; its [Output] properties are its outputs.</summary>
    protected void RegisterOutputs() => RegisterOutputs(ReflectedOutputs.Collect(this));

    /// <summary>Tells the engine that the component is complete.</summary>
    /// <param name="outputs">Its outputs by name.</param>
    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Task.FromResult(outputs));
    }

    /// <summary>Tells the engine that the component is complete.</summary>
    /// <param name="outputs">Its outputs by name.</param>
    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    /// <summary>Tells the engine that the component is complete.</summary>
    /// <param name="outputs">Its outputs by name.</param>
    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Deployment.Current.RegisterResourceOutputs(this, outputs);
    }
}
