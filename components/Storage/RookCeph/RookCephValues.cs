using Homelab.Cluster;
using Homelab.Cluster.Charts;

namespace Homelab.Components.Storage;

/// <summary>The values of charts rook-ceph and ceph-csi-drivers.</summary>
internal static class RookCephValues
{
    /// <summary>The operator's values.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="chart">The chart; before 1.20 it brings the drivers, and takes their settings.</param>
    /// <param name="kubeletRoot">What was decided about the kubelet root.</param>
    public static ChartValues Operator(RookCephStorageArgs args, Chart chart, KubeletRootDecision kubeletRoot)
    {
        var values = new ChartValues();
        var taints = StorageTolerations.Taints(args.Cluster.Nodes);
        values.Set("crds.enabled", true);
        values.Set("enableDiscoveryDaemon", false);
        values.Set("monitoring.enabled", args.Monitoring);
        if (!taints.IsEmpty)
        {
            values.Set("tolerations", StorageTolerations.ToValues(taints));
        }

        if (!chart.KubeletRootKeys.IsEmpty)
        {
            values.Set("csi.enableCephfsDriver", args.SharedFileSystem);
            values.Set("csi.provisionerReplicas", Replicas(args));
            if (!taints.IsEmpty)
            {
                values.Set("csi.pluginTolerations", StorageTolerations.ToValues(taints));
                values.Set("csi.provisionerTolerations", StorageTolerations.ToValues(taints));
            }
        }

        SetKubeletRoot(values, chart, kubeletRoot);
        values.Merge(args.Values);
        return values;
    }

    /// <summary>The drivers' values, since 1.20.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="kubeletRoot">What was decided about the kubelet root.</param>
    // The names and the image set are what Rook looks for (deploy/charts/ceph-csi-drivers/values.yaml of tag v1.20.6).
    public static ChartValues Drivers(RookCephStorageArgs args, KubeletRootDecision kubeletRoot)
    {
        const string Defaults = "operatorConfig.driverSpecDefaults";
        var values = new ChartValues();
        values.Set("operatorConfig.namespace", RookCephPlan.Namespace);
        values.Set($"{Defaults}.imageSet.name", "rook-csi-operator-image-set-configmap");
        values.Set($"{Defaults}.nodePlugin.priorityClassName", "system-node-critical");
        values.Set($"{Defaults}.controllerPlugin.replicas", Replicas(args));
        var taints = StorageTolerations.Taints(args.Cluster.Nodes);
        if (!taints.IsEmpty)
        {
            values.Set($"{Defaults}.nodePlugin.tolerations", StorageTolerations.ToValues(taints));
            values.Set($"{Defaults}.controllerPlugin.tolerations", StorageTolerations.ToValues(taints));
        }

        foreach (var (driver, enabled) in new[] { ("rbd", true), ("cephfs", args.SharedFileSystem), ("nfs", false), ("nvmeof", false) })
        {
            values.Set($"drivers.{driver}.enabled", enabled);
            values.Set($"drivers.{driver}.name", $"{RookCephPlan.Namespace}.{driver}.csi.ceph.com");
        }

        if (args.Snapshots)
        {
            values.Set("drivers.rbd.snapshotPolicy", "volumeSnapshot");
        }

        SetKubeletRoot(values, ChartCatalogue.CephCsiDrivers, kubeletRoot);
        values.Merge(args.DriverValues);
        return values;
    }

    private static void SetKubeletRoot(ChartValues values, Chart chart, KubeletRootDecision kubeletRoot)
    {
        if (kubeletRoot.Path is not { } root)
        {
            return;
        }

        foreach (var key in chart.KubeletRootKeys)
        {
            values.Set(key, root);
        }
    }

    private static int Replicas(RookCephStorageArgs args) => Math.Clamp(args.Cluster.Nodes.Length, 1, 2);
}
