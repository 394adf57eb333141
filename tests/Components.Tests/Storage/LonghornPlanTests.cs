using System.Text.Json;
using Homelab.Cluster;
using Homelab.Components.Storage;
using Xunit;

namespace Homelab.Components.Tests.Storage;

public sealed class LonghornPlanTests
{
    private static readonly string[] Sidecars = ["attacher", "provisioner", "resizer", "snapshotter"];
    private static readonly string[] ChartPods = ["longhornManager", "longhornDriver", "longhornUI"];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    public void KeepsThreeCopies_OrAsManyAsThereAreNodes(int nodes, int replicas)
    {
        var cluster = Given.Cluster([.. Enumerable.Range(0, nodes).Select(i => Given.Server($"n{i}"))]);

        Assert.Equal(replicas, LonghornPlan.For(Given.Longhorn(cluster, replicas: null)).Replicas);
    }

    [Fact]
    public void CountsLabelledNodesOnly_WhenDisksAreMadeOnThose()
    {
        var cluster = Given.FourNodes.With(node => node.Name is "k3s1" or "k3s2"
            ? node with { Labels = node.Labels.Add("node.longhorn.io/create-default-disk", node.Name == "k3s1" ? "true" : "config") }
            : node with { Labels = node.Labels.Add("node.longhorn.io/create-default-disk", "false") });

        var plan = LonghornPlan.For(Given.Longhorn(cluster, replicas: null, labelledDisks: true));

        Assert.Equal(["k3s1", "k3s2"], plan.StorageNodes.Select(node => node.Name));
        Assert.Equal(2, plan.Replicas);
    }

    [Fact]
    public void KeepsOneCopy_WhenStrictLocalAndNobodyNamesANumber()
    {
        var plan = LonghornPlan.For(Given.Longhorn(replicas: null, classes:
        [
            new("a"), new("b") { DataLocality = DataLocality.StrictLocal }, new("c") { Replicas = 2, ReclaimPolicy = ReclaimPolicy.Delete },
        ]));

        Assert.Equal(
            [(3, "best-effort", "Retain"), (1, "strict-local", "Retain"), (2, "best-effort", "Delete")],
            plan.StorageClasses.Select(item => (item.Replicas!.Value, item.DataLocality!.Name, item.ReclaimPolicy!.Name)));
    }

    [Fact]
    public void RunsOnePodOfEachSidecar_OnASingleNode()
    {
        var plan = LonghornPlan.For(Given.Longhorn(Given.Cluster(Given.Server("n")), replicas: 1));

        Assert.All(
            Sidecars,
            sidecar => Assert.Equal(1, plan.Release.Values.Get($"csi.{sidecar}ReplicaCount")));
    }

    [Fact]
    public void ToleratesEveryTaintThatKeepsPodsAway()
    {
        var cluster = Given.FourNodes.With(node => node.Gpu is null
            ? node with { Taints = [new Taint("soft", "", TaintEffect.PreferNoSchedule)] }
            : node with { Taints = [new Taint("nvidia.com/gpu", "present", TaintEffect.NoSchedule), new Taint("maintenance", "", TaintEffect.NoExecute)] });

        var values = LonghornPlan.For(Given.Longhorn(cluster)).Release.Values;

        Assert.Equal("maintenance:NoExecute;nvidia.com/gpu=present:NoSchedule", values.Get("defaultSettings.taintToleration"));
        Assert.All(ChartPods, pods => Assert.Equal(
            """[{"key":"maintenance","operator":"Exists","effect":"NoExecute"},{"key":"nvidia.com/gpu","operator":"Equal","effect":"NoSchedule","value":"present"}]""",
            JsonSerializer.Serialize(values.Get($"{pods}.tolerations"))));
    }

    [Fact]
    public void SetsTheCommonKubeletRoot_AndSaysSo()
    {
        var args = Given.Longhorn(Given.FourNodes.WithKubeletRoot("/data/kubelet"));

        var plan = LonghornPlan.For(args);

        Assert.Equal("/data/kubelet", plan.Release.Values.Get("csi.kubeletRootDir"));
        Assert.Contains(
            "every node keeps its kubelet in /data/kubelet, which Longhorn does not detect on K3s, so csi.kubeletRootDir is set to it",
            plan.Warnings(args));
    }

    [Fact]
    public void LaysTheUsersValuesOverItsOwn()
    {
        var plan = LonghornPlan.For(Given.Longhorn(values: new Dictionary<string, object?>
        {
            ["defaultSettings"] = new Dictionary<string, object?> { ["replicaAutoBalance"] = "best-effort" },
            ["longhornUI"] = new Dictionary<string, object?> { ["replicas"] = 0 },
        }));

        Assert.Equal("best-effort", plan.Release.Values.Get("defaultSettings.replicaAutoBalance"));
        Assert.Equal("2", plan.Release.Values.Get("defaultSettings.defaultReplicaCount"));
        Assert.Equal(0, plan.Release.Values.Get("longhornUI.replicas"));
    }
}
