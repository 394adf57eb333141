using Homelab.Cluster;
using Homelab.Cluster.Charts;

namespace Homelab.Components.Storage;

/// <summary>What must hold for <see cref="RookCephStorageArgs"/> to lead to a working Ceph.</summary>
public static class RookCephRules
{
    internal const string Setting = StorageOffer.Setting + ".rookCeph";
    internal const string VersionSetting = Setting + ".version";
    internal const string ValuesSetting = Setting + ".values";
    internal const string DriverValuesSetting = Setting + ".driverValues";

    private const string NodesSetting = Setting + ".nodes";

    /// <summary>Every fault of the arguments, and of the chart values and classes that they lead to.</summary>
    /// <param name="args">The arguments to check.</param>
    public static IEnumerable<Fault> Check(RookCephStorageArgs args) => Check(args, RookCephPlan.For(args));

    internal static IEnumerable<Fault> Check(RookCephStorageArgs args, RookCephPlan plan) =>
    [
        .. ChartCatalogue.RookCephVersions.Check(args.Version, args.Cluster.Nodes, VersionSetting),
        .. CheckNodes(args),
        .. CheckReplicas(args),
        .. CheckMonitors(args, plan),
        .. StorageRules.CheckPath($"{Setting}.dataDirHostPath", args.DataDirHostPath, $"write a directory of the nodes, for example {RookCephDefaults.DataDirHostPath}"),
        .. CheckDriverValues(args, plan),
        .. StorageRules.CheckDefault(plan.Offer),
        .. plan.KubeletRoot.Faults,
        .. plan.Releases.SelectMany(release => release.CheckKeys()),
        .. plan.Releases.SelectMany(release => release.CheckKubeletRoot(args.Cluster, plan.KubeletRoot)),
    ];

    private static IEnumerable<Fault> CheckNodes(RookCephStorageArgs args) =>
    [
        .. args.Nodes.IsEmpty
            ? [new Fault(NodesSetting, args.Nodes, "Ceph would have no disk", "list the storage nodes with an empty disk each")]
            : Array.Empty<Fault>(),
        .. StorageRules.CheckNodeNames(NodesSetting, args.Nodes.Select(node => node.Name), args.Cluster),
        .. args.Nodes.SelectMany((node, index) => StorageRules.CheckDevices($"{SettingPath.Item(NodesSetting, index)}.devices", node.Devices, "Ceph")),
    ];

    private static IEnumerable<Fault> CheckReplicas(RookCephStorageArgs args) => args.Replicas is < 1 or > RookCephDefaults.MaxReplicas
        ? StorageRules.CheckRange($"{Setting}.replicas", args.Replicas, 1, RookCephDefaults.MaxReplicas)
        : StorageRules.CheckCopies($"{Setting}.replicas", args.Replicas, [.. args.Nodes.Select(node => node.Name).Distinct()]);

    private static IEnumerable<Fault> CheckMonitors(RookCephStorageArgs args, RookCephPlan plan)
    {
        var setting = $"{Setting}.monitors";
        foreach (var fault in StorageRules.CheckRange(setting, args.Monitors, 1, RookCephDefaults.MaxMonitors))
        {
            yield return fault;
        }

        if (args.Monitors % 2 == 0)
        {
            yield return new Fault(setting, args.Monitors, "an even number of monitors survives no more losses than one less", "write an odd number");
        }
        else if (plan.Monitors > args.Cluster.Nodes.Length && !args.Cluster.Nodes.IsEmpty)
        {
            yield return new Fault(
                setting, args.Monitors, $"monitors run on different nodes, and there are {args.Cluster.Nodes.Length}", "lower it, or remove it");
        }
    }

    private static IEnumerable<Fault> CheckDriverValues(RookCephStorageArgs args, RookCephPlan plan)
    {
        if (plan.Drivers is null && args.DriverValues.Count > 0)
        {
            yield return new Fault(
                DriverValuesSetting,
                args.DriverValues,
                $"chart {plan.Operator.Chart} brings the drivers itself",
                $"write {ValuesSetting}.csi instead, or choose 1.20 or newer");
        }
    }
}
