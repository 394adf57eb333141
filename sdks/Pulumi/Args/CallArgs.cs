using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Base of the classes that hold the arguments of a resource's method.</summary>
public abstract class CallArgs : InputArgs
{
    /// <summary>No arguments at all.</summary>
    public static readonly CallArgs Empty = new EmptyCallArgs();

    /// <summary>For derived classes.</summary>
    protected CallArgs()
    {
    }

    private sealed class EmptyCallArgs : CallArgs
    {
        internal override void WriteInputs(InputWriter inputs)
        {
        }
    }
}
