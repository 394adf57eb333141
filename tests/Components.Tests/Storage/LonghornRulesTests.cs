using Homelab.Cluster;
using Homelab.Components.Storage;
using Xunit;

namespace Homelab.Components.Tests.Storage;

public sealed class LonghornRulesTests
{
    [Fact]
    public void Accepts_TheFourNodes() => Assert.Empty(LonghornRules.Check(Given.Longhorn()));

    [Fact]
    public void Accepts_TheDefaults() =>
        Assert.Empty(LonghornRules.Check(new LonghornStorageArgs { Cluster = Given.FourNodes }));

    [Fact]
    public void Rejects_AKubeletRootDirThatNoNodeHas() => AssertFault(
        Given.Longhorn(kubeletRootDir: Given.Rancher),
        $"homelab:storage.kubeletRootDir = {Given.Rancher}: the kubelet root is /var/lib/kubelet on k3s-master1, k3s1, k3s2, k3s3, so "
        + "mounts would never appear: the driver registers and mounts where the kubelet does not look, and where a bind mount or "
        + "symlink hides that, pods with fsGroup fail with \"lstat …/mount: no such file or directory\" and pods without it "
        + "silently write to the node's root disk; "
        + "remove the setting (K3s has kept kubelet in /var/lib/kubelet since v0.10.0); only if every node really runs with "
        + $"--kubelet-arg root-dir={Given.Rancher}, say so in kubeletRoot of each node in homelab:cluster.nodes");

    [Fact]
    public void Accepts_AKubeletRootDirThatEveryNodeHas() => Assert.Empty(LonghornRules.Check(
        Given.Longhorn(Given.FourNodes.WithKubeletRoot(Given.Rancher), kubeletRootDir: Given.Rancher)));

