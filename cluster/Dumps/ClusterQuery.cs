using System.Collections.Immutable;

namespace Homelab.Cluster.Dumps;

/// <summary>What to read from a cluster.</summary>
/// <param name="Kinds">Kinds of objects, all of each.</param>
/// <param name="Logs">Logs of pods.</param>
public sealed record ClusterQuery(ImmutableArray<ResourceKind> Kinds, ImmutableArray<LogQuery> Logs)
{
    /// <summary>Single objects.</summary>
    public ImmutableArray<ObjectQuery> Objects { get; init; } = [];
}

/// <summary>One object.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace; null for a kind that belongs to the whole cluster.</param>
/// <param name="Name">Its name.</param>
public sealed record ObjectQuery(ResourceKind Kind, string? Namespace, string Name);

/// <summary>The logs of some pods.</summary>
/// <param name="Namespace">Where the pods are.</param>
/// <param name="Selector">Their labels, as <c>kubectl logs -l</c> takes them.</param>
/// <param name="Container">The container.</param>
/// <param name="Lines">How many of the last lines of each pod; 500 are some hours of a quiet plugin.</param>
public sealed record LogQuery(string Namespace, string Selector, string Container, int Lines = 500);
