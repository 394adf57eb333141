using System.Text.Json.Nodes;

namespace Homelab.Cluster.Tests.Dumps;

/// <summary>The troubles that are recorded in tests/fixtures/dumps, each as a change of the healthy cluster.</summary>
internal static class RecordedCases
{
    private const string Pod = "d3b07384-d9a0-4e9b-8f6d-1c2d3e4f5a6b";
    private const string GpuToleration = """{"key":"nvidia.com/gpu","operator":"Exists","effect":"NoSchedule"}""";

    public static readonly IReadOnlyDictionary<string, Func<DumpBuilder>> All = new SortedDictionary<string, Func<DumpBuilder>>(StringComparer.Ordinal)
    {
        ["healthy-standard-root"] = DumpBuilder.Healthy,
        ["healthy-other-root"] = HealthyOtherRoot,
        ["healthy-tainted-gpu-node"] = HealthyTaintedGpuNode,
        ["override-alone"] = OverrideAlone,
        ["override-plus-bind-mount"] = OverridePlusBindMount,
        ["override-corrected-daemonset-old"] = OverrideCorrected,
        ["mixed-roots"] = MixedRoots,
        ["tainted-gpu-node-without-driver"] = TaintedGpuNode,
        ["two-default-classes"] = TwoDefaultClasses,
        ["multipathd"] = Multipathd,
        ["network-policies-1.12.1"] = NetworkPolicies,
        ["rootless"] = Rootless,
        ["unknown-distribution"] = UnknownDistribution,
        ["contradictory-evidence"] = ContradictoryEvidence,
        ["detection-failed"] = DetectionFailed,
        ["without-longhorn"] = WithoutLonghorn,
    };

    private static string Lstat(string root) =>
        $"MountVolume.SetUp failed for volume \"{HealthyCluster.Photos}\" : applyFSGroup failed for vol {HealthyCluster.Photos}: "
        + $"lstat {root}/pods/{Pod}/volumes/kubernetes.io~csi/{HealthyCluster.Photos}/mount: no such file or directory";

    private static DumpBuilder HealthyOtherRoot() => DumpBuilder.Healthy()
        .ChangeAll("Node", node => AddArguments(node, "--kubelet-arg", "root-dir=/data/kubelet"))
        .Replace(DumpObjects.CsiPlugin("/data/kubelet"));

    private static DumpBuilder HealthyTaintedGpuNode() => DumpBuilder.Healthy()
        .Change("Node", "k3s3", node => node.Taint("nvidia.com/gpu", "present", "NoSchedule"))
        .Replace(DumpObjects.CsiPlugin(tolerations: GpuToleration))
        .Replace(DumpObjects.DaemonSet("longhorn-manager", "longhorn-system", "longhornio/longhorn-manager:v1.12.1", GpuToleration))
        .Replace(DumpObjects.Deployment("longhorn-driver-deployer", "longhorn-system", "longhornio/longhorn-manager:v1.12.1", tolerations: GpuToleration))
        .Replace(DumpObjects.Deployment("longhorn-ui", "longhorn-system", "longhornio/longhorn-ui:v1.12.1", tolerations: GpuToleration))
        .Replace(DumpObjects.Setting("taint-toleration", "nvidia.com/gpu=present:NoSchedule"));

    private static DumpBuilder OverrideAlone() => Override(DumpBuilder.Healthy())
        .Remove("CSINode")
        .Add(DumpBuilder.Names.Select(name => DumpObjects.CsiNode(name)))
        .Add(DumpObjects.Event(
            "FailedMount",
            $"MountVolume.MountDevice failed for volume \"{HealthyCluster.Photos}\" : kubernetes.io/csi: attacher.MountDevice failed to create newCsiDriverClient: "
            + "driver name driver.longhorn.io not found in the list of registered CSI drivers",
            "k3s1",
            "Pod media/photos-6d5f7c9b8-x2x4k"));

    private static DumpBuilder OverridePlusBindMount() => Override(DumpBuilder.Healthy())
        .Add(DumpObjects.Event("FailedMount", Lstat("/var/lib/kubelet"), "k3s1", "Pod media/photos-6d5f7c9b8-x2x4k", count: 23));

