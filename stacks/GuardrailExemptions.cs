using System.Collections.Immutable;
using Homelab.Cluster.Guardrails;

namespace Homelab.Stacks;

/// <summary>Which resource may break which guardrail, and why; docs/guardrails.md tells what the rules are.</summary>
/// <remarks>One that its resource does not need is an error of the preview.</remarks>
internal static class GuardrailExemptions
{
    private const string Namespace = "kubernetes:core/v1:Namespace";

    /// <summary>All exemptions.</summary>
    public static ImmutableArray<GuardrailExemption> All { get; } =
    [
        new("pod-security", Namespace, "gpu-device-plugin-namespace", "the device plugin and the exporter mount the sockets and devices of the kubelet"),
        new("pod-security", Namespace, "longhorn-namespace", "the managers and the CSI plugin are privileged: they mount devices and directories of the node"),
        new("pod-security", Namespace, "openebs-namespace", "the provisioner and Mayastor use directories, devices and huge pages of the node"),
        new("pod-security", Namespace, "rook-ceph-namespace", "the OSDs own disks of the node, and the CSI plugin mounts volumes on it"),
        new("default-deny", Namespace, "longhorn-namespace", "the nodes themselves speak iSCSI and NFS with the pods, which no policy can name; restrictInternalTraffic closes the rest"),
        new("default-deny", Namespace, "openebs-namespace", "Mayastor's engines run in the nodes' own network, which policies do not reach, and call the others from there"),
        new("default-deny", Namespace, "rook-ceph-namespace", "Ceph's clients are the nodes' kernels, which no policy can name, and reach every monitor and OSD"),
    ];
}
