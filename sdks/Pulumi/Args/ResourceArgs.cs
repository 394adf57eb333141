using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Base of the classes that hold a resource's inputs.</summary>
public abstract class ResourceArgs : InputArgs
{
    /// <summary>No inputs at all.</summary>
    public static readonly ResourceArgs Empty = new EmptyResourceArgs();

    /// <summary>For derived classes.</summary>
    protected ResourceArgs()
    {
    }

    private sealed class EmptyResourceArgs : ResourceArgs
    {
        internal override void WriteInputs(InputWriter inputs)
        {
        }
    }
}
