using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>A resource of the run: its registration, and what its children take over from it.</summary>
internal sealed class RegisteredResource(Registration registration)
{
    /// <summary>The registration as it stands; outputs of components may still be added.</summary>
    public Registration Registration { get; set; } = registration;

    /// <summary>The options as the program gave them: those of a component have no effect but reach its children.</summary>
    public ResourceOptions Options { get; init; } = new();

    /// <summary>The provider to inherit, as a reference; empty when there is none.</summary>
    public string Provider { get; init; } = string.Empty;

    /// <summary>Providers by package that a component hands to its children.</summary>
    public IReadOnlyDictionary<string, string> Providers { get; init; } = new Dictionary<string, string>();

    /// <summary>The transforms that the resource brings for itself and all below it.</summary>
    public IReadOnlyList<Callback> Transforms { get; init; } = [];

    /// <summary>Whether the program has registered the outputs of this component.</summary>
    public bool HasOutputs { get; set; }
}
