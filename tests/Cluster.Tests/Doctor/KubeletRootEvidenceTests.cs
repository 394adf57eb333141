using System.Text;
using Homelab.Cluster.Doctor;
using Homelab.Cluster.Doctor.Storage;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Tests.Dumps;
using Xunit;

namespace Homelab.Cluster.Tests.Doctor;

/// <summary>The kubelet root of a node, weighed from all that betrays it.</summary>
public sealed class KubeletRootEvidenceTests
{
    private const string Uid = "d3b07384-d9a0-4e9b-8f6d-1c2d3e4f5a6b";

    [Fact]
    public void ALogDecides_ByThePathThatKubeletAskedFor()
    {
        var root = Weigh(DumpBuilder.Healthy(), Log($"""time="…" level=info msg="NodePublishVolume is called with req volume_id:\"pvc-1\" staging_target_path:\"/var/lib/kubelet/plugins/kubernetes.io/csi/x/globalmount\" target_path:\"/srv/kubelet/pods/{Uid}/volumes/kubernetes.io~csi/pvc-1/mount\"" """, "k3s1"));

        Assert.Equal("/srv/kubelet", root.Root.Path);
        Assert.Equal(
            "target_path in plugin.log: /srv/kubelet, but annotation k3s.io/node-args moves it nowhere: /var/lib/kubelet",
            root.Contradiction);
    }

    [Theory]
    [InlineData($$"""{\"target_path\":\"/var/lib/kubelet/pods/{{Uid}}/volumes/x/mount\",\"volume_id\":\"v\"}""")]
    [InlineData($"""target_path:"/var/lib/kubelet/pods/{Uid}/volumes/x/mount" """)]
    [InlineData($"""target_path: \"/var/lib/kubelet/pods/{Uid}/volumes/x/mount\" """)]
    public void ReadsEveryFormOfTheLog(string request)
    {
        var root = Weigh(DumpBuilder.Healthy(), Log($"level=info msg=\"{request}\"", "k3s1"));

        Assert.Contains(new RootEvidence(EvidenceStrength.Decisive, "/var/lib/kubelet", "target_path in plugin.log"), root.Evidence);
        Assert.Null(root.Contradiction);
    }

    [Fact]
    public void ALogWithPrefix_IsPlacedByItsPod()
    {
        var dump = DumpBuilder.Healthy().Add(DumpObjects.Pod("longhorn-csi-plugin-x7k2p", "longhorn-system", "k3s1", "none", "DaemonSet/longhorn-csi-plugin", null));
        var log = Log($"[pod/longhorn-csi-plugin-x7k2p/longhorn-csi-plugin] level=info target_path:\"/srv/kubelet/pods/{Uid}/x\"", null);

        Assert.Equal("/srv/kubelet", Weigh(dump, log).Root.Path);
    }

    [Fact]
    public void AMountTableOfAPod_CountsLessThanWhatKubeletWasTold_AndMayLackAMountInFront()
    {
        var table = Text("mounts", $"600 590 259:2 /kubelet/pods/{Uid}/etc-hosts /etc/hosts rw,relatime - ext4 /dev/sda2 rw\n", "k3s1");

        var root = Weigh(DumpBuilder.Healthy(), table);

        Assert.Equal("/var/lib/kubelet", root.Root.Path);
        Assert.Null(root.Contradiction);
    }

    [Fact]
    public void AMountTableOfAPod_ThatFitsInNoWay_Contradicts()
    {
        var table = Text("mounts", $"600 590 259:2 /data/other/pods/{Uid}/etc-hosts /etc/hosts rw,relatime - ext4 /dev/sda2 rw\n", "k3s1");

        Assert.NotNull(Weigh(DumpBuilder.Healthy(), table).Contradiction);
    }

    [Fact]
    public void ADevicePlugin_IsAHintOnly()
    {
        var plugin = DumpObjects.DaemonSet("nvidia-device-plugin", "gpu", "nvcr.io/nvidia/k8s-device-plugin:v0.17.1");
        plugin["spec"]!["template"]!["spec"]!["volumes"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"name":"p","hostPath":{"path":"/srv/kubelet/device-plugins"}}]""");

        var root = Weigh(DumpBuilder.Healthy().Add(plugin), node: "k3s3");

        Assert.Contains(root.Evidence, item => item is { Strength: EvidenceStrength.Hint, Root: "/srv/kubelet" });
        Assert.Equal(("/var/lib/kubelet", (string?)null), (root.Root.Path, root.Contradiction));
    }

    [Fact]
    public void UnreadableArguments_LeaveTheRootUnknown()
    {
        var dump = DumpBuilder.Healthy().Change("Node", "k3s1", node => node["metadata"]!["annotations"]!["k3s.io/node-args"] = "[\"agent\",");

        var finding = Assert.Single(Of(dump.Read(), "storage/kubelet-root"));

        Assert.Equal(
            (FindingSeverity.Unknown, "k3s1", "the kubelet root is unknown: annotation k3s.io/node-args is not a JSON array of strings"),
            (finding.Severity, finding.Subject.ToString(), finding.Summary));
    }

    [Fact]
    public void AMissingAnnotation_OnK3s_IsTheDefault_AndSaysSo()
    {
        var dump = DumpBuilder.Healthy().Replace(DumpObjects.Node("k3s1", false, isAnnotated: false)).Read();

        var finding = Assert.Single(Of(dump, "storage/kubelet-root"));

        Assert.Equal((FindingSeverity.Ok, "/var/lib/kubelet"), (finding.Severity, finding.Summary));
        Assert.Contains("k3s1: v1.32.5+k3s1 without annotation k3s.io/node-args, so by default: /var/lib/kubelet", finding.Evidence);
    }

    [Fact]
    public void ARootGivenTwice_IsWorthKnowing()
    {
        var dump = DumpBuilder.Healthy()
            .ChangeAll("Node", node => node["metadata"]!["annotations"]!["k3s.io/node-args"] = """["agent","--kubelet-arg","root-dir=/a","--kubelet-arg","root-dir=/var/lib/kubelet"]""")
            .Read();

        Assert.All(
            Of(dump, "storage/kubelet-root"),
            finding => Assert.Equal((FindingSeverity.Info, "root-dir is given 2 times (/a, /var/lib/kubelet), and kubelet takes the last"), (finding.Severity, finding.Summary)));
    }

    [Fact]
    public void ARootThatNoNodeHas_LeavesTheVerdictOpen()
    {
        var dump = DumpBuilder.Healthy().Read(Log($"level=info target_path:\"/srv/kubelet/pods/{Uid}/x\"", null));

        var finding = Assert.Single(Of(dump, "storage/kubelet-root"));

        Assert.Equal(
            (FindingSeverity.Unknown, "target_path in plugin.log: /srv/kubelet is the root of no node as far as is known, and nothing names the node"),
            (finding.Severity, finding.Summary));
    }

    private static NodeKubeletRoot Weigh(DumpBuilder dump, DumpText? text = null, string node = "k3s1") =>
        new StorageEvidence(text is null ? dump.Read() : dump.Read(text)).Roots.Single(root => root.Node.Name == node);

    private static IEnumerable<Finding> Of(ClusterDump dump, string check) =>
        DoctorProfile.Storage.Examine(dump).Findings.Where(finding => finding.Check.Id == check);

    private static DumpText Log(string line, string? node) => Text("plugin.log", line + "\n", node);

    private static DumpText Text(string name, string text, string? node) => new(name, Encoding.UTF8.GetBytes(text), node);
}