    // The setting was taken back, and Longhorn left the DaemonSet as it was.
    private static DumpBuilder OverrideCorrected() => DumpBuilder.Healthy()
        .Replace(DumpObjects.CsiPlugin(DumpBuilder.Rancher))
        .Remove("CSINode")
        .Add(DumpBuilder.Names.Select(name => DumpObjects.CsiNode(name)))
        .Remove("VolumeAttachment")
        .Add(ForeignAttachment());

    private static DumpBuilder MixedRoots() => DumpBuilder.Healthy()
        .Change("Node", "k3s2", node => AddArguments(node, "--kubelet-arg", "root-dir=/data/kubelet"))
        .Replace(DumpObjects.CsiNode("k3s2"));

    private static DumpBuilder TaintedGpuNode() => DumpBuilder.Healthy()
        .Change("Node", "k3s3", node =>
        {
            node.Taint("nvidia.com/gpu", "present", "NoSchedule");
            ((JsonObject)node["metadata"]!["annotations"]!).Remove("csi.volume.kubernetes.io/nodeid");
        })
        .Replace(DumpObjects.CsiNode("k3s3"))
        .Replace(DumpObjects.CsiPlugin(pods: 3))
        .Replace(DumpObjects.DaemonSet("longhorn-manager", "longhorn-system", "longhornio/longhorn-manager:v1.12.1", pods: 3))
        .Remove("LonghornNode", "k3s3");

    private static DumpBuilder TwoDefaultClasses() => DumpBuilder.Healthy()
        .Replace(DumpObjects.StorageClass("local-path", "rancher.io/local-path", isDefault: true, "09:15:00", "Delete"));

    private static DumpBuilder Multipathd() => DumpBuilder.Healthy()
        .Change("LonghornNode", "k3s1", node => SetCondition(
            node, "Multipathd", "MultipathdIsRunning", "multipathd is running with a known issue that affects Longhorn. See description and solution at https://longhorn.io/kb/troubleshooting-volume-with-multipath"))
        .Add(DumpObjects.Event(
            "FailedMount",
            $"MountVolume.MountDevice failed for volume \"{HealthyCluster.Photos}\" : rpc error: code = Internal desc = mount failed: exit status 32\nMounting command: mount\n"
            + $"Mounting arguments: -t ext4 -o defaults /dev/longhorn/{HealthyCluster.Photos} /var/lib/kubelet/plugins/kubernetes.io/csi/driver.longhorn.io/0f3a/globalmount\n"
            + $"Output: mount: /var/lib/kubelet/plugins/kubernetes.io/csi/driver.longhorn.io/0f3a/globalmount: /dev/longhorn/{HealthyCluster.Photos} already mounted or mount point busy.",
            "k3s1",
            "Pod media/photos-6d5f7c9b8-x2x4k"));

    private static DumpBuilder NetworkPolicies() => DumpBuilder.Healthy()
        .Add(DumpObjects.InstanceManagerPolicy())
        .Replace(DumpObjects.Attachment(HealthyCluster.Photos, "k3s1", attached: false, "rpc error: code = DeadlineExceeded desc = volume failed to attach to node k3s1 with attachmentID csi-7f0c"))
        .Add(DumpObjects.Event(
            "FailedAttachVolume",
            $"AttachVolume.Attach failed for volume \"{HealthyCluster.Photos}\" : rpc error: code = DeadlineExceeded desc = volume {HealthyCluster.Photos} failed to attach to node k3s1 with attachmentID csi-7f0c",
            null,
            "Pod media/photos-6d5f7c9b8-x2x4k"));

    private static DumpBuilder Rootless() => DumpBuilder.Healthy()
        .ChangeAll("Node", node => AddArguments(node, "--rootless", "--data-dir", "/home/lab/.rancher/k3s"))
        .Remove("CSINode")
        .Add(DumpBuilder.Names.Select(name => DumpObjects.CsiNode(name)));

    private static DumpBuilder UnknownDistribution() => DumpBuilder.Healthy()
        .Replace(DumpObjects.Node("k3s2", isServer: false, "v1.32.5", isAnnotated: false));