    [Fact]
    public void Rejects_NodesWhoseKubeletRootsDiffer()
    {
        var cluster = Given.FourNodes.With(node => node.Name == "k3s3" ? node with { KubeletRoot = KubeletRoot.At("/data/kubelet") } : node);

        var fault = Assert.Single(LonghornRules.Check(Given.Longhorn(cluster)));

        Assert.Equal("homelab:cluster.nodes", fault.Setting);
        Assert.StartsWith("the kubelet roots differ, but the storage driver has one root for the whole cluster", fault.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/var/lib/rancher/k3s/agent/kubelet")]
    [InlineData("/var/lib/kubelet/")]
    [InlineData("")]
    public void Rejects_AKubeletRootThatComesAsAChartValue(string root)
    {
        var fault = Assert.Single(LonghornRules.Check(Given.Longhorn(values: KubeletRootValue(root))));

        Assert.Equal("homelab:storage.longhorn.values.csi.kubeletRootDir", fault.Setting);
        Assert.Equal(root, fault.Value);
    }

    [Fact]
    public void Accepts_AKubeletRootThatComesAsAChartValue_WhenEveryNodeHasIt() =>
        Assert.Empty(LonghornRules.Check(Given.Longhorn(values: KubeletRootValue("/var/lib/kubelet"))));

    [Fact]
    public void Rejects_AKubeletRootThatIsNoText() => AssertFault(
        Given.Longhorn(transform: (values, _) => values.Set("csi.kubeletRootDir", 1)),
        "TransformRelease.csi.kubeletRootDir = 1: not text, so it cannot be held against the nodes' kubelet roots; write the directory, or remove it");

    [Fact]
    public void Rejects_TakingAwayAKubeletRootThatTheNodesNeed()
    {
        var args = Given.Longhorn(Given.FourNodes.WithKubeletRoot("/data/kubelet"), transform: (values, _) => values.Remove("csi.kubeletRootDir"));

        Assert.Equal("TransformRelease.csi.kubeletRootDir", Assert.Single(LonghornRules.Check(args)).Setting);
    }

    [Fact]
    public void Rejects_AChartValueThatTheChartDoesNotKnow() => AssertFault(
        Given.Longhorn(values: new Dictionary<string, object?>
        {
            ["defaultSettings"] = new Dictionary<string, object?> { ["guaranteedInstanceManagerCpu"] = 20 },
        }),
        "homelab:storage.longhorn.values.defaultSettings.guaranteedInstanceManagerCpu = 20: chart longhorn 1.12.1 does not know this key, and "
        + "Helm would ignore it without a word; did you mean defaultSettings.guaranteedInstanceManagerCPU?");

    [Fact]
    public void Rejects_AKeyOfTheTransformThatTheChartDoesNotKnow() => AssertFault(
        Given.Longhorn(transform: (values, _) => values.Set("defaultSettings.loglevel", "Debug")),
        "TransformRelease.defaultSettings.loglevel = Debug: chart longhorn 1.12.1 does not know this key, and "
        + "Helm would ignore it without a word; did you mean defaultSettings.logLevel?");

    [Fact]
    public void Rejects_MoreReplicasThanStorageNodes() => AssertFault(
        Given.Longhorn(Given.Cluster(Given.Server("s1"), Given.Agent("a1")), replicas: 3),
        "homelab:storage.longhorn.replicas = 3: copies lie on different nodes, and there are only 2 storage nodes (s1, a1); lower it, or add a storage node");

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public void Rejects_ReplicasOutOfRange(int replicas) => AssertFault(
        Given.Longhorn(replicas: replicas),
        $"homelab:storage.longhorn.replicas = {replicas}: out of range; write a whole number from 1 to 20");

    [Fact]
    public void Rejects_NumbersOutOfRange()
    {
        var faults = LonghornRules.Check(Given.Longhorn(csiReplicaCount: 11, ui: new LonghornUi { Replicas = 0 }, overProvisioning: 1001, minimalAvailable: 101));

        Assert.Equal(
            [
                "homelab:storage.longhorn.csiReplicaCount = 11: out of range; write a whole number from 1 to 10",
                "homelab:storage.longhorn.ui.replicas = 0: out of range; write a whole number from 1 to 10",
                "homelab:storage.longhorn.storageOverProvisioningPercentage = 1001: out of range; write a whole number from 0 to 1000",
                "homelab:storage.longhorn.storageMinimalAvailablePercentage = 101: out of range; write a whole number from 0 to 100",
            ],
            faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public void Accepts_NumbersAtTheirLimits()
    {
        Assert.Empty(LonghornRules.Check(Given.Longhorn(replicas: 1, csiReplicaCount: 1, ui: new LonghornUi(), overProvisioning: 0, minimalAvailable: 0)));
        Assert.Empty(LonghornRules.Check(Given.Longhorn(replicas: 4, csiReplicaCount: 10, ui: new LonghornUi { Replicas = 10 }, overProvisioning: 1000, minimalAvailable: 100)));
    }

    [Theory]
    [InlineData("var/lib/longhorn")]
    [InlineData("/")]
    [InlineData("/mnt/../etc")]
    public void Rejects_WhatIsNoDataPath(string path) => AssertFault(
        Given.Longhorn(defaultDataPath: path),
        $"homelab:storage.longhorn.defaultDataPath = {path}: not an absolute path of a directory below /; "
        + "write the directory for volumes on each node, for example /var/lib/longhorn/");

    [Fact]
    public void Rejects_DisksOnLabelledNodes_WhenNoNodeIsLabelled() => AssertFault(
        Given.Longhorn(labelledDisks: true),
        "homelab:storage.longhorn.createDefaultDiskLabeledNodes = true: no node in homelab:cluster.nodes carries the label "
        + "node.longhorn.io/create-default-disk, so Longhorn would have no disk; label the storage nodes "
        + "node.longhorn.io/create-default-disk=true, there and in the cluster, or remove the setting");

    [Fact]
    public void Rejects_ANodeThatTheChartDoesNotAdmit()
    {
        var cluster = Given.Cluster(Given.Server("s1", "v1.24.17+k3s1"));

        AssertFault(
            Given.Longhorn(cluster, replicas: 1),
            "homelab:cluster.nodes[0].version = v1.24.17+k3s1: chart longhorn 1.12.1 needs Kubernetes 1.25 or newer; upgrade s1, or do without the chart");
    }

    [Fact]
    public void Reports_EveryFaultAtOnce()
    {
        var args = Given.Longhorn(replicas: 9, kubeletRootDir: Given.Rancher, version: "1.0.0", ui: new LonghornUi { Replicas = 99 }, defaultDataPath: "x");

        Assert.Equal(
            ["longhorn.version", "longhorn.ui.replicas", "longhorn.defaultDataPath", "longhorn.replicas", "kubeletRootDir"],
            LonghornRules.Check(args).Select(fault => fault.Setting["homelab:storage.".Length..]));
    }

    private static Dictionary<string, object?> KubeletRootValue(string root) =>
        new() { ["csi"] = new Dictionary<string, object?> { ["kubeletRootDir"] = root } };

    private static void AssertFault(LonghornStorageArgs args, string message) =>
        Assert.Equal(message, Assert.Single(LonghornRules.Check(args)).ToString());
}
