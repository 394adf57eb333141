using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What must hold for <see cref="OpenEbsStorageArgs"/> to lead to a working OpenEBS.</summary>
public static class OpenEbsRules
{
    internal const string Setting = StorageOffer.Setting + ".openebs";
    internal const string ValuesSetting = Setting + ".values";

    private const string NodesSetting = Setting + ".mayastor.nodes";

    /// <summary>Every fault of the arguments, and of the chart values and classes that they lead to.</summary>
    /// <param name="args">The arguments to check.</param>
    public static IEnumerable<Fault> Check(OpenEbsStorageArgs args) => Check(args, OpenEbsPlan.For(args));

    internal static IEnumerable<Fault> Check(OpenEbsStorageArgs args, OpenEbsPlan plan) =>
    [
        .. plan.Release.Chart.Check(args.Cluster.Nodes),
        .. StorageRules.CheckPath($"{Setting}.basePath", args.BasePath, $"write a directory of each node, for example {OpenEbsDefaults.BasePath}"),
        .. args.Mayastor is { } mayastor ? CheckMayastor(args, mayastor) : [],
        .. CheckSnapshots(args),
        .. StorageRules.CheckDefault(plan.Offer),
        .. plan.KubeletRoot.Faults,
        .. plan.Release.CheckKeys(),
        .. plan.Release.CheckKubeletRoot(args.Cluster, plan.KubeletRoot),
        .. CheckEngine(args, plan),
    ];

    private static IEnumerable<Fault> CheckMayastor(OpenEbsStorageArgs args, OpenEbsMayastor mayastor)
    {
        var replicas = $"{Setting}.mayastor.replicas";
        return
        [
            .. mayastor.Nodes.IsEmpty
                ? [new Fault(NodesSetting, mayastor.Nodes, "Mayastor would have no disk", "list the storage nodes with a spare disk each, or remove mayastor")]
                : Array.Empty<Fault>(),
            .. StorageRules.CheckNodeNames(NodesSetting, mayastor.Nodes.Select(node => node.Name), args.Cluster),
            .. mayastor.Nodes.SelectMany((node, index) => CheckNode(args.Cluster, node, SettingPath.Item(NodesSetting, index))),
            .. mayastor.Replicas is < 1 or > OpenEbsDefaults.MaxReplicas
                ? StorageRules.CheckRange(replicas, mayastor.Replicas, 1, OpenEbsDefaults.MaxReplicas)
                : StorageRules.CheckCopies(replicas, mayastor.Replicas, [.. mayastor.Nodes.Select(node => node.Name).Distinct()]),
        ];
    }

    private static IEnumerable<Fault> CheckNode(ClusterInventory cluster, OpenEbsNode node, string setting)
    {
        foreach (var fault in StorageRules.CheckDevices($"{setting}.disks", node.Disks, "Mayastor"))
        {
            yield return fault;
        }

        var labels = cluster.Nodes.FirstOrDefault(item => item.Name == node.Name)?.Labels;
        if (labels is not null && labels.GetValueOrDefault(OpenEbsDefaults.EngineLabel) != "mayastor")
        {
            yield return new Fault(
                $"{setting}.name",
                node.Name,
                $"the node has no label {OpenEbsDefaults.EngineLabel}=mayastor in {ClusterInventory.NodesSetting}, so Mayastor's engine does not run there",
                "label it, there and in the cluster");
        }
    }

    // Two controllers would work on the same snapshots.
    private static IEnumerable<Fault> CheckSnapshots(OpenEbsStorageArgs args)
    {
        if (args.Snapshots && args.Mayastor is not null)
        {
            yield return new Fault(
                StorageOffer.SnapshotsSetting,
                args.SnapshotController is null ? SnapshotSource.Existing : SnapshotSource.Install,
                "Mayastor brings a snapshot controller of its own, and two of them get in each other's way",
                $"write {SnapshotSource.None}; the replicated class offers snapshots all the same");
        }
        else if (args.Snapshots)
        {
            yield return new Fault(
                StorageOffer.SnapshotsSetting,
                args.SnapshotController is null ? SnapshotSource.Existing : SnapshotSource.Install,
                "directories on a node cannot be snapshotted, so nothing would use the controller",
                $"write {SnapshotSource.None}");
        }
    }

    // Switched on behind our back, an engine has no class, no pool and no check.
    private static IEnumerable<Fault> CheckEngine(OpenEbsStorageArgs args, OpenEbsPlan plan)
    {
        const string Key = "engines.replicated.mayastor.enabled";
        if (!Equals(plan.Release.Values.Get(Key), args.Mayastor is not null))
        {
            yield return new Fault(
                plan.Release.Origin(Key), plan.Release.Values.Get(Key), $"it contradicts {Setting}.mayastor", $"write or remove {Setting}.mayastor instead");
        }
    }
}
