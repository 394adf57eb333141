namespace Homelab.Cluster.Doctor.Storage;

/// <summary>Whether Longhorn's CSI plugin works in the directory that the kubelets use.</summary>
internal static class CsiPluginPathsCheck
{
    private static readonly Check Check = new(
        "storage/csi-plugin-paths", $"every path of DaemonSet {LonghornNames.CsiPlugin} lies below each node's kubelet root, letter by letter");

    public static IEnumerable<Finding> Run(StorageEvidence evidence)
    {
        if (evidence.WithoutLonghorn(Check) is { } none)
        {
            return [none];
        }

        if (evidence.DriverPaths is not { } paths)
        {
            return [WithoutPlugin(evidence)];
        }

        if (paths.Root is not { } root)
        {
            return
            [
                Check.Fault(
                    FindingSeverity.Error,
                    LonghornNames.CsiPlugin,
                    "the DaemonSet's own paths do not lie below one directory, so somebody changed it by hand",
                    "follow the repair order: Longhorn makes the DaemonSet anew once it is deleted",
                    Lines(paths)),
            ];
        }

        Finding[] findings = [.. CheckMismatches(evidence, paths, root), .. CheckUnknown(evidence, root)];
        return findings.Length > 0 ? findings : [Check.Ok(LonghornNames.CsiPlugin, $"{root}, as every kubelet", Lines(paths))];
    }

    private static Finding WithoutPlugin(StorageEvidence evidence) => evidence.Dump.DaemonSets.Missing is { } missing
        ? Check.Unknown(LonghornNames.CsiPlugin, missing)
        : Check.Fault(
            FindingSeverity.Error,
            LonghornNames.CsiPlugin,
            "Longhorn runs without its CSI plugin, so no pod gets a volume",
            $"look at `kubectl -n {ShellText.Quote(evidence.Longhorn!.Namespace)} logs deployment/{LonghornNames.DriverDeployer}`, which makes it");

    private static IEnumerable<Finding> CheckMismatches(StorageEvidence evidence, DriverPaths paths, string root) =>
        from node in evidence.Mismatches
        group node.Node.Name by (node.Root.Path, node.Root.Kind, Registered: evidence.IsRegistered(node.Node.Name)) into nodes
        orderby nodes.First()
        select Check.Fault(
            FindingSeverity.Error,
            nodes.ToArray(),
            $"the driver's kubelet root is {root}, the kubelet's is {nodes.Key.Path}: {Consequence(nodes.Key.Registered)}",
            nodes.Key.Kind == KubeletRootKind.Rootless
                ? "run K3s as root there; Longhorn cannot work for a rootless one"
                : $"follow the repair order; a changed Helm value alone does not update the DaemonSet {LonghornNames.CsiPlugin}",
            [.. Lines(paths), Setting(evidence), .. nodes.Select(name => Registration(name, nodes.Key.Registered))]);

    private static string Consequence(bool? registered) => registered switch
    {
        true => "it is registered all the same, so a bind mount or symlink makes the two look alike; pods with fsGroup fail with \"lstat …/mount: "
            + "no such file or directory\", and pods without it write to the node's root disk",
        false => "it registers where no kubelet looks, so pods that need a volume never start",
        null => "mounts never appear where the kubelet looks for them",
    };

    private static IEnumerable<Finding> CheckUnknown(StorageEvidence evidence, string root) =>
        from node in evidence.Roots
        where !node.IsCertain
        group node.Node.Name by node.Root.Path into nodes
        select Check.Fault(
            FindingSeverity.Unknown,
            nodes.ToArray(),
            $"the driver's kubelet root is {root}; the kubelet's is {(nodes.Key is null ? "unknown" : "uncertain")}",
            "find it out, as storage/kubelet-root says");

    private static IEnumerable<string> Lines(DriverPaths paths) => paths.Paths.Select(path => $"DaemonSet {LonghornNames.CsiPlugin}, {path}");

    // Tells a setting that is still wrong from one that was put right after the DaemonSet had been made.
    private static string Setting(StorageEvidence evidence) => evidence.Longhorn?.DriverDeployer is not { } deployer
        ? $"Deployment {LonghornNames.DriverDeployer}: not seen, so whether csi.kubeletRootDir is still set is not known"
        : deployer.Environment(LonghornNames.KubeletRootVariable) is { } value
            ? $"Deployment {LonghornNames.DriverDeployer}: csi.kubeletRootDir is still set, to {value}"
            : $"Deployment {LonghornNames.DriverDeployer}: csi.kubeletRootDir is not set any more, so only the DaemonSet is old";

    private static string Registration(string node, bool? registered) => registered switch
    {
        true => $"CSINode {node}: {LonghornNames.Driver} is registered",
        false => $"CSINode {node}: {LonghornNames.Driver} is not registered",
        null => $"CSINode {node}: not seen",
    };
}