    // K3s records another root than the kubelet was seen to use.
    private static DumpBuilder ContradictoryEvidence() => DumpBuilder.Healthy()
        .Change("Node", "k3s1", node => AddArguments(node, "--kubelet-arg", "root-dir=/data/kubelet"))
        .Add(DumpObjects.Event("FailedMount", Lstat("/var/lib/kubelet"), "k3s1", "Pod media/photos-6d5f7c9b8-x2x4k"));

    private static DumpBuilder DetectionFailed() => DumpBuilder.Healthy()
        .Remove("DaemonSet", "longhorn-csi-plugin")
        .Remove("CSINode")
        .Add(DumpBuilder.Names.Select(name => DumpObjects.CsiNode(name)))
        .Add(CrashingDeployer());

    private static DumpBuilder WithoutLonghorn() => DumpBuilder.Empty()
        .Add(DumpObjects.Namespace("kube-system"))
        .Add(DumpObjects.Node("k3s-master1", isServer: true))
        .Add(DumpObjects.CsiNode("k3s-master1"))
        .Add(DumpObjects.StorageClass("local-path", "rancher.io/local-path", isDefault: true, reclaim: "Delete"))
        .Add(DumpObjects.DaemonSet("svclb-traefik", "kube-system", "rancher/klipper-lb:v0.4.13", pods: 1))
        .Add(DumpObjects.LocalVolume("scratch", "media", HealthyCluster.Scratch, "k3s-master1"))
        .Add(DumpObjects.Claim("scratch", "media", HealthyCluster.Scratch, "local-path"))
        .Add(DumpObjects.Event("Pulled", "Container image already present on machine", "k3s-master1", "Pod media/app", "Normal", 1));

    private static DumpBuilder Override(DumpBuilder dump) => dump
        .Replace(DumpObjects.CsiPlugin(DumpBuilder.Rancher))
        .Replace(DumpObjects.Deployment(
            "longhorn-driver-deployer",
            "longhorn-system",
            "longhornio/longhorn-manager:v1.12.1",
            $$"""{"name":"KUBELET_ROOT_DIR","value":"{{DumpBuilder.Rancher}}"}"""));

    private static JsonNode ForeignAttachment()
    {
        var attachment = DumpObjects.Attachment("pvc-7a1b2c3d-0000-4000-8000-000000000004", "k3s1");
        attachment["spec"]!["attacher"] = "nfs.csi.k8s.io";
        return attachment;
    }

    private static JsonNode CrashingDeployer()
    {
        var pod = DumpObjects.Pod("longhorn-driver-deployer-5f7d9c-q8w2z", "longhorn-system", "k3s2", "none", "ReplicaSet/longhorn-driver-deployer-5f7d9c", null);
        pod["spec"]!["volumes"] = new JsonArray();
        pod["status"]!["containerStatuses"] = JsonNode.Parse("""
            [{"name":"longhorn-driver-deployer","ready":false,"restartCount":12,
              "state":{"waiting":{"reason":"CrashLoopBackOff","message":"back-off 5m0s restarting failed container=longhorn-driver-deployer"}},
              "lastState":{"terminated":{"exitCode":1,"reason":"Error",
               "message":"level=fatal msg=\"Error deploying driver: failed to start CSI driver: failed to get arg root-dir: failed to get kubelet root dir, no related proc for root-dir detection, error out\""}}}]
            """);
        return pod;
    }

    private static void AddArguments(JsonNode node, params string[] more)
    {
        var annotations = node["metadata"]!["annotations"]!;
        var args = JsonNode.Parse((string)annotations["k3s.io/node-args"]!)!.AsArray();
        foreach (var argument in more)
        {
            args.Add(argument);
        }

        annotations["k3s.io/node-args"] = args.ToJsonString();
    }

    private static void SetCondition(JsonNode node, string type, string reason, string message)
    {
        var condition = node["status"]!["conditions"]!.AsArray().Single(item => (string)item!["type"]! == type)!;
        (condition["status"], condition["reason"], condition["message"]) = ("False", reason, message);
    }
}
