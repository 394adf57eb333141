namespace Pulumi;

/// <summary>A failure that belongs to one resource, and is shown with it.</summary>
public class ResourceException : Exception
{
    /// <summary>Makes an exception about a resource.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="hideStack">Whether only the message is shown.</param>
    public ResourceException(string message, Resource? resource, bool hideStack = false)
        : base(message)
    {
        Resource = resource;
        HideStack = hideStack;
    }

    internal Resource? Resource { get; }

    internal bool HideStack { get; }
}
