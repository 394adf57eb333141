using System.Collections.Immutable;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Evaluation;

/// <summary>How a resource came into the evaluation.</summary>
public enum RegistrationKind
{
    /// <summary>The program registered it: Pulumi will create or update it.</summary>
    Managed,

    /// <summary>The program only reads it (a <c>Get</c> or a stack reference).</summary>
    Read,
}

/// <summary>One resource as the program declared it, after inheritance, transforms and provider choice.</summary>
public sealed record Registration
{
    /// <summary>The resource's URN.</summary>
    public required string Urn { get; init; }

    /// <summary>The type token, such as <c>kubernetes:core/v1:ConfigMap</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The resource's name in the program (its logical name).</summary>
    public required string Name { get; init; }

    /// <summary>Registered or only read.</summary>
    public RegistrationKind Kind { get; init; }

    /// <summary>True for a resource that a provider manages, false for a component or the stack.</summary>
    public bool Custom { get; init; }

    /// <summary>The provider-assigned id: a text when known (read resources), unknown in the preview of a create, null for components.</summary>
    public PropertyValue? Id { get; init; }

    /// <summary>URN of the parent; null for the stack itself and for providers that the engine adds.</summary>
    public string? Parent { get; init; }

    /// <summary>The declared inputs.</summary>
    public PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    /// <summary>The outputs that the preview can tell; of components and the stack those that the program registered.</summary>
    public PropertyMap Outputs { get; init; } = PropertyMap.Empty;

    /// <summary>The provider's reference, <c>URN::id</c>; null for components and providers.</summary>
    public string? Provider { get; init; }

    /// <summary>URNs that this resource depends on, sorted ordinally, without repetition.</summary>
    public ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>For each input property the URNs that its value comes from.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>Whether Pulumi refuses to delete or replace it.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether a deletion only forgets it and leaves the real object in place.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>URN of the resource whose deletion takes this one with it; null when none.</summary>
    public string? DeletedWith { get; init; }

    /// <summary>URNs of the resources whose replacement also replaces this one.</summary>
    public ImmutableArray<string> ReplaceWith { get; init; } = [];

    /// <summary>The explicit choice of deletion before replacement; null leaves it to the provider.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>Input paths whose changes are ignored.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Property paths whose changes force a replacement.</summary>
    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Property paths that a diff does not show.</summary>
    public ImmutableArray<string> HideDiffs { get; init; } = [];

    /// <summary>Outputs that are secret besides those the provider marks.</summary>
    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>All URNs under which the state may know this resource, own and derived from ancestors', in Pulumi's order.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Id of the existing object to import; null when it is not an import.</summary>
    public string? ImportId { get; init; }

    /// <summary>Time limits of the provider's operations; zero where unset.</summary>
    public CustomTimeouts CustomTimeouts { get; init; } = CustomTimeouts.None;

    /// <summary>The value whose change forces a replacement; null when none.</summary>
    public PropertyValue? ReplacementTrigger { get; init; }

    /// <summary>True when the engine added it: a default provider.</summary>
    public bool IsDefaultProvider { get; init; }
}

/// <summary>Time limits of a resource's operations; <see cref="TimeSpan.Zero"/> means the provider's default.</summary>
public sealed record CustomTimeouts(TimeSpan Create, TimeSpan Update, TimeSpan Delete, TimeSpan Read)
{
    /// <summary>The provider's defaults for every operation.</summary>
    public static CustomTimeouts None { get; } = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
}
