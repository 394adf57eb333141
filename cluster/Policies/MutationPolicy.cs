using System.Collections.Immutable;

namespace Homelab.Cluster.Policies;

/// <summary>A MutatingAdmissionPolicy as data: how the API server changes objects before it takes them.</summary>
/// <param name="Name">Name of the policy and of its binding.</param>
public sealed record MutationPolicy(string Name)
{
    /// <summary>Which requests it looks at.</summary>
    public required ImmutableArray<RequestRule> Requests { get; init; }

    /// <summary>Further conditions that a request must meet to be looked at.</summary>
    public ImmutableArray<NamedExpression> MatchConditions { get; init; } = [];

    /// <summary>CEL expression of a list of JSON patches.</summary>
    public required string JsonPatch { get; init; }
}
