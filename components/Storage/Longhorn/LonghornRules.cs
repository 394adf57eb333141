using Homelab.Cluster;
using Homelab.Cluster.Charts;

namespace Homelab.Components.Storage;

/// <summary>What must hold for <see cref="LonghornStorageArgs"/> to lead to a working Longhorn.</summary>
public static class LonghornRules
{
    internal const string Setting = StorageOffer.Setting + ".longhorn";
    internal const string VersionSetting = Setting + ".version";
    internal const string ValuesSetting = Setting + ".values";

    /// <summary>Every fault of the arguments, and of the chart values and classes that they lead to.</summary>
    /// <param name="args">The arguments to check.</param>
    public static IEnumerable<Fault> Check(LonghornStorageArgs args) => Check(args, LonghornPlan.For(args));

    internal static IEnumerable<Fault> Check(LonghornStorageArgs args, LonghornPlan plan) =>
    [
        .. ChartCatalogue.LonghornVersions.Check(args.Version, args.Cluster.Nodes, VersionSetting),
        .. CheckNumbers(args),
        .. StorageRules.CheckPath(
            $"{Setting}.defaultDataPath",
            args.DefaultDataPath,
            $"write the directory for volumes on each node, for example {LonghornDefaults.DataPath}"),
        .. CheckStorageNodes(args, plan),
        .. LonghornDiskRules.Check(args),
        .. CheckReplicas($"{Setting}.replicas", args.Replicas, plan),
        .. CheckEngines(args),
        .. LonghornStorageClassRules.Check(args, plan),
        .. StorageRules.CheckDefault(plan.Offer),
        .. LonghornBackupRules.Check(args),
        .. plan.KubeletRoot.Faults,
        .. plan.Release.CheckKeys(),
        .. plan.Release.CheckKubeletRoot(args.Cluster, plan.KubeletRoot),
        .. LonghornExposureRules.Check(args, plan),
    ];

    /// <summary>The faults of a number of copies: outside the limits, or more than there are nodes to keep them on.</summary>
    internal static IEnumerable<Fault> CheckReplicas(string setting, int? replicas, LonghornPlan plan) =>
        replicas is < 1 or > LonghornLimits.MaxReplicas
            ? StorageRules.CheckRange(setting, replicas, 1, LonghornLimits.MaxReplicas)
            : StorageRules.CheckCopies(setting, replicas, [.. plan.StorageNodes.Select(node => node.Name)]);

    private static IEnumerable<Fault> CheckNumbers(LonghornStorageArgs args) =>
    [
        .. StorageRules.CheckRange($"{Setting}.csiReplicaCount", args.CsiReplicaCount, 1, LonghornLimits.MaxCsiReplicas),
        .. StorageRules.CheckRange($"{Setting}.ui.replicas", args.Ui?.Replicas, 1, LonghornLimits.MaxUiReplicas),
        .. StorageRules.CheckRange(
            $"{Setting}.storageOverProvisioningPercentage",
            args.StorageOverProvisioningPercentage,
            0,
            LonghornLimits.MaxOverProvisioningPercentage),
        .. StorageRules.CheckRange($"{Setting}.storageMinimalAvailablePercentage", args.StorageMinimalAvailablePercentage, 0, 100),
        .. StorageRules.CheckRange($"{Setting}.storageReservedPercentageForDefaultDisk", args.StorageReservedPercentageForDefaultDisk, 0, 100),
        .. StorageRules.CheckRange(
            $"{Setting}.guaranteedInstanceManagerCpu", args.GuaranteedInstanceManagerCpu, 0, LonghornLimits.MaxInstanceManagerCpu),
    ];

    private static IEnumerable<Fault> CheckStorageNodes(LonghornStorageArgs args, LonghornPlan plan)
    {
        if (plan.StorageNodes.IsEmpty && !args.Cluster.Nodes.IsEmpty && args.Nodes.IsEmpty)
        {
            yield return new Fault(
                $"{Setting}.createDefaultDiskLabeledNodes",
                args.CreateDefaultDiskLabeledNodes,
                $"no node in {ClusterInventory.NodesSetting} carries the label {LonghornPlan.DiskLabel}, so Longhorn would have no disk",
                $"label the storage nodes {LonghornPlan.DiskLabel}=true, there and in the cluster, or remove the setting");
        }
    }

    private static IEnumerable<Fault> CheckEngines(LonghornStorageArgs args)
    {
        for (var i = 0; i < args.StorageClasses.Length; i++)
        {
            var engine = args.StorageClasses[i].DataEngine;
            if (!(engine == DataEngine.V1 ? args.V1DataEngine : args.V2DataEngine))
            {
                yield return new Fault(
                    $"{SettingPath.Item($"{Setting}.storageClasses", i)}.dataEngine",
                    engine,
                    $"{Setting}.{engine}DataEngine is false",
                    "switch the engine on, or choose the other one");
            }
        }
    }
}
