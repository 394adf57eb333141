namespace Pulumi;

/// <summary>When a hook runs, and what its failure means.</summary>
public class ResourceHookOptions
{
    /// <summary>Whether the hook also runs in a preview. Default: no.</summary>
    public bool? OnDryRun { get; set; }

    /// <summary>Whether a failure is only a warning. Default: no, the operation fails.</summary>
    public bool? IgnoreErrors { get; set; }
}
