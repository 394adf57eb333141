using System.Collections.Immutable;
using Homelab.Engine.Protocol;
using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>A registration on its way from the program's request to the facts.</summary>
/// <param name="Message">The request without its properties.</param>
/// <param name="Urn">The URN that the resource will have.</param>
/// <param name="Parent">URN of the parent; null without one.</param>
/// <param name="Inputs">The inputs as they stand.</param>
/// <param name="Options">The options as they stand.</param>
internal sealed record ResourceRequest(
    RegisterResourceRequest Message, Urn Urn, string? Parent, PropertyMap Inputs, ResourceOptions Options)
{
    /// <summary>The type.</summary>
    public string Type => Message.Type;

    /// <summary>Whether the resource is a provider.</summary>
    public bool IsProvider => Message.Custom && ProviderReference.IsProviderType(Message.Type);

    /// <summary>Whether a provider manages the resource, so that one must be found.</summary>
    public bool NeedsProvider => (Message.Custom && !IsProvider) || Message.Remote;

    /// <summary>The provider, as a reference; null when none is needed.</summary>
    public string? Provider { get; init; }

    /// <summary>All dependencies, sorted.</summary>
    public ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>Dependencies of each property.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);
}
