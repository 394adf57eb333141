using System.Collections.Immutable;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>A message by which a known trouble with volumes shows itself, what it means and what helps.</summary>
/// <param name="Name">Its name; never changes.</param>
/// <param name="Meaning">What it means; lower case, no full stop.</param>
/// <param name="Fix">What helps; lower case, no full stop.</param>
/// <param name="Matches">Whether a message tells of it.</param>
/// <remarks>
/// Messages: kubernetes 1.32, pkg/volume/csi (csi_plugin.go, csi_mounter.go, csi_attacher.go) and
/// pkg/kubelet/volumemanager; longhorn-manager v1.12.1, app/get_proc_arg.go; util-linux, mount(8). Meanings: Longhorn
/// knowledge base ("Volume with multipath", "Volume attachment stuck: CNI network policies") and longhorn/longhorn issues
/// 835, 3172 and 13802.
/// </remarks>
public sealed record Symptom(string Name, string Meaning, string Fix, Func<string, bool> Matches)
{
    /// <summary>The kubelet does not know the driver.</summary>
    public static readonly Symptom DriverNotRegistered = new(
        "driver-not-registered",
        "the kubelet of that node does not know the driver: its plugin registered in another directory, or has no pod on the node",
        "see storage/csi-plugin-paths for the directory and storage/tolerations for the pod",
        message => Has(message, "not found in the list of registered CSI drivers")
            || (Has(message, "CSINode") && Has(message, "does not contain driver")));

    /// <summary>The kubelet and the driver spell the kubelet root differently.</summary>
    public static readonly Symptom KubeletRootAlias = new(
        "kubelet-root-alias",
        "the driver is registered and mounted elsewhere: its kubelet root is not the kubelet's, and a bind mount or symlink hides that",
        "follow the repair order that `homelab doctor --profile storage` prints; no second bind mount helps",
        message => Has(message, "applyFSGroup failed") && Has(message, "lstat") && Has(message, "no such file"));

    /// <summary>Longhorn did not find out the kubelet root.</summary>
    public static readonly Symptom RootDirDetection = new(
        "root-dir-detection",
        "Longhorn looked for a kubelet or K3s process on one node and found neither, so it never made its CSI plugin",
        "see storage/kubelet-root: only on a node whose distribution hides the process, set csi.kubeletRootDir to its root",
        message => Has(message, "no related proc for root-dir detection"));

    /// <summary>Mounts do not reach the other mount namespaces.</summary>
    public static readonly Symptom MountPropagation = new(
        "mount-propagation",
        "the node's file systems are not shared between mount namespaces, so a mount that a pod makes stays invisible",
        "run `mount --make-rshared /` on that node, and have the system do it at boot",
        message => Has(message, "is mounted on") && Has(message, "not a shared mount"));

    /// <summary>Something else holds the device.</summary>
    public static readonly Symptom Multipathd = new(
        "multipathd",
        "multipathd took the volume's device before it could be mounted",
        "on that node let multipath leave Longhorn's devices alone: `blacklist { devnode \"^sd[a-z0-9]+\" }` in /etc/multipath.conf and "
        + "`systemctl restart multipathd`; without any multipath storage, `systemctl disable --now multipathd.socket multipathd`",
        message => Has(message, "already mounted or mount point busy"));

    /// <summary>The node does not reach the volume.</summary>
    public static readonly Symptom AttachTimeout = new(
        "attach-timeout",
        "the node does not reach the volume's iSCSI target on TCP port 3260, or the driver does not answer",
        "see storage/network-policies; otherwise look at the instance-manager's log on that node",
        message => (Has(message, ":3260") && HasTimeout(message))
            || (Has(message, "iscsiadm") && HasTimeout(message))
            || (Has(message, "AttachVolume.Attach failed") && HasTimeout(message))
            || Has(message, "timed out waiting for external-attacher"));

    /// <summary>Every symptom; the first one that matches a message is the one.</summary>
    public static ImmutableArray<Symptom> All { get; } =
        [DriverNotRegistered, KubeletRootAlias, RootDirDetection, MountPropagation, Multipathd, AttachTimeout];

    /// <summary>The symptom that a message tells of; null for none of these.</summary>
    /// <param name="message">The message.</param>
    public static Symptom? Of(string message) => All.FirstOrDefault(symptom => symptom.Matches(message));

    private static bool HasTimeout(string message) =>
        Has(message, "timed out") || Has(message, "timeout") || Has(message, "DeadlineExceeded") || Has(message, "deadline exceeded")
        || Has(message, "No route to host");

    private static bool Has(string message, string part) => message.Contains(part, StringComparison.OrdinalIgnoreCase);
}
