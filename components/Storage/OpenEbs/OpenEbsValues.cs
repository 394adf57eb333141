using Homelab.Cluster;
using Homelab.Cluster.Charts;

namespace Homelab.Components.Storage;

/// <summary>The values of chart openebs: LocalPV Hostpath always, Mayastor when asked for, and nothing else of it.</summary>
internal static class OpenEbsValues
{
    private static readonly string[] MayastorPods =
        ["agents.core", "agents.ha.node", "apis.rest", "csi.controller", "csi.node", "io_engine", "operators.pool", "etcd"];

    /// <summary>Values that the arguments lead to, with the caller's own laid over them.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="kubeletRoot">What was decided about the kubelet root.</param>
    public static ChartValues Decide(OpenEbsStorageArgs args, KubeletRootDecision kubeletRoot)
    {
        var mayastor = args.Mayastor is not null;
        var values = new ChartValues();
        foreach (var engine in new[] { "lvm", "zfs", "rawfile" })
        {
            values.Set($"engines.local.{engine}.enabled", false);
        }

        values.Set("engines.replicated.mayastor.enabled", mayastor);
        values.Set("loki.enabled", false);
        values.Set("alloy.enabled", false);

        // Mayastor brings the snapshot controller along, and needs its kinds.
        values.Set("openebs-crds.csi.volumeSnapshots.enabled", mayastor);
        values.Set("localpv-provisioner.hostpathClass.enabled", false);
        values.Set("localpv-provisioner.analytics.enabled", false);
        if (mayastor)
        {
            values.Set("mayastor.loki.enabled", false);
            values.Set("mayastor.alloy.enabled", false);
            values.Set("mayastor.obs.callhome.sendReport", false);
            values.Set("mayastor.storageClass.enabled", false);
            values.Set("mayastor.etcd.replicaCount", args.Cluster.Nodes.Length >= 3 ? 3 : 1);
        }

        if (kubeletRoot.Path is { } root)
        {
            foreach (var key in ChartCatalogue.OpenEbs.KubeletRootKeys)
            {
                values.Set(key, root);
            }
        }

        SetTolerations(values, args.Cluster.Nodes, mayastor);
        values.Merge(args.Values);
        return values;
    }

    // The chart's own defaults tolerate a node that went away for five seconds only; they stay beside ours.
    private static void SetTolerations(ChartValues values, IEnumerable<Node> nodes, bool mayastor)
    {
        var taints = StorageTolerations.Taints(nodes);
        if (taints.IsEmpty)
        {
            return;
        }

        values.Set("localpv-provisioner.localpv.tolerations", StorageTolerations.ToValues(taints));
        foreach (var pods in mayastor ? MayastorPods : [])
        {
            values.Set($"mayastor.{pods}.tolerations", StorageTolerations.ToValues(taints));
        }
    }
}
