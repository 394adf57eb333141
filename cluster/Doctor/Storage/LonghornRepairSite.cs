using System.Collections.Immutable;
using Homelab.Cluster.SmokeTests;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>The steps of <see cref="LonghornRepair"/>, with the names of one cluster in their commands.</summary>
/// <param name="evidence">The evidence.</param>
/// <param name="root">The kubelets' root.</param>
/// <param name="wrongRoots">The roots that the driver uses instead.</param>
internal sealed class LonghornRepairSite(StorageEvidence evidence, string root, ImmutableArray<string> wrongRoots)
{
    private const string Placeholder = "THE-OTHER-DIRECTORY";

    private readonly string _space = ShellText.Quote(evidence.Longhorn!.Namespace);
    private readonly string _root = ShellText.Quote(root);
    private readonly string _nodes = string.Join(", ", evidence.Roots.Select(node => node.Node.Name));

    private string Kubectl => $"kubectl -n {_space}";

    public RepairStep GiveNodesOneRoot(IEnumerable<string> roots) => new(
        "Give every node the same kubelet root",
        [
            .. evidence.Roots.Where(node => node.Root.Path != root).Select(node =>
                $"# on {node.Node.Name} (now {node.Root}): drain it, remove --kubelet-arg root-dir and --rootless from its service and /etc/rancher/k3s/config.yaml, restart K3s"),
        ],
        $"one root on all nodes instead of {string.Join(" and ", roots)}; `homelab doctor` calls storage/kubelet-root ok");

    public RepairStep Detach() => new(
        "Back up every Longhorn volume, stop what uses it, and wait until nothing is attached",
        [
            .. Volumes().Select(volume => $"# back up volume {volume.Name} (claim {volume.Claim ?? "none"}){LastBackup(volume)}"),
            .. Workloads(),
            "kubectl get volumeattachments",
        ],
        $"no line with {LonghornNames.Driver} is left");

    // A mount that is missing at its place leaves a plain directory there, and what was written into it lies on the root disk.
    public RepairStep RescueData() => new(
        "Look for data that went to the root disk instead of a volume, and copy it away",
        [
            $"# on each of {_nodes}, as root",
            $"for m in {_root}/pods/*/volumes/kubernetes.io~csi/*/mount; do [ -d \"$m\" ] && ! mountpoint -q \"$m\" && find \"$m\" -mindepth 1 -maxdepth 1 -print; done",
            "# for each directory with something in it: cp -a DIRECTORY /root/rescued/",
        ],
        "nothing is printed, or all of it is copied");

    public RepairStep RemoveAliases()
    {
        var aliases = Aliases().ToArray();
        return new RepairStep(
            "Remove every bind mount and symlink that makes the two directories look alike",
            [
                $"# on each of {_nodes}, as root; k3s-agent instead of k3s on agents",
                "systemctl stop k3s",
                .. new[] { root }.Concat(wrongRoots).Select(directory => $"readlink -f {ShellText.Quote(directory)}; findmnt -R {ShellText.Quote(directory)}"),
                .. aliases.Length > 0 ? aliases : [.. wrongRoots.DefaultIfEmpty(Placeholder).Select(directory => $"umount {ShellText.Quote(directory)}    # if findmnt shows it as a mount of its own")],
                "grep -n kubelet /etc/fstab    # and remove those lines",
                "systemctl start k3s",
                "# never rm -rf either directory while findmnt -R shows anything below it: through a bind mount that deletes live volumes",
            ],
            $"findmnt -R {string.Join(" and ", wrongRoots.DefaultIfEmpty(Placeholder))} prints nothing, and {root} is no symlink");
    }

    public RepairStep CorrectSetting() => root == KubeletRoot.StandardPath
        ? new RepairStep(
            "Take csi.kubeletRootDir out of the settings",
            ["pulumi config rm --path homelab:storage.kubeletRootDir", "pulumi up"],
            $"`{Kubectl} get deployment {LonghornNames.DriverDeployer} -o yaml` has no {LonghornNames.KubeletRootVariable}")
        : new RepairStep(
            $"Let every node of the inventory say that its kubelet root is {root}",
            ["# Pulumi.<stack>.yaml, homelab:cluster.nodes: kubeletRoot: " + root + " for every node; no homelab:storage.kubeletRootDir", "pulumi up"],
            $"`{Kubectl} get deployment {LonghornNames.DriverDeployer} -o yaml` has {LonghornNames.KubeletRootVariable} with {root}");

