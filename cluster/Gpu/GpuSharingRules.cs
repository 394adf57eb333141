namespace Homelab.Cluster;

/// <summary>What must hold for the way in which cards are shared and cut.</summary>
internal static class GpuSharingRules
{
    /// <summary>Every fault of sharing and MIG strategy.</summary>
    /// <param name="plan">The plan to check.</param>
    /// <param name="setting">The setting of the plan, for messages.</param>
    public static IEnumerable<Fault> Check(GpuPlan plan, string setting) =>
    [
        .. plan.Sharing.SelectMany((sharing, index) =>
            CheckSharing(plan, sharing, index, SettingPath.Item(SettingPath.Member(setting, "sharing"), index))),
        .. CheckMig(plan, SettingPath.Member(setting, "migStrategy")),
    ];

    private static IEnumerable<Fault> CheckSharing(GpuPlan plan, GpuSharing sharing, int index, string setting)
    {
        var vendor = sharing.Vendor;
        if (!plan.Vendors.Contains(vendor))
        {
            yield return new Fault(
                SettingPath.Member(setting, "vendor"),
                vendor,
                $"no node has a GPU of {vendor}",
                $"remove it, or write one of {string.Join(", ", plan.Vendors)}");
        }

        if (plan.Sharing.Take(index).Any(earlier => earlier.Vendor == vendor))
        {
            yield return new Fault(
                SettingPath.Member(setting, "vendor"),
                vendor,
                "listed twice, and a device plugin shares all of a vendor's cards alike",
                "keep one of them");
        }

        if (!vendor.SharingStrategies.Contains(sharing.Strategy))
        {
            yield return new Fault(
                SettingPath.Member(setting, "strategy"),
                sharing.Strategy,
                $"the device plugin of {vendor} cannot do that",
                vendor.SharingStrategies.IsEmpty ? "remove it: its cards are given out whole" : $"write one of {string.Join(", ", vendor.SharingStrategies)}");
        }

        if (sharing.Replicas is < GpuSharing.MinReplicas or > GpuSharing.MaxReplicas)
        {
            yield return new Fault(
                SettingPath.Member(setting, "replicas"),
                sharing.Replicas,
                "out of range",
                $"write a whole number from {GpuSharing.MinReplicas} to {GpuSharing.MaxReplicas}, or remove the entry to give cards out whole");
        }

        if (sharing.Strategy == GpuSharingStrategy.Mps && plan.MigStrategy != MigStrategy.None)
        {
            yield return new Fault(
                SettingPath.Member(setting, "strategy"),
                sharing.Strategy,
                "NVIDIA's device plugin does not share MIG instances by MPS",
                $"write {GpuSharingStrategy.TimeSlicing}, or set migStrategy to {MigStrategy.None}");
        }

        // The chart's daemon selects nodes by nvidia.com/mps.capable, which feature discovery writes (nvidia-device-plugin 0.20.0).
        if (sharing.Strategy == GpuSharingStrategy.Mps && !plan.FeatureDiscovery)
        {
            yield return new Fault(
                SettingPath.Member(setting, "strategy"),
                sharing.Strategy,
                "the MPS daemon runs on nodes that feature discovery has found capable, so on none without it",
                $"set featureDiscovery to true, or write {GpuSharingStrategy.TimeSlicing}");
        }
    }

    private static IEnumerable<Fault> CheckMig(GpuPlan plan, string setting)
    {
        var cut = plan.Cluster.Nodes.Where(node => node.Gpu is { Mig.IsEmpty: false }).ToArray();
        if (plan.MigStrategy != MigStrategy.None && cut.Length == 0)
        {
            yield return new Fault(
                setting,
                plan.MigStrategy,
                "no node's cards are cut into MIG instances",
                $"write {MigStrategy.None}, or describe the instances in gpu.mig of a node");
        }

        if (plan.MigStrategy == MigStrategy.None && cut.Length > 0)
        {
            yield return new Fault(
                setting,
                plan.MigStrategy,
                $"the cards of {string.Join(", ", cut.Select(node => node.Name))} are cut into MIG instances, which {MigStrategy.None} does not offer",
                $"write {MigStrategy.Mixed}");
        }

        var several = cut.Where(node => node.Gpu!.Mig.Count > 1).ToArray();
        if (plan.MigStrategy == MigStrategy.Single && several.Length > 0)
        {
            yield return new Fault(
                setting,
                plan.MigStrategy,
                $"{MigStrategy.Single} takes one MIG profile a node, and {string.Join(", ", several.Select(node => $"{node.Name} has {string.Join(" and ", node.Gpu!.Mig.Keys)}"))}",
                $"write {MigStrategy.Mixed}");
        }
    }
}
