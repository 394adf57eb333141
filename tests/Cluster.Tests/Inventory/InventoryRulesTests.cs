using System.Collections.Immutable;
using Xunit;

namespace Homelab.Cluster.Tests.Inventory;

public sealed class InventoryRulesTests
{
    [Fact]
    public void Accepts_AServerAndAnAgentWithEverythingSet()
    {
        var agent = Given.Node() with
        {
            KubeletRoot = KubeletRoot.At("/data/kubelet"),
            Gpu = new NodeGpu(GpuVendor.Nvidia, 1),
            Labels = ImmutableSortedDictionary<string, string>.Empty.Add("node.longhorn.io/create-default-disk", "config"),
            Taints = [new Taint("nvidia.com/gpu", "", TaintEffect.NoSchedule)],
        };

        Assert.Empty(InventoryRules.Check(Given.Cluster(Given.Server(), agent)));
    }

    [Fact]
    public void Rejects_AClusterWithoutNodes() => AssertFault(
        Given.Cluster(),
        "homelab:cluster.nodes = []: a cluster has at least one node; describe every node that `kubectl get nodes` prints");

    [Fact]
    public void Rejects_AClusterWithoutServer() => AssertFault(
        Given.Cluster(Given.Node("k3s1"), Given.Node("k3s2")),
        "homelab:cluster.nodes = [k3s1: agent, k3s2: agent]: no node is a server, so nothing would run the API server; "
        + "give at least one node the role server");

    [Fact]
    public void Rejects_TwoNodesOfOneName() => AssertFault(
        Given.Cluster(Given.Server(), Given.Node("k3s1"), Given.Node("k3s1")),
        "homelab:cluster.nodes[2].name = k3s1: the same name is used by homelab:cluster.nodes[1].name; "
        + "give each node the name that `kubectl get nodes` prints");

    [Theory]
    [InlineData("K3S1")]
    [InlineData("k3s_1")]
    [InlineData("-k3s1")]
    public void Rejects_WhatIsNoNodeName(string name) => AssertFault(
        Given.Cluster(Given.Server(name)),
        $"homelab:cluster.nodes[0].name = {name}: not a node name: lower case letters, digits, hyphens and dots, at most 253; "
        + "write the name that `kubectl get nodes` prints");

    [Fact]
    public void Rejects_AGpuThatIsNone() => AssertFault(
        Given.Cluster(Given.Server() with { Gpu = new NodeGpu(GpuVendor.Nvidia, 0) }),
        "homelab:cluster.nodes[0].gpu.count = 0: a node with a gpu has at least 1; give the number of GPUs, or remove gpu");

    [Fact]
    public void Rejects_WhatIsNoLabel() => AssertFault(
        Given.Cluster(Given.Server() with { Labels = ImmutableSortedDictionary<string, string>.Empty.Add("disk", "fast ssd") }),
        "homelab:cluster.nodes[0].labels.disk = fast ssd: not a label: the key is an optional DNS prefix with a slash and a name, "
        + "key and value have at most 63 letters, digits, '-', '_' and '.'; write it as `kubectl get node --show-labels` prints it");

    [Theory]
    [InlineData("data/kubelet", "not an absolute path of a directory")]
    [InlineData("/", "not an absolute path of a directory")]
    [InlineData("/data/kubelet/", "kubelet compares paths as text, so there must be no '//', '.', '..', control character or '/' at the end")]
    [InlineData("/data/../kubelet", "kubelet compares paths as text, so there must be no '//', '.', '..', control character or '/' at the end")]
    public void Rejects_WhatIsNoKubeletRoot(string root, string reason) => AssertFault(
        Given.Cluster(Given.Server(kubeletRoot: root)),
        $"homelab:cluster.nodes[0].kubeletRoot = {root}: {reason}; write the directory as kubelet logs it, for example "
        + "/data/kubelet, or remove kubeletRoot when the node has none of its own");

    [Fact]
    public void Rejects_ArgumentsThatAreNone() => AssertFault(
        Given.Cluster(Given.Server() with { Args = "server --disable traefik" }),
        "homelab:cluster.nodes[0].args = server --disable traefik: not a JSON array of texts; write the node's annotation k3s.io/node-args as "
        + "`kubectl get node k3s-master1 -o yaml` prints it, or remove it");

    [Fact]
    public void Rejects_AKubeletRoot_ThatTheArgumentsContradict() => AssertFault(
        Given.Cluster(Given.Server(kubeletRoot: "/data/kubelet") with { Args = """["server","--kubelet-arg","root-dir=/mnt/kubelet"]""" }),
        "homelab:cluster.nodes[0].kubeletRoot = /data/kubelet: k3s-master1 was started with arguments that put its kubelet root at /mnt/kubelet; "
        + "remove kubeletRoot, or bring args up to date");

    [Fact]
    public void Accepts_ArgumentsThatSayTheSame() => Assert.Empty(InventoryRules.Check(Given.Cluster(
        Given.Server(kubeletRoot: "/data/kubelet") with { Args = """["server","--kubelet-arg","root-dir=/data/kubelet"]""" })));

    [Fact]
    public void Reports_EveryFaultAtOnce()
    {
        var faults = InventoryRules.Check(Given.Cluster(
            Given.Server(version: "v1.32.5+k3s1"), Given.Node("BAD", version: "v1.20.0+k3s1"), Given.Node("BAD", version: "v1.34.0+k3s1")));

        Assert.Equal(
            ["nodes[2].name", "nodes[1].name", "nodes[2].name", "nodes[1].version", "nodes[2].version"],
            faults.Select(fault => fault.Setting["homelab:cluster.".Length..]));
    }

    private static void AssertFault(ClusterInventory cluster, string message) =>
        Assert.Equal(message, Assert.Single(InventoryRules.Check(cluster)).ToString());

    [Fact]
    public void Rejects_WhatDoesNotGoWithTheVendorOfAGpu()
    {
        var amd = new NodeGpu(GpuVendor.Amd, 1) { Driver = IntelDriver.Xe, Mig = Mig("1g.10gb", 7) };
        var nvidia = new NodeGpu(GpuVendor.Nvidia, 1) { Mig = Mig("large", 1).Add("1g.5gb", 0).Add("1g.10gb", 1).Add("7", 1).Add("", 2) };

        Assert.Equal(
            [
                "homelab:cluster.nodes[0].gpu.driver = xe: only GPUs of intel are told apart by their driver; remove it",
                "homelab:cluster.nodes[0].gpu.mig[\"1g.10gb\"] = 7: only GPUs of nvidia are cut into MIG instances; remove mig",
                "homelab:cluster.nodes[1].gpu.mig[\"\"] = 2: not a MIG profile; write it as `nvidia-smi mig -lgip` prints it, without MIG, for example 1g.10gb",
                "homelab:cluster.nodes[1].gpu.mig[\"1g.5gb\"] = 0: a profile that is listed has at least 1 instance; give the number of instances on the node, or remove it",
                "homelab:cluster.nodes[1].gpu.mig.7 = 1: not a MIG profile; write it as `nvidia-smi mig -lgip` prints it, without MIG, for example 1g.10gb",
                "homelab:cluster.nodes[1].gpu.mig.large = 1: not a MIG profile; write it as `nvidia-smi mig -lgip` prints it, without MIG, for example 1g.10gb",
            ],
            InventoryRules.Check(Given.Cluster(Given.Server() with { Gpu = amd }, Given.Node() with { Gpu = nvidia })).Select(fault => fault.ToString()));
    }

    private static ImmutableSortedDictionary<string, int> Mig(string profile, int count) =>
        ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal).Add(profile, count);
}
