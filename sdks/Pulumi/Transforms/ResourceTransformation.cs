namespace Pulumi;

/// <summary>Looks at a resource while it is constructed, and may change its inputs and options; null leaves them.</summary>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);

/// <summary>What a transformation sees.</summary>
public readonly struct ResourceTransformationArgs
{
    /// <summary>Makes what a transformation sees.</summary>
    public ResourceTransformationArgs(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        Resource = resource;
        Args = args;
        Options = options;
    }

    /// <summary>The resource under construction; its outputs are not there yet.</summary>
    public Resource Resource { get; }

    /// <summary>Its inputs.</summary>
    public ResourceArgs Args { get; }

    /// <summary>Its options.</summary>
    public ResourceOptions Options { get; }
}

/// <summary>What a transformation changes a resource to.</summary>
public readonly struct ResourceTransformationResult
{
    /// <summary>Makes a result.</summary>
    public ResourceTransformationResult(ResourceArgs args, ResourceOptions options)
    {
        Args = args;
        Options = options;
    }

    /// <summary>The inputs to use.</summary>
    public ResourceArgs Args { get; }

    /// <summary>The options to use; the parent must be as before.</summary>
    public ResourceOptions Options { get; }
}