    // Longhorn compares images and versions only, so it never corrects the path of a DaemonSet that exists (longhorn-manager
    // v1.12.1, csi/deployment_util.go).
    public RepairStep RecreateDriver() => new(
        "Have Longhorn make its CSI plugin anew",
        [
            $"{Kubectl} delete daemonset {LonghornNames.CsiPlugin}",
            $"{Kubectl} delete deployment {string.Join(' ', LonghornNames.Sidecars)}",
            $"{Kubectl} rollout restart deployment {LonghornNames.DriverDeployer}",
            $"{Kubectl} rollout status daemonset {LonghornNames.CsiPlugin} --timeout=5m",
        ],
        $"the DaemonSet {LonghornNames.CsiPlugin} is back with all pods ready");

    public RepairStep LookAgain() => new(
        "Look again",
        [
            $"{Kubectl} get daemonset {LonghornNames.CsiPlugin} -o jsonpath='{{range .spec.template.spec.volumes[*]}}{{.name}}{{\"\\t\"}}{{.hostPath.path}}{{\"\\n\"}}{{end}}'",
            "homelab doctor --profile storage",
        ],
        $"every path begins with {root}, and storage/csi-plugin-paths and storage/csi-registration are ok");

    public static RepairStep ProveMounts() => new(
        "Prove that volumes mount, on every node, before anything is scaled up again",
        [
            "homelab smoke --profile storage STACK | kubectl apply -f -",
            $"kubectl -n {StorageSmokeTestNames.Namespace} create job --from=cronjob/{StorageSmokeTestNames.CronJob} after-repair",
            "homelab smoke --profile storage --results",
        ],
        "every step has passed, step 2 above all");

    private IEnumerable<Dumps.PersistentVolumeObject> Volumes() =>
        evidence.Dump.PersistentVolumes.Items.Where(volume => volume.Driver == LonghornNames.Driver);

    private string LastBackup(Dumps.PersistentVolumeObject volume) =>
        evidence.Dump.LonghornVolumes.Items.FirstOrDefault(item => item.Name == volume.VolumeHandle) is not { } found ? ""
        : found.LastBackupAt is { } time ? $", last backup {time}"
        : ", never backed up";

    private IEnumerable<string> Workloads()
    {
        var claims = Volumes().Select(volume => volume.Claim).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var users = evidence.Dump.Pods.Items
            .Where(pod => pod.Phase is not ("Succeeded" or "Failed") && pod.Claims.Any(claim => claims.Contains($"{pod.Namespace}/{claim.Claim}")))
            .ToArray();
        return evidence.Dump.Pods.Missing is not null
            ? claims.Order(StringComparer.Ordinal).Select(claim => $"# scale whatever uses claim {claim} to 0 (`kubectl describe pvc` names the pods)")
            : users.Select(Scale).Distinct(StringComparer.Ordinal);
    }

    private static string Scale(Dumps.PodObject pod)
    {
        var space = ShellText.Quote(pod.Namespace ?? "default");
        return (pod.Owner ?? "").Split('/', 2) switch
        {
            ["StatefulSet", var name] => $"kubectl -n {space} scale statefulset {ShellText.Quote(name)} --replicas=0",

            // A Deployment's ReplicaSet is called after it, with a hash behind the last hyphen.
            ["ReplicaSet", var name] when name.LastIndexOf('-') is > 0 and var at => $"kubectl -n {space} scale deployment {ShellText.Quote(name[..at])} --replicas=0",
            [{ Length: > 0 } kind, var name] => $"# stop {kind} {pod.Namespace}/{name}, which runs pod {pod.Name}",
            _ => $"kubectl -n {space} delete pod {ShellText.Quote(pod.Name)}",
        };
    }

    // A disk of its own at the kubelet's root is no alias; a part of another file system is.
    private IEnumerable<string> Aliases() =>
        from table in evidence.Dump.Mounts
        where table.KubeletRoot is null
        from entry in table.Entries
        where (entry.MountPoint == root && entry.Root != "/") || wrongRoots.Contains(entry.MountPoint)
        select $"umount {ShellText.Quote(entry.MountPoint)}    # on {table.Node ?? "the node of " + table.Source}: shows {entry.Root} of {entry.MountSource}";
}
