using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>
/// Finds the kubelet roots that events, logs, mount tables and device plugins betray. What each is worth is explained in
/// docs/doctor.md.
/// </summary>
internal static class ObservedRoots
{
    private const string DevicePlugins = "/device-plugins";

    /// <summary>Every piece of evidence with the node that it is about; null for a node that nothing names.</summary>
    public static IEnumerable<(string? Node, RootEvidence Evidence)> In(ClusterDump dump) =>
        [.. InEvents(dump), .. InLogs(dump), .. InMountTables(dump), .. InDevicePlugins(dump)];

    // The kubelet makes this path from its own root, so the text holds the root as the kubelet spells it (kubernetes,
    // pkg/volume/csi/csi_mounter.go).
    private static IEnumerable<(string?, RootEvidence)> InEvents(ClusterDump dump) =>
        from item in dump.Events.Items
        from root in PodPaths.RootsAfter(item.Message, "lstat").Distinct()
        select (item.Node ?? NodeOf(dump, item.About), new RootEvidence(EvidenceStrength.Decisive, root, $"kubelet's lstat in an event of {item.About}"));

    // The path that the kubelet asked the driver to mount to.
    private static IEnumerable<(string?, RootEvidence)> InLogs(ClusterDump dump) =>
        from log in dump.Logs
        from line in log.Lines
        where line.Contains("target_path", StringComparison.Ordinal)
        from root in PodPaths.RootsAfter(line, "target_path").Distinct()
        let node = log.Node ?? NodeOf(dump, PodOf(line))
        select (node, new RootEvidence(EvidenceStrength.Decisive, root, $"target_path in {log.Source}"));

    private static IEnumerable<(string?, RootEvidence)> InMountTables(ClusterDump dump) =>
        from table in dump.Mounts
        where table.KubeletRoot is not null
        select (table.Node, new RootEvidence(EvidenceStrength.Good, table.KubeletRoot!, $"/etc/hosts of a pod in {table.Source}"));

    private static IEnumerable<(string?, RootEvidence)> InDevicePlugins(ClusterDump dump) =>
        from set in dump.DaemonSets.Items
        let path = set.HostPaths.FirstOrDefault(path => path.TrimEnd('/').EndsWith(DevicePlugins, StringComparison.Ordinal))
        where path is not null
        from node in dump.Nodes.Items
        where node.Allocatable("nvidia.com/gpu") is { } count && count != "0"
        select ((string?)node.Name, new RootEvidence(
            EvidenceStrength.Hint, path.TrimEnd('/')[..^DevicePlugins.Length], $"GPUs are allocatable and {set.FullName} registers them"));

    // "[pod/longhorn-csi-plugin-x/longhorn-csi-plugin] time=…", as kubectl logs --prefix writes it.
    private static string PodOf(string line) =>
        line.StartsWith("[pod/", StringComparison.Ordinal) && line.Split('/', 3) is [_, var pod, _] ? $"Pod {pod}" : "";

    private static string? NodeOf(ClusterDump dump, string about) => about.StartsWith("Pod ", StringComparison.Ordinal)
        ? dump.Pods.Items.FirstOrDefault(pod => about["Pod ".Length..] is var name && (pod.FullName == name || pod.Name == name))?.NodeName
        : null;
}
