using System.Globalization;
using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What must hold for <see cref="LonghornStorageArgs"/> to lead to a working Longhorn.</summary>
public static class LonghornRules
{
    internal const string KubeletRootDir = Setting + ".kubeletRootDir";
    internal const string KubeletRootKey = "csi.kubeletRootDir";
    internal const string RestrictKey = "networkPolicies.restrictInternalTraffic";

    private const string Setting = "homelab:storage";
    private const string ValuesSetting = Setting + ".values";
    private const string TransformSetting = "TransformRelease";

    /// <summary>Every fault of the arguments, and of the chart values and classes that they lead to.</summary>
    /// <param name="args">The arguments to check.</param>
    public static IEnumerable<Fault> Check(LonghornStorageArgs args) => Check(args, LonghornPlan.For(args));

    internal static IEnumerable<Fault> Check(LonghornStorageArgs args, LonghornPlan plan) =>
    [
        .. CheckNumbers(args),
        .. CheckDataPath(args),
        .. CheckStorageNodes(args, plan),
        .. CheckReplicas($"{Setting}.replicas", args.Replicas, plan),
        .. LonghornStorageClassRules.Check(args, plan, Setting),
        .. LonghornPlan.Chart.Check(args.Cluster.Nodes),
        .. plan.KubeletRoot.Faults,
        .. CheckValues(args, plan),
    ];

    /// <summary>The faults of a number of copies: outside the limits, or more than there are nodes to keep them on.</summary>
    internal static IEnumerable<Fault> CheckReplicas(string setting, int? replicas, LonghornPlan plan)
    {
        var nodes = plan.StorageNodes;
        if (replicas is < 1 or > LonghornLimits.MaxReplicas)
        {
            return CheckRange(setting, replicas, 1, LonghornLimits.MaxReplicas);
        }

        // Without any storage node there is a fault about that already.
        return nodes.IsEmpty || replicas is null || replicas <= nodes.Length ? [] :
        [
            new Fault(
                setting,
                replicas,
                $"copies lie on different nodes, and there {(nodes.Length == 1 ? "is only 1 storage node" : $"are only {nodes.Length} storage nodes")} "
                + $"({string.Join(", ", nodes.Select(node => node.Name))})",
                "lower it, or add a storage node"),
        ];
    }

    private static IEnumerable<Fault> CheckRange(string setting, int? value, int least, int most)
    {
        if (value < least || value > most)
        {
            yield return new Fault(
                setting, value, "out of range", string.Create(CultureInfo.InvariantCulture, $"write a whole number from {least} to {most}"));
        }
    }

    private static IEnumerable<Fault> CheckNumbers(LonghornStorageArgs args) =>
    [
        .. CheckRange($"{Setting}.csiReplicaCount", args.CsiReplicaCount, 1, LonghornLimits.MaxCsiReplicas),
        .. CheckRange($"{Setting}.uiReplicas", args.UiReplicas, 0, LonghornLimits.MaxUiReplicas),
        .. CheckRange(
            $"{Setting}.storageOverProvisioningPercentage",
            args.StorageOverProvisioningPercentage,
            0,
            LonghornLimits.MaxOverProvisioningPercentage),
        .. CheckRange($"{Setting}.storageMinimalAvailablePercentage", args.StorageMinimalAvailablePercentage, 0, 100),
    ];

    private static IEnumerable<Fault> CheckDataPath(LonghornStorageArgs args)
    {
        var path = args.DefaultDataPath;
        if (!path.StartsWith('/') || path.Trim('/').Length == 0 || path.Split('/').Any(part => part is "." or ".."))
        {
            yield return new Fault(
                $"{Setting}.defaultDataPath",
                path,
                "not an absolute path of a directory below /",
                $"write the directory for volumes on each node, for example {LonghornDefaults.DataPath}");
        }
    }

    private static IEnumerable<Fault> CheckStorageNodes(LonghornStorageArgs args, LonghornPlan plan)
    {
        if (plan.StorageNodes.IsEmpty && !args.Cluster.Nodes.IsEmpty)
        {
            yield return new Fault(
                $"{Setting}.createDefaultDiskLabeledNodes",
                args.CreateDefaultDiskLabeledNodes,
                $"no node in {ClusterInventory.NodesSetting} carries the label {LonghornPlan.DiskLabel}, so Longhorn would have no disk",
                $"label the storage nodes {LonghornPlan.DiskLabel}=true, there and in the cluster, or remove the setting");
        }
    }

    private static IEnumerable<Fault> CheckValues(LonghornStorageArgs args, LonghornPlan plan)
    {
        var decided = LonghornPlan.Chart.Keys.Check(plan.DecidedValues, LonghornPlan.Chart, ValuesSetting).ToArray();
        var transformed = LonghornPlan.Chart.Keys.Check(plan.Values, LonghornPlan.Chart, TransformSetting)
            .Where(fault => !decided.Any(known => known.Setting[ValuesSetting.Length..] == fault.Setting[TransformSetting.Length..]));
        return [.. decided, .. transformed, .. CheckKubeletRootValue(args, plan), .. CheckInternalTraffic(args, plan)];
    }

    // However the value came about, it must be the kubelet root of every node, as text.
    private static IEnumerable<Fault> CheckKubeletRootValue(LonghornStorageArgs args, LonghornPlan plan)
    {
        var value = plan.Values.Get(KubeletRootKey);
        if (!plan.KubeletRoot.Faults.IsEmpty || Equals(value, plan.KubeletRoot.Path))
        {
            yield break;
        }

        var setting = Origin(plan, KubeletRootKey);
        if (value is not (null or string))
        {
            yield return new Fault(
                setting, value, "not text, so it cannot be held against the nodes' kubelet roots", "write the directory, or remove it");
            yield break;
        }

        // Without a value Longhorn falls back to what it detects on K3s, which is always the standard root.
        var told = (string?)value ?? KubeletRoot.StandardPath;
        foreach (var fault in KubeletRootDecision.For(args.Cluster.Nodes, told, setting).Faults)
        {
            yield return fault;
        }
    }

    private static IEnumerable<Fault> CheckInternalTraffic(LonghornStorageArgs args, LonghornPlan plan)
    {
        // The chart's own default is true, so a missing value closes the network as well.
        if (args.Cluster.Cni == Cni.Cilium && plan.Values.Get(RestrictKey) is not false)
        {
            yield return new Fault(
                args.RestrictInternalTraffic ? $"{Setting}.restrictInternalTraffic" : Origin(plan, RestrictKey),
                plan.Values.Get(RestrictKey),
                $"on Cilium the NetworkPolicies of chart {LonghornPlan.Chart} cut off the nodes' iSCSI traffic to TCP port 3260, "
                + "and volumes hang while attaching (longhorn/longhorn issue 13802)",
                "leave it off until a release opens that port");
        }
    }

    private static string Origin(LonghornPlan plan, string key) =>
        Equals(plan.DecidedValues.Get(key), plan.Values.Get(key)) ? $"{ValuesSetting}.{key}" : $"{TransformSetting}.{key}";
}
