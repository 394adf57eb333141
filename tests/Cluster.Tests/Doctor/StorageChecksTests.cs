using System.Text.Json.Nodes;
using Homelab.Cluster.Doctor;
using Homelab.Cluster.Tests.Dumps;
using Xunit;

namespace Homelab.Cluster.Tests.Doctor;

/// <summary>What single checks make of what the recorded dumps do not hold.</summary>
public sealed class StorageChecksTests
{
    [Fact]
    public void DefaultClass_Warns_WhenThereIsNone()
    {
        var finding = One(DumpBuilder.Healthy().Replace(DumpObjects.StorageClass("longhorn-replicated", "driver.longhorn.io")), "storage/default-class");

        Assert.Equal(
            (FindingSeverity.Warning, "no class is the default, so a claim that names none waits for ever"),
            (finding.Severity, finding.Summary));
    }

    [Fact]
    public void DefaultClass_NamesTheNewest_AndHowToKeepLocalPathFromComingBack()
    {
        var finding = One(RecordedCases.All["two-default-classes"](), "storage/default-class");

        Assert.Equal("2 classes are the default; claims that name none silently get the newest, local-path", finding.Summary);
        Assert.Contains("local-storage.yaml.skip", finding.Fix, StringComparison.Ordinal);
        Assert.Contains("--disable=local-storage", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void DefaultClass_CountsTheBetaAnnotation()
    {
        var dump = DumpBuilder.Healthy().Change(
            "StorageClass", "local-path", item => item["metadata"]!["annotations"]!["storageclass.beta.kubernetes.io/is-default-class"] = "true");

        Assert.Equal(FindingSeverity.Error, One(dump, "storage/default-class").Severity);
    }

    [Theory]
    [InlineData(""",{"ports":[{"protocol":"TCP","port":3260}]}""", FindingSeverity.Ok)]
    [InlineData(""",{"ports":[{"protocol":"TCP","port":3000,"endPort":4000}],"from":[{"ipBlock":{"cidr":"10.0.0.0/8"}}]}""", FindingSeverity.Ok)]
    [InlineData(""",{"from":[{"ipBlock":{"cidr":"10.0.0.0/8"}}]}""", FindingSeverity.Ok)]
    [InlineData(""",{"ports":[{"protocol":"UDP","port":3260}]}""", FindingSeverity.Warning)]
    [InlineData(""",{"ports":[{"protocol":"TCP","port":3260}],"from":[{"podSelector":{}}]}""", FindingSeverity.Warning)]
    [InlineData("", FindingSeverity.Warning)]
    public void NetworkPolicies_AreJudgedByWhetherNodesReachThePort(string rule, FindingSeverity expected) =>
        Assert.Equal(expected, One(DumpBuilder.Healthy().Add(DumpObjects.InstanceManagerPolicy(rule)), "storage/network-policies").Severity);

    [Fact]
    public void NetworkPolicies_AreWorthKnowing_WhereNoCiliumIsSeen() => Assert.Equal(
        FindingSeverity.Info,
        One(DumpBuilder.Healthy().Remove("DaemonSet", "cilium").Add(DumpObjects.InstanceManagerPolicy()), "storage/network-policies").Severity);

    [Fact]
    public void NetworkPolicies_MayBeOpenedByCiliumsOwn()
    {
        var opening = JsonNode.Parse("""
            {"apiVersion":"cilium.io/v2","kind":"CiliumNetworkPolicy","metadata":{"name":"iscsi","namespace":"longhorn-system"},
             "spec":{"ingress":[{"fromEntities":["host","remote-node"],"toPorts":[{"ports":[{"port":"3260","protocol":"TCP"}]}]}]}}
            """)!;

        var finding = One(DumpBuilder.Healthy().Add(DumpObjects.InstanceManagerPolicy()).Add(opening), "storage/network-policies");

        Assert.Equal((FindingSeverity.Ok, "opened by longhorn-system/iscsi"), (finding.Severity, Assert.Single(finding.Evidence)));
    }

    [Theory]
    [InlineData("nvidia.com/gpu=present:NoSchedule", true)]
    [InlineData("nvidia.com/gpu:NoSchedule", true)]
    [InlineData(":", true)]
    [InlineData("a=b:NoExecute; nvidia.com/gpu:NoSchedule", true)]
    [InlineData("nvidia.com/gpu=absent:NoSchedule", false)]
    [InlineData("nvidia.com/gpu:NoExecute", false)]
    [InlineData("", false)]
    public void Tolerations_ReadsLonghornsSetting(string setting, bool tolerates)
    {
        var dump = RecordedCases.All["healthy-tainted-gpu-node"]().Replace(DumpObjects.Setting("taint-toleration", setting));

        Assert.Equal(tolerates ? FindingSeverity.Ok : FindingSeverity.Error, One(dump, "storage/tolerations").Severity);
    }

    [Fact]
    public void Tolerations_AreUnknown_WhereTheirPlaceWasNotSeen()
    {
        var dump = RecordedCases.All["healthy-tainted-gpu-node"]().Remove("Deployment");

        Assert.All(All(dump, "storage/tolerations"), finding => Assert.Equal(FindingSeverity.Unknown, finding.Severity));
    }

    [Fact]
    public void Registration_IsNotAskedOfAServerThatTakesNoWorkloads()
    {
        var dump = DumpBuilder.Healthy()
            .Change("Node", "k3s-master1", node => node.Taint("node-role.kubernetes.io/control-plane", "", "NoSchedule"))
            .Replace(DumpObjects.CsiNode("k3s-master1"));

        var finding = One(dump, "storage/csi-registration");

        Assert.Equal(
            (FindingSeverity.Info, "driver.longhorn.io is not registered: the taint node-role.kubernetes.io/control-plane:NoSchedule keeps pods away on purpose"),
            (finding.Severity, finding.Summary));
    }

    [Fact]
    public void Registration_IsUnknown_ForANodeWithoutCsiNodeInAMixedList() =>
        Assert.Equal(FindingSeverity.Unknown, One(DumpBuilder.Healthy().Remove("CSINode", "k3s2"), "storage/csi-registration").Severity);

    [Theory]
    [InlineData("Ready", FindingSeverity.Error)]
    [InlineData("MountPropagation", FindingSeverity.Error)]
    [InlineData("RequiredPackages", FindingSeverity.Warning)]
    [InlineData("NFSClientInstalled", FindingSeverity.Warning)]
    public void NodeConditions_AreReported(string type, FindingSeverity expected)
    {
        var dump = DumpBuilder.Healthy().Change("LonghornNode", "k3s2", node =>
            node["status"]!["conditions"]!.AsArray().Single(condition => (string)condition!["type"]! == type)!["status"] = "False");

        var finding = One(dump, "storage/node-conditions");

        Assert.Equal((expected, "k3s2"), (finding.Severity, finding.Subject.ToString()));
    }

    [Fact]
    public void NodeConditions_ThatLonghornDoesNotTell_AreUnknown()
    {
        var dump = DumpBuilder.Healthy().Change("LonghornNode", "k3s2", node => node["status"]!["conditions"] = new JsonArray());

        Assert.Equal(FindingSeverity.Unknown, One(dump, "storage/node-conditions").Severity);
    }

    [Theory]
    [InlineData("v1.10.2", FindingSeverity.Info, "upgrade one minor version at a time, with no faulted volume: 1.11, v1.12.1")]
    [InlineData("v1.13.0", FindingSeverity.Warning, "add v1.13.0 to the chart catalogue before the next `pulumi up`")]
    [InlineData("latest", FindingSeverity.Unknown, "look at the image of DaemonSet longhorn-manager")]
    public void Versions_HoldTheRunningLonghornAgainstTheNewestKnownOne(string tag, FindingSeverity expected, string fix)
    {
        var dump = DumpBuilder.Healthy().Replace(DumpObjects.DaemonSet("longhorn-manager", "longhorn-system", $"longhornio/longhorn-manager:{tag}"));

        var finding = All(dump, "storage/versions").Single(found => found.Subject.ToString() == "longhorn-manager");

        Assert.Equal((expected, fix), (finding.Severity, finding.Fix));
    }

    [Fact]
    public void Versions_RefuseASkewThatKubernetesForbids()
    {
        var dump = DumpBuilder.Healthy().Change("Node", "k3s1", node => node["status"]!["nodeInfo"]!["kubeletVersion"] = "v1.28.1+k3s1");

        Assert.Contains(All(dump, "storage/versions"), finding => finding.Severity == FindingSeverity.Error);
    }

    [Theory]
    [InlineData("\"k8up.io/backup\":\"true\"", "", "")]
    [InlineData("\"homelab/backup\":\"restic\"", "", "")]
    [InlineData("", "\"backup.velero.io/backup-volumes\":\"other,data\"", "")]
    [InlineData("", "", "scratch")]
    public void LocalPathBackup_KnowsTheUsualTools(string claim, string pod, string replicated)
    {
        var user = DumpObjects.Pod("scratch-0", "media", "k3s2", "scratch", "StatefulSet/scratch", null);
        user["metadata"]!["annotations"] = JsonNode.Parse("{" + pod + "}");
        var dump = DumpBuilder.Healthy()
            .Replace(DumpObjects.Claim("scratch", "media", HealthyCluster.Scratch, "local-path", claim))
            .Add(user)
            .Add(JsonNode.Parse($$"""{"apiVersion":"volsync.backube/v1alpha1","kind":"ReplicationSource","metadata":{"name":"s","namespace":"media"},"spec":{"sourcePVC":"{{replicated}}"} }""")!);

        Assert.Equal(FindingSeverity.Ok, One(dump, "storage/local-path-backup").Severity);
    }

    [Fact]
    public void LocalPathBackup_NamesWhatWouldBeLost()
    {
        var finding = One(RecordedCases.All["without-longhorn"](), "storage/local-path-backup");

        Assert.Equal(
            $"media/scratch: 8Gi at /var/lib/rancher/k3s/storage/{HealthyCluster.Scratch}_media_scratch, volume {HealthyCluster.Scratch}, deleted with its claim",
            Assert.Single(finding.Evidence));
    }

    [Fact]
    public void Evidence_OfANodeThatDoesNotExist_IsPointedOut()
    {
        var finding = One(DumpBuilder.Healthy().Add(DumpObjects.Attachment(HealthyCluster.Scratch, "k3s9")), "storage/evidence");

        Assert.Equal(
            (FindingSeverity.Unknown, "k3s9", "no such node: the cluster has k3s-master1, k3s1, k3s2, k3s3"),
            (finding.Severity, finding.Subject.ToString(), finding.Summary));
    }

    [Fact]
    public void PathsThatSomebodyChangedByHand_AreAnError()
    {
        var dump = DumpBuilder.Healthy().Change("DaemonSet", "longhorn-csi-plugin", set =>
            set["spec"]!["template"]!["spec"]!["volumes"]![3]!["hostPath"]!["path"] = DumpBuilder.Rancher + "/pods");

        var report = DoctorProfile.Storage.Examine(dump.Read());

        Assert.Equal(FindingSeverity.Error, report.Findings.Single(finding => finding.Check.Id == "storage/csi-plugin-paths").Severity);
        Assert.NotNull(report.Repair);
    }

    private static Finding One(DumpBuilder dump, string check) => Assert.Single(All(dump, check));

    private static IEnumerable<Finding> All(DumpBuilder dump, string check) =>
        DoctorProfile.Storage.Examine(dump.Read()).Findings.Where(finding => finding.Check.Id == check);
}
