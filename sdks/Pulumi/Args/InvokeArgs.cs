using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Base of the classes that hold the arguments of a provider's function.</summary>
public abstract class InvokeArgs : InputArgs
{
    /// <summary>No arguments at all.</summary>
    public static readonly InvokeArgs Empty = new EmptyInvokeArgs();

    /// <summary>For derived classes.</summary>
    protected InvokeArgs()
    {
    }

    private sealed class EmptyInvokeArgs : InvokeArgs
    {
        internal override void WriteInputs(InputWriter inputs)
        {
        }
    }
}
