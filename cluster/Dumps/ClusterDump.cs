using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Homelab.Cluster.Dumps;

/// <summary>What is known of a cluster: objects of its API, and texts from its nodes.</summary>
/// <param name="objects">The objects, each once.</param>
/// <param name="states">How much is known of each kind; a kind that is missing here was not listed.</param>
/// <param name="logs">Logs of pods.</param>
/// <param name="mounts">Mount tables of nodes and pods.</param>
/// <param name="failedLogs">Logs that could not be read, each with the reason.</param>
public sealed class ClusterDump(
    ImmutableArray<KubernetesObject> objects,
    ImmutableDictionary<ResourceKind, KindState> states,
    ImmutableArray<PodLog> logs,
    ImmutableArray<MountTable> mounts,
    ImmutableArray<string> failedLogs)
{
    private readonly ConcurrentDictionary<(ResourceKind Kind, Type Type), object> _listings = [];

    /// <summary>Logs of pods.</summary>
    public ImmutableArray<PodLog> Logs { get; } = logs;

    /// <summary>Mount tables of nodes and pods.</summary>
    public ImmutableArray<MountTable> Mounts { get; } = mounts;

    /// <summary>Logs that could not be read, each with the reason.</summary>
    public ImmutableArray<string> FailedLogs { get; } = failedLogs;

    /// <summary>The machines.</summary>
    public Listing<NodeObject> Nodes => List(ResourceKind.Nodes, o => new NodeObject(o));

    /// <summary>The CSI drivers registered on each node.</summary>
    public Listing<CsiNodeObject> CsiNodes => List(ResourceKind.CsiNodes, o => new CsiNodeObject(o));

    /// <summary>StorageClasses.</summary>
    public Listing<StorageClassObject> StorageClasses => List(ResourceKind.StorageClasses, o => new StorageClassObject(o));

    /// <summary>DaemonSets.</summary>
    public Listing<WorkloadObject> DaemonSets => List(ResourceKind.DaemonSets, o => new WorkloadObject(o));

    /// <summary>Deployments.</summary>
    public Listing<WorkloadObject> Deployments => List(ResourceKind.Deployments, o => new WorkloadObject(o));

    /// <summary>Pods.</summary>
    public Listing<PodObject> Pods => List(ResourceKind.Pods, o => new PodObject(o));

    /// <summary>Events.</summary>
    public Listing<EventObject> Events => List(ResourceKind.Events, o => new EventObject(o));

    /// <summary>Volumes.</summary>
    public Listing<PersistentVolumeObject> PersistentVolumes => List(ResourceKind.PersistentVolumes, o => new PersistentVolumeObject(o));

    /// <summary>Claims.</summary>
    public Listing<PersistentVolumeClaimObject> PersistentVolumeClaims =>
        List(ResourceKind.PersistentVolumeClaims, o => new PersistentVolumeClaimObject(o));

    /// <summary>Which volume is attached to which node.</summary>
    public Listing<VolumeAttachmentObject> VolumeAttachments => List(ResourceKind.VolumeAttachments, o => new VolumeAttachmentObject(o));

    /// <summary>NetworkPolicies.</summary>
    public Listing<NetworkPolicyObject> NetworkPolicies => List(ResourceKind.NetworkPolicies, o => new NetworkPolicyObject(o));

    /// <summary>What Longhorn finds on each node.</summary>
    public Listing<LonghornNodeObject> LonghornNodes => List(ResourceKind.LonghornNodes, o => new LonghornNodeObject(o));

    /// <summary>Longhorn's volumes.</summary>
    public Listing<LonghornVolumeObject> LonghornVolumes => List(ResourceKind.LonghornVolumes, o => new LonghornVolumeObject(o));

    /// <summary>Longhorn's settings.</summary>
    public Listing<LonghornSettingObject> LonghornSettings => List(ResourceKind.LonghornSettings, o => new LonghornSettingObject(o));

    /// <summary>Every kind of which something is known, with how much.</summary>
    public ImmutableDictionary<ResourceKind, KindState> States { get; } = states;

    /// <summary>Objects of a kind, as they are.</summary>
    /// <param name="kind">The kind.</param>
    public Listing<KubernetesObject> List(ResourceKind kind) => List(kind, o => o);

    private Listing<T> List<T>(ResourceKind kind, Func<KubernetesObject, T> read)
        where T : KubernetesObject =>
        (Listing<T>)_listings.GetOrAdd((kind, typeof(T)), _ =>
        {
            var state = States.GetValueOrDefault(kind) ?? new KindState(ListingState.NotListed);
            return new Listing<T>(kind, state.State, [.. Find(kind).Select(read)], state.Failure);
        });

    private IEnumerable<KubernetesObject> Find(ResourceKind kind) => objects
        .Where(o => o.Is(kind))
        .OrderBy(o => o.Namespace ?? "", StringComparer.Ordinal)
        .ThenBy(o => o.Name, StringComparer.Ordinal);
}

/// <summary>How much is known of one kind.</summary>
/// <param name="State">How much.</param>
/// <param name="Failure">Why it could not be read, if it could not.</param>
public sealed record KindState(ListingState State, string? Failure = null);
