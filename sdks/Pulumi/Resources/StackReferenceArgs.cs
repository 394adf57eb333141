using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Which stack a <see cref="StackReference"/> reads.</summary>
public class StackReferenceArgs : ResourceArgs
{
    /// <summary>The stack: <c>organization/project/stack</c>. Default: the resource's name.</summary>
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }

    internal override void WriteInputs(InputWriter inputs) => inputs.AddRequired("name", Name);
}

/// <summary>One output of another stack; at most one of both members is set.</summary>
public sealed class StackReferenceOutputDetails
{
    /// <summary>The value of an output that is not secret.</summary>
    public object? Value { get; set; }

    /// <summary>The value of a secret output.</summary>
    public object? SecretValue { get; set; }
}
