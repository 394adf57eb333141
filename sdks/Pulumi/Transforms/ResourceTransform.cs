using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Looks at a resource while the engine registers it, and may change its inputs and options; null leaves them.</summary>
public delegate Task<ResourceTransformResult?> ResourceTransform(ResourceTransformArgs args, CancellationToken cancellationToken = default);

/// <summary>What a transform sees.</summary>
public readonly struct ResourceTransformArgs
{
    /// <summary>Makes what a transform sees.</summary>
    public ResourceTransformArgs(
        string name,
        string type,
        bool custom,
        ImmutableDictionary<string, object?> args,
        ResourceOptions options)
    {
        Name = name;
        Type = type;
        Custom = custom;
        Args = args;
        Options = options;
    }

    /// <summary>The resource's name.</summary>
    public string Name { get; }

    /// <summary>The resource's type token.</summary>
    public string Type { get; }

    /// <summary>Whether it is a provider's resource rather than a component.</summary>
    public bool Custom { get; }

    /// <summary>Its inputs by their names on the wire; what is secret, unknown or dependent is an output.</summary>
    public ImmutableDictionary<string, object?> Args { get; }

    /// <summary>Its options: <see cref="CustomResourceOptions"/> or <see cref="ComponentResourceOptions"/>.</summary>
    public ResourceOptions Options { get; }
}

/// <summary>What a transform changes a resource to.</summary>
public readonly struct ResourceTransformResult
{
    /// <summary>Makes a result.</summary>
    public ResourceTransformResult(ImmutableDictionary<string, object?> args, ResourceOptions options)
    {
        Args = args;
        Options = options;
    }

    /// <summary>The inputs to use.</summary>
    public ImmutableDictionary<string, object?> Args { get; }

    /// <summary>The options to use.</summary>
    public ResourceOptions Options { get; }
}
