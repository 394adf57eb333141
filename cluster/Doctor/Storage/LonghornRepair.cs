using System.Collections.Immutable;
using System.Globalization;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>
/// The order in which a Longhorn is repaired that was told another kubelet root than the kubelet's. Any other order can
/// cost data: mounts of the wrong plugin live in its container only, and a bind mount shows live volumes in a second place.
/// </summary>
internal static class LonghornRepair
{
    /// <summary>The steps, filled in for this cluster; null when the paths are right, or not known well enough, or K3s is rootless.</summary>
    public static RepairOrder? Order(StorageEvidence evidence)
    {
        var roots = evidence.Roots.Where(node => node.IsCertain).Select(node => node.Root.Path!).Distinct(StringComparer.Ordinal).ToArray();
        if (evidence.DriverPaths is not { } paths || roots.Length == 0 || (paths.Root is not null && !evidence.Mismatches.Any())
            || evidence.Roots.All(node => node.Root.Kind == KubeletRootKind.Rootless))
        {
            return null;
        }

        // With several roots no value is right for all nodes, so the nodes come first; the order holds for the usual one.
        var root = roots.Length == 1 ? roots[0] : KubeletRoot.StandardPath;
        var driverRoots = paths.Paths.Select(path => path.Root).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var attached = AttachedVolumes.Of(evidence.Dump);
        var site = new LonghornRepairSite(evidence, root, [.. driverRoots.Where(driver => driver != root)]);
        return new RepairOrder(
            $"Longhorn's driver uses {string.Join(", ", driverRoots)}, the kubelets use {string.Join(", ", roots)}",
            attached.Describe(),
            attached.IsBlocking,
            [
                .. roots.Length > 1 ? [site.GiveNodesOneRoot(roots)] : Array.Empty<RepairStep>(),
                site.Detach(),
                site.RescueData(),
                site.RemoveAliases(),
                site.CorrectSetting(),
                site.RecreateDriver(),
                site.LookAgain(),
                LonghornRepairSite.ProveMounts(),
            ]);
    }
}

/// <summary>The volumes of Longhorn's driver that are attached to nodes.</summary>
/// <param name="Volumes">One text for each; null when nothing tells.</param>
internal sealed record AttachedVolumes(ImmutableArray<string>? Volumes)
{
    /// <summary>True unless it is certain that none is attached.</summary>
    public bool IsBlocking => Volumes is not { IsEmpty: true };

    /// <summary>Lists them.</summary>
    public static AttachedVolumes Of(Dumps.ClusterDump dump)
    {
        var attachments = dump.VolumeAttachments;
        string[] own = [.. attachments.Items.Where(item => item.Attacher == LonghornNames.Driver).Select(item => $"{item.VolumeName} ({Claim(item.VolumeName)}) on {item.NodeName}")];

        // Objects of other drivers in a file show that attachments were asked for.
        return new AttachedVolumes(attachments.IsKnown ? [.. own] : null);

        string Claim(string? volume) => dump.PersistentVolumes.Items.FirstOrDefault(item => item.Name == volume)?.Claim ?? "claim not known";
    }

    /// <summary>What must hold and how it stands.</summary>
    public string Describe() => Volumes switch
    {
        null => "from step 3 on, no volume of Longhorn may be attached; whether any is, is not known: look at `kubectl get volumeattachments`",
        { IsEmpty: true } => "from step 3 on, no volume of Longhorn may be attached; none is now, but look again before you begin",
        { } some => string.Create(CultureInfo.InvariantCulture, $"from step 3 on, no volume of Longhorn may be attached; {some.Length} still are: {string.Join("; ", some)}"),
    };
}
