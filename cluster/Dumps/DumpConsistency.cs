using System.Collections.Immutable;

namespace Homelab.Cluster.Dumps;

/// <summary>Finds out whether objects can be of one cluster.</summary>
internal static class DumpConsistency
{
    private const string Fix = "give files of one cluster only, recorded after one another";

    /// <summary>The objects, each once; what cannot be of one cluster becomes a fault.</summary>
    public static ImmutableArray<KubernetesObject> Merge(DumpContent content)
    {
        var faults = content.Faults;
        var merged = new Dictionary<(ResourceKind Kind, string Name), KubernetesObject>();
        foreach (var found in content.Objects)
        {
            var key = (ResourceKind.Find(found.ApiVersion, found.Kind)!, found.FullName);
            if (!merged.TryAdd(key, found))
            {
                merged[key] = CheckSame(merged[key], found, faults) ? Newer(merged[key], found) : merged[key];
            }
        }

        faults.AddRange(CheckNodeLists(content.NodeLists));
        faults.AddRange(CheckNamesOfNodes([.. merged.Values]));
        return [.. merged.Values];
    }

    // An object that was made anew has another uid. Of nodes and of kube-system that hardly ever happens in one cluster;
    // of anything else it means that the recordings lie far apart, and then they contradict each other as well.
    private static bool CheckSame(KubernetesObject one, KubernetesObject other, List<DumpFault> faults)
    {
        if (one.Uid is null || other.Uid is null || one.Uid == other.Uid)
        {
            return true;
        }

        faults.Add(new DumpFault(
            other.Source,
            null,
            $"{other} has uid {other.Uid} here and {one.Uid} {(one.Source == other.Source ? "further up" : $"in {one.Source}")}, so these are different clusters or times",
            Fix));
        return false;
    }

    private static KubernetesObject Newer(KubernetesObject one, KubernetesObject other) =>
        Revision(other) >= Revision(one) ? other : one;

    private static ulong Revision(KubernetesObject found) =>
        ulong.TryParse(found.Json.Text("metadata", "resourceVersion"), out var revision) ? revision : 0;

    private static IEnumerable<DumpFault> CheckNodeLists(List<(string Source, string[] Names)> lists) => lists
        .Skip(1)
        .Where(list => !list.Names.SequenceEqual(lists[0].Names))
        .Select(list => new DumpFault(
            list.Source, null, $"its nodes are {string.Join(", ", list.Names)}, those of {lists[0].Source} are {string.Join(", ", lists[0].Names)}", Fix));

    // One stranger may be left over from a node that is gone; when no name fits, the objects belong elsewhere.
    private static IEnumerable<DumpFault> CheckNamesOfNodes(ImmutableArray<KubernetesObject> objects)
    {
        var nodes = Names(ResourceKind.Nodes);
        foreach (var kind in new[] { ResourceKind.CsiNodes, ResourceKind.LonghornNodes })
        {
            var named = Names(kind);
            if (nodes.Count > 0 && named.Count > 0 && !named.Overlaps(nodes))
            {
                var source = objects.First(found => found.Is(kind)).Source;
                yield return new DumpFault(
                    source,
                    null,
                    $"its {kind} are of {string.Join(", ", named.Order(StringComparer.Ordinal))}, but the nodes are {string.Join(", ", nodes.Order(StringComparer.Ordinal))}",
                    Fix);
            }
        }

        HashSet<string> Names(ResourceKind kind) =>
            [.. objects.Where(found => found.Is(kind)).Select(found => found.Name)];
    }
}
