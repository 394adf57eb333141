using System.Collections.Immutable;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>The cluster as it was seen at one time.</summary>
/// <param name="objects">The objects.</param>
/// <param name="time">When.</param>
public sealed class MigrationObservation(IEnumerable<KubernetesObject> objects, DateTimeOffset time)
{
    private readonly Dictionary<ObjectReference, KubernetesObject> _objects = objects
        .Where(read => ResourceKind.Find(read.ApiVersion, read.Kind) is not null)
        .DistinctBy(ObjectReference.Of)
        .ToDictionary(ObjectReference.Of);

    /// <summary>When it was seen.</summary>
    public DateTimeOffset Time { get; } = time;

    /// <summary>An object; null when there was none.</summary>
    /// <param name="reference">Which.</param>
    public KubernetesObject? Find(ObjectReference reference) => _objects.GetValueOrDefault(reference);

    /// <summary>A volume; null when there was none.</summary>
    /// <param name="name">Its name.</param>
    public KubernetesObject? Volume(string name) => Find(new ObjectReference(ResourceKind.PersistentVolumes, null, name));

    /// <summary>The objects of a kind, by name.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="space">Their namespace; null for all.</param>
    public ImmutableArray<KubernetesObject> List(ResourceKind kind, string? space = null) =>
    [
        .. _objects
            .Where(pair => pair.Key.Kind == kind && (space is null || pair.Key.Namespace == space))
            .OrderBy(pair => pair.Key.Namespace, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Name, StringComparer.Ordinal)
            .Select(pair => pair.Value),
    ];
}
