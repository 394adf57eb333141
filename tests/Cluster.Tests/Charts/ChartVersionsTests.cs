using Homelab.Cluster.Charts;
using Xunit;

namespace Homelab.Cluster.Tests.Charts;

public sealed class ChartVersionsTests
{
    private const string Setting = "homelab:storage.rookCeph.version";

    private static readonly Node[] New = [Given.Server(version: "v1.33.1+k3s1"), Given.Node(version: "v1.32.5+k3s1")];
    private static readonly Node[] WithAnOldOne = [Given.Server(version: "v1.32.5+k3s1"), Given.Node(version: "v1.30.13+k3s1")];

    [Fact]
    public void Takes_TheNewest_ThatAdmitsTheLowestNode()
    {
        Assert.Equal("v1.20.6", ChartCatalogue.RookCephVersions.Choose(null, New).Version);
        Assert.Equal("v1.19.10", ChartCatalogue.RookCephVersions.Choose(null, WithAnOldOne).Version);
    }

    [Theory]
    [InlineData("1.19.10")]
    [InlineData("v1.19.10")]
    public void Takes_TheVersionThatIsAskedFor(string wanted)
    {
        Assert.Equal("v1.19.10", ChartCatalogue.RookCephVersions.Choose(wanted, New).Version);
        Assert.Empty(ChartCatalogue.RookCephVersions.Check(wanted, New, Setting));
    }

    [Fact]
    public void Rejects_AVersionWhoseKeysNobodyKnows() => Assert.Equal(
        "homelab:storage.rookCeph.version = 1.18.0: the value keys of chart rook-ceph are not known for this version; write one of 1.19.10, 1.20.6, or remove it",
        Assert.Single(ChartCatalogue.RookCephVersions.Check("1.18.0", New, Setting)).ToString());

    [Fact]
    public void Rejects_AVersionThatDoesNotAdmitANode_AndNamesTheOneThatDoes() => Assert.Equal(
        "homelab:storage.rookCeph.version = 1.20.6: chart rook-ceph v1.20.6 needs Kubernetes 1.31 to 1.36, and homelab:cluster.nodes[1].version is v1.30.13+k3s1; "
        + "write 1.19.10, or remove it",
        Assert.Single(ChartCatalogue.RookCephVersions.Check("1.20.6", WithAnOldOne, Setting)).ToString());

    [Fact]
    public void Rejects_Nodes_WhenNoVersionAdmitsThem() => Assert.Equal(
        "homelab:cluster.nodes[1].version = v1.29.15+k3s1: chart rook-ceph v1.20.6 needs Kubernetes 1.31 to 1.36; upgrade k3s1, or do without the chart",
        Assert.Single(ChartCatalogue.RookCephVersions.Check(null, [New[0], Given.Node(version: "v1.29.15+k3s1")], Setting)).ToString());

    [Fact]
    public void Rejects_Nodes_WhenNoVersionAdmitsThem_WhicheverIsAskedFor() => Assert.Equal(
        "homelab:cluster.nodes[1].version",
        Assert.Single(ChartCatalogue.RookCephVersions.Check("1.20.6", [New[0], Given.Node(version: "v1.29.15+k3s1")], Setting)).Setting);

    [Fact]
    public void Knows_WhichKeysCameWithWhichVersion()
    {
        var (before, now) = (ChartCatalogue.LonghornVersions.All[0], ChartCatalogue.Longhorn);

        Assert.False(before.Knows("networkPolicies.restrictInternalTraffic"));
        Assert.True(now.Knows("networkPolicies.restrictInternalTraffic"));
        Assert.True(before.Knows("defaultSettings.orphanResourceAutoDeletion"));
        Assert.True(now.Knows("longhornManager.nodeSelector.anything"));
    }

    [Fact]
    public void Says_WhereAKeyHasGone()
    {
        var values = new ChartValues();
        values.Set("csi.kubeletDirPath", "/var/lib/kubelet");
        var newest = ChartCatalogue.RookCephVersions.Newest;

        var fault = Assert.Single(newest.Keys.Check(values, newest, "values"));

        Assert.Contains("operatorConfig.driverSpecDefaults.nodePlugin.kubeletDirPath", fault.Fix, StringComparison.Ordinal);
        Assert.Empty(ChartCatalogue.RookCephVersions.All[0].Keys.Check(values, newest, "values"));
    }
}
