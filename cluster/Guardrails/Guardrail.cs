using System.Collections.Immutable;

namespace Homelab.Cluster.Guardrails;

/// <summary>A rule that every resource of the program must pass.</summary>
/// <param name="Id">Its name in messages, documents and exemptions.</param>
public abstract record Guardrail(string Id)
{
    /// <summary>What it asks; lower case, no full stop.</summary>
    public required string Asks { get; init; }

    /// <summary>What goes wrong without it; lower case, no full stop.</summary>
    public required string Why { get; init; }

    /// <summary>Where the facts come from.</summary>
    public required string Source { get; init; }
}

/// <summary>A rule on each resource by itself.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Check">
/// The faults of a resource; each names the property where a setting would stand. What is unknown has no fault: it is
/// judged when the update knows it.
/// </param>
public sealed record ResourceGuardrail(string Id, Func<GuardedResource, IEnumerable<Fault>> Check) : Guardrail(Id);

/// <summary>A rule on all resources together, checked when the last one is registered.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Check">The faults, each with the resource that it stands against.</param>
public sealed record StackGuardrail(
    string Id, Func<ImmutableArray<GuardedResource>, IEnumerable<(GuardedResource Resource, Fault Fault)>> Check) : Guardrail(Id);

/// <summary>A resource that breaks a rule.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Fault">What is wrong, where, and how to mend it.</param>
public sealed record GuardrailViolation(GuardedResource Resource, string Rule, Fault Fault)
{
    /// <summary>The violation on one line.</summary>
    public override string ToString() => $"{Resource}: {Fault} [{Rule}]";
}

/// <summary>Lets one resource break one rule.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Type">Type token of the resource.</param>
/// <param name="Name">Name of the resource in the program.</param>
/// <param name="Reason">Why that is right; lower case, no full stop.</param>
public sealed record GuardrailExemption(string Rule, string Type, string Name, string Reason)
{
    /// <summary>True when it is for that resource.</summary>
    /// <param name="resource">The resource.</param>
    public bool IsFor(GuardedResource resource) => resource.Type == Type && resource.Name == Name;
}
