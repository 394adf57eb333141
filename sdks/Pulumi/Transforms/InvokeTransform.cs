using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Looks at a function call on its way through the engine, and may change its arguments and options; null leaves them.</summary>
public delegate Task<InvokeTransformResult?> InvokeTransform(InvokeTransformArgs args, CancellationToken cancellationToken = default);

/// <summary>What a transform of function calls sees.</summary>
public readonly struct InvokeTransformArgs
{
    /// <summary>Makes what the transform sees.</summary>
    public InvokeTransformArgs(string token, ImmutableDictionary<string, object?> args, InvokeOptions options)
    {
        Token = token;
        Args = args;
        Options = options;
    }

    /// <summary>The function's token.</summary>
    public string Token { get; }

    /// <summary>The arguments by their names on the wire.</summary>
    public ImmutableDictionary<string, object?> Args { get; }

    /// <summary>The options.</summary>
    public InvokeOptions Options { get; }
}

/// <summary>What a transform changes a function call to.</summary>
public readonly struct InvokeTransformResult
{
    /// <summary>Makes a result.</summary>
    public InvokeTransformResult(ImmutableDictionary<string, object?> args, InvokeOptions options)
    {
        Args = args;
        Options = options;
    }

    /// <summary>The arguments to use.</summary>
    public ImmutableDictionary<string, object?> Args { get; }

    /// <summary>The options to use.</summary>
    public InvokeOptions Options { get; }
}
