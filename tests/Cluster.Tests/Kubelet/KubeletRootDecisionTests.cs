using System.Collections.Immutable;
using CsCheck;
using Xunit;

namespace Homelab.Cluster.Tests.Kubelet;

public sealed class KubeletRootDecisionTests
{
    private const string Setting = "homelab:storage.kubeletRootDir";
    private const string Rancher = "/var/lib/rancher/k3s/agent/kubelet";

    private const string Failure =
        "mounts would never appear: the driver registers and mounts where the kubelet does not look, and where a bind mount or "
        + "symlink hides that, pods with fsGroup fail with \"lstat …/mount: no such file or directory\" and pods without it "
        + "silently write to the node's root disk";

    [Fact]
    public void SetsNothing_WhenEveryRootIsTheStandardOne() =>
        Assert.Equal((null, 0), Decide(null, Given.Server(), Given.Node("k3s1"), Given.Node("k3s2")));

    [Fact]
    public void SetsTheOverride_WhenItEqualsEveryRoot() =>
        Assert.Equal((Rancher, 0), Decide(Rancher, Given.Server(kubeletRoot: Rancher), Given.Node(kubeletRoot: Rancher)));

    [Fact]
    public void SetsTheStandardRoot_WhenTheUserNamesIt() =>
        Assert.Equal(("/var/lib/kubelet", 0), Decide("/var/lib/kubelet", Given.Server()));

    [Fact]
    public void SetsTheCommonRoot_BecauseLonghornDoesNotDetectIt() =>
        Assert.Equal(("/data/kubelet", 0), Decide(null, Given.Server(kubeletRoot: "/data/kubelet"), Given.Node(kubeletRoot: "/data/kubelet")));

    [Fact]
    public void Rejects_AnOverrideThatNoNodeHas()
    {
        var decision = KubeletRootDecision.For([Given.Server(), Given.Node("k3s1")], Rancher, Setting);

        Assert.Null(decision.Path);
        Assert.Equal(
            $"{Setting} = {Rancher}: the kubelet root is /var/lib/kubelet on k3s-master1, k3s1, so {Failure}; "
            + "remove the setting (K3s has kept kubelet in /var/lib/kubelet since v0.10.0); only if every node really runs with "
            + $"--kubelet-arg root-dir={Rancher}, say so in kubeletRoot of each node in homelab:cluster.nodes",
            Assert.Single(decision.Faults).ToString());
    }

    [Fact]
    public void Rejects_AnOverrideThatDiffersInOneLetter() =>
        Assert.Equal((null, 1), Decide("/data/kubelet/", Given.Server(kubeletRoot: "/data/kubelet")));

    [Fact]
    public void Rejects_RootsThatDiffer()
    {
        var decision = KubeletRootDecision.For([Given.Server(), Given.Node("k3s1", kubeletRoot: "/data/kubelet")], null, Setting);

        Assert.Null(decision.Path);
        Assert.Equal(
            "homelab:cluster.nodes = [k3s-master1: /var/lib/kubelet, k3s1: /data/kubelet]: the kubelet roots differ, but the storage "
            + $"driver has one root for the whole cluster; on the other nodes {Failure}; "
            + "give every node the same kubelet root, at best none of its own (no --kubelet-arg root-dir)",
            Assert.Single(decision.Faults).ToString());
    }

    [Fact]
    public void Rejects_RootsThatDiffer_EvenWhenTheOverrideEqualsOne()
    {
        var decision = KubeletRootDecision.For([Given.Server(), Given.Node("k3s1", kubeletRoot: Rancher)], Rancher, Setting);

        Assert.Null(decision.Path);
        Assert.Equal(["homelab:cluster.nodes", Setting], decision.Faults.Select(fault => fault.Setting));
    }

    [Fact]
    public void Rejects_AnOverride_NamingEveryOtherRoot() => Assert.StartsWith(
        "the kubelet root is /var/lib/kubelet on k3s-master1, k3s2 and /data/kubelet on k3s1, so mounts",
        KubeletRootDecision.For([Given.Server(), Given.Node("k3s1", kubeletRoot: "/data/kubelet"), Given.Node("k3s2")], Rancher, Setting)
            .Faults.Single(fault => fault.Setting == Setting).Reason,
        StringComparison.Ordinal);

    [Fact]
    public void Rejects_AnUnknownRoot()
    {
        var decision = KubeletRootDecision.For([Given.Server(version: "v1.32.5")], null, Setting);

        Assert.Null(decision.Path);
        Assert.Equal(
            "homelab:cluster.nodes[0].kubeletRoot = unset: the kubelet root of k3s-master1 is unknown: v1.32.5 is no K3s version, and "
            + "other builds set the kubelet's root as they like; set kubeletRoot to the --root-dir of that node's kubelet",
            Assert.Single(decision.Faults).ToString());
    }

    [Fact]
    public void WhatIsSet_EqualsTheRootOfEveryNode()
    {
        var root = Gen.OneOf<string?>(null, null, null, "/var/lib/kubelet", Rancher, "/data/kubelet", "/data/kubelet/", "");
        var node = Gen.Select(root, Gen.OneOf("v1.32.5+k3s1", "v1.32.5+k3s1", "v1.32.5"), (path, version) =>
            Given.Node("n", NodeRole.Server, version, path));
        var passed = 0;
        Gen.Select(node.Array[0, 4], root).Sample((nodes, wanted) =>
        {
            var decision = KubeletRootDecision.For(nodes, wanted, Setting);

            Assert.True(decision.Faults.IsEmpty || decision.Path is null);
            if (decision.Path is { } path)
            {
                Interlocked.Increment(ref passed);
                Assert.All(nodes, n => Assert.Equal(n.KubeletRoot.Path, path));
            }
            else if (decision.Faults.IsEmpty)
            {
                Assert.All(nodes, n => Assert.Equal(KubeletRoot.StandardPath, n.KubeletRoot.Path));
            }
        });
        Assert.True(passed > 0, "no sample set anything");
    }

    private static (string? Path, int Faults) Decide(string? wanted, params ImmutableArray<Node> nodes)
    {
        var decision = KubeletRootDecision.For(nodes, wanted, Setting);
        return (decision.Path, decision.Faults.Length);
    }
}
