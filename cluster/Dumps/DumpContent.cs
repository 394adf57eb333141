using System.Collections.Immutable;

namespace Homelab.Cluster.Dumps;

/// <summary>Takes what the readers find.</summary>
internal sealed class DumpContent
{
    private readonly Dictionary<ResourceKind, KindState> _states = [];

    public List<KubernetesObject> Objects { get; } = [];

    public List<PodLog> Logs { get; } = [];

    public List<MountTable> Mounts { get; } = [];

    public List<DumpFault> Faults { get; } = [];

    /// <summary>The names in each list of nodes, with the text that holds it.</summary>
    public List<(string Source, string[] Names)> NodeLists { get; } = [];

    /// <summary>How much was found; it grows with whatever is found, faults included.</summary>
    public int Count => Objects.Count + Logs.Count + Mounts.Count + Faults.Count + _states.Count;

    /// <summary>Takes an object, unless no check looks at its kind.</summary>
    public void Add(KubernetesObject found)
    {
        if (ResourceKind.Find(found.ApiVersion, found.Kind) is { } kind)
        {
            Objects.Add(found);
            _states.TryAdd(kind, new KindState(ListingState.Some));
        }
    }

    /// <summary>Notes that all objects of a kind were found, even if that is none.</summary>
    public void AddWholeList(ResourceKind kind) => _states[kind] = new KindState(ListingState.All);

    public ImmutableDictionary<ResourceKind, KindState> StatesWith(IReadOnlyDictionary<ResourceKind, KindState>? others) =>
        _states.ToImmutableDictionary().SetItems((others ?? _states).Where(other => !_states.ContainsKey(other.Key)));
}
