using System.Globalization;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>Whether there is something to judge by: kinds that could not be read, and objects of nodes that are not there.</summary>
internal static class EvidenceCheck
{
    private static readonly Check Check = new(
        "storage/evidence", "every kind that was asked for can be read, and every node that is named exists");

    public static IEnumerable<Finding> Run(StorageEvidence evidence)
    {
        Finding[] findings = [.. CheckKinds(evidence.Dump), .. CheckNodes(evidence.Dump), .. CheckLogs(evidence.Dump)];
        return findings.Length > 0 ? findings :
        [
            Check.Ok("all", string.Create(
                CultureInfo.InvariantCulture,
                $"read {evidence.Dump.States.Count(state => state.Value.State is ListingState.All or ListingState.Some)} kinds of objects")),
        ];
    }

    private static IEnumerable<Finding> CheckKinds(ClusterDump dump) =>
        from kind in dump.States.Keys.OrderBy(kind => kind.CommandName, StringComparer.Ordinal)
        let listing = dump.List(kind)
        where listing.State == ListingState.Failed
        select Check.Unknown(kind.CommandName, listing.Missing!);

    // Logs only confirm what other evidence says already.
    private static IEnumerable<Finding> CheckLogs(ClusterDump dump) =>
        dump.FailedLogs.Select(reason => Check.Info("logs", reason, "give a log that `kubectl logs --prefix` prints, with --from"));

    private static IEnumerable<Finding> CheckNodes(ClusterDump dump)
    {
        if (dump.Nodes.Missing is { } missing)
        {
            // A kind that could not be read is reported already.
            return dump.Nodes.State == ListingState.Failed ? [] : [Check.Unknown("nodes", missing)];
        }

        var named = dump.CsiNodes.Items.Select(item => (Node: item.Name, By: $"{item}"))
            .Concat(dump.LonghornNodes.Items.Select(item => (Node: item.Name, By: $"Longhorn's node {item.Name}")))
            .Concat(dump.VolumeAttachments.Items.Select(item => (Node: item.NodeName, By: $"{item}")))
            .Concat(dump.Logs.Select(log => (Node: log.Node ?? "", By: log.Source)))
            .Concat(dump.Mounts.Select(table => (Node: table.Node ?? "", By: table.Source)));
        return from name in named
               where name.Node.Length > 0 && dump.Nodes.Items.All(node => node.Name != name.Node)
               group name.By by name.Node into strangers
               select Check.Fault(
                   FindingSeverity.Unknown,
                   strangers.Key,
                   $"no such node: the cluster has {string.Join(", ", dump.Nodes.Items.Select(node => node.Name))}",
                   "if the node is gone, delete what is left of it; if not, give files of one cluster only, recorded after one another",
                   strangers);
    }
}
