using Homelab.Cluster.Charts;
using Xunit;

namespace Homelab.Cluster.Tests.Charts;

public sealed class ChartKeysTests
{
    [Theory]
    [InlineData("defaultSettings.guaranteedInstanceManagerCpu", "did you mean defaultSettings.guaranteedInstanceManagerCPU?")]
    [InlineData("defaultSettings.orphanAutoDeletion", "write defaultSettings.orphanResourceAutoDeletion, its name since 1.9")]
    [InlineData("defaultSettings.backupTarget", "write defaultBackupStore.backupTarget, its name since 1.8")]
    [InlineData("csi.kubeletRoot", "did you mean csi.kubeletRootDir?")]
    [InlineData("longhornUi.replicas", "did you mean longhornUI.replicas?")]
    [InlineData("zzz", "remove it")]
    [InlineData("csl", "did you mean csi?")]
    [InlineData("kubeletRootDir", "did you mean csi.kubeletRootDir?")]
    [InlineData("longhornUI.kubeletrootdir", "did you mean csi.kubeletRootDir?")]
    [InlineData("cs1.kubeletRootDirs", "did you mean csi.kubeletRootDir?")]
    [InlineData("csi.attacherReplicaCount.v1", "did you mean csi.attacherReplicaCount?")]
    public void Rejects_AKeyThatTheChartDoesNotKnow(string key, string fix)
    {
        var values = new ChartValues();
        values.Set(key, 12);

        var faults = Check(values);

        Assert.Equal(
            $"homelab:storage.values.{key} = 12: chart longhorn 1.12.1 does not know this key, and Helm would ignore it without a word; {fix}",
            Assert.Single(faults).ToString());
    }

    [Theory]
    [InlineData("csi.kubeletRootDir")]
    [InlineData("defaultSettings.guaranteedInstanceManagerCPU")]
    [InlineData("defaultSettings.guaranteedInstanceManagerCPU.v1")]
    [InlineData("networkPolicies.restrictInternalTraffic")]
    [InlineData("longhornManager.nodeSelector.disk")]
    [InlineData("longhornUI.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution")]
    [InlineData("nameOverride")]
    public void Accepts_AKeyThatTheChartKnows(string key)
    {
        var values = new ChartValues();
        values.Set(key, "x");

        Assert.Empty(Check(values));
    }

    [Fact]
    public void Accepts_DotsInTheKeysOfAFreeMap()
    {
        var values = new ChartValues();
        values.Merge(new Dictionary<string, object?>
        {
            ["longhornManager"] = new Dictionary<string, object?> { ["nodeSelector"] = new Dictionary<string, object?> { ["node.home/disk"] = "fast" } },
        });

        Assert.Empty(Check(values));
    }

    [Theory]
    [InlineData("csi.kubeletRootDir", "write a map for each part of csi.kubeletRootDir")]
    [InlineData("longhornManager.nodeSelector", "write a map for each part of longhornManager.nodeSelector")]
    [InlineData("csi.kubletRootDir", "did you mean csi.kubeletRootDir?")]
    public void Rejects_DotsInAKey_BecauseHelmTakesThemAsTheyAre(string key, string fix)
    {
        var values = new ChartValues();
        values.Merge(new Dictionary<string, object?> { [key] = "/data" });

        Assert.Equal(
            $"homelab:storage.values[\"{key}\"] = /data: chart longhorn 1.12.1 does not know this key, and Helm would ignore it without a word; {fix}",
            Assert.Single(Check(values)).ToString());
    }

    [Fact]
    public void Rejects_APlainValueWhereTheChartHasAMap()
    {
        var values = new ChartValues();
        values.Set("csi", "on");

        Assert.Equal(
            "homelab:storage.values.csi = on: chart longhorn 1.12.1 takes a map of keys here, and a plain value breaks its templates; "
            + "set single keys below it, for example homelab:storage.values.csi.attacherReplicaCount",
            Assert.Single(Check(values)).ToString());
    }

    [Fact]
    public void ReadsOnePathALine_WithFreeMapsAndComments()
    {
        var keys = ChartKeys.Parse(["# a comment", "", " b.c ", "a.*", "\t", "b-d"]);

        Assert.Equal(["a", "b-d", "b.c"], keys.All);
        Assert.True(keys.Contains("a.anything.below"));
        Assert.False(keys.Contains("b.c.below"));
        Assert.False(keys.Contains("# a comment"));
    }

    [Fact]
    public void Example_IsOfTheMapItself_NotOfItsNeighbour()
    {
        var values = new ChartValues();
        values.Set("b", "on");
        var keys = ChartKeys.Parse(["b-d", "b.c"]);

        Assert.EndsWith("for example values.b.c", Assert.Single(keys.Check(values, ChartCatalogue.Longhorn, "values")).Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_EveryUnknownKey()
    {
        var values = new ChartValues();
        values.Set("b.c", 1);
        values.Set("a", 1);

        Assert.Equal(["homelab:storage.values.a", "homelab:storage.values.b.c"], Check(values).Select(fault => fault.Setting));
    }

    private static IEnumerable<Fault> Check(ChartValues values) =>
        ChartCatalogue.Longhorn.Keys.Check(values, ChartCatalogue.Longhorn, "homelab:storage.values");
}
