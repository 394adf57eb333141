using System.Collections.Immutable;

namespace Homelab.Cluster.Dumps;

/// <summary>How much is known of the objects of one kind.</summary>
public enum ListingState
{
    /// <summary>Nobody asked for them, or they were asked for together with others and there is none.</summary>
    NotListed,

    /// <summary>Some were read; whether these are all, nothing tells.</summary>
    Some,

    /// <summary>All of them were read, and that may be none.</summary>
    All,

    /// <summary>The cluster does not serve the kind, so there is none.</summary>
    NotServed,

    /// <summary>They were asked for and the answer was a refusal or a failure.</summary>
    Failed,
}

/// <summary>The objects of one kind, and how much that says.</summary>
/// <typeparam name="T">What an object is read as.</typeparam>
/// <param name="Kind">The kind.</param>
/// <param name="State">How much is known.</param>
/// <param name="Items">The objects, by namespace and name.</param>
/// <param name="Failure">Why they could not be read; null unless <paramref name="State"/> is <see cref="ListingState.Failed"/>.</param>
public sealed record Listing<T>(ResourceKind Kind, ListingState State, ImmutableArray<T> Items, string? Failure = null)
{
    /// <summary>True when there are objects, or there is known to be none: then an absence means something.</summary>
    public bool IsKnown => State is ListingState.Some or ListingState.All or ListingState.NotServed;

    /// <summary>True when nothing of the kind can be missing here.</summary>
    public bool IsComplete => State is ListingState.All or ListingState.NotServed;

    /// <summary>Why nothing can be said about the kind, and what to do about it; null when something can.</summary>
    public MissingEvidence? Missing => State switch
    {
        ListingState.NotListed => new MissingEvidence(
            $"there are no {Kind} in what was read: either the cluster has none, or they were not asked for",
            $"add a file with what `kubectl get --raw {Kind.ListPath}` prints"),
        ListingState.Failed => new MissingEvidence(
            $"{Kind} could not be read: {Failure}",
            $"ask for permission (`kubectl auth can-i list {Kind} -A`), or add a file with what `kubectl get --raw {Kind.ListPath}` prints"),
        _ => null,
    };
}

/// <summary>Evidence that is not at hand.</summary>
/// <param name="Reason">Why not; lower case, no full stop.</param>
/// <param name="Fix">How to get it; lower case, no full stop.</param>
public sealed record MissingEvidence(string Reason, string Fix);
