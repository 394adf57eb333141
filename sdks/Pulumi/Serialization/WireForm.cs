namespace Pulumi.Serialization;

/// <summary>How values are written, which depends on what the receiver understands.</summary>
internal readonly record struct WireForm
{
    /// <summary>How requests are written to an engine of today.</summary>
    public static readonly WireForm Default = new() { KeepsResources = true, ResourcesAreDependencies = true };

    /// <summary>Whether outputs keep their dependencies and secret marks even when unknown.</summary>
    public bool KeepsOutputs { get; init; }

    /// <summary>Whether resources travel as references; else as their ids and URNs.</summary>
    public bool KeepsResources { get; init; }

    /// <summary>Whether a resource that is itself an input counts among the input's dependencies.</summary>
    public bool ResourcesAreDependencies { get; init; }
}
