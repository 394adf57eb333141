using Homelab.Cluster.Charts;
using Xunit;

namespace Homelab.Cluster.Tests.Charts;

public sealed class ChartTests
{
    [Fact]
    public void Rejects_ANodeThatTheChartDoesNotAdmit()
    {
        var faults = ChartCatalogue.Longhorn.Check([Given.Server(version: "v1.25.0+k3s1"), Given.Node(version: "v1.24.17+k3s1")]);

        Assert.Equal(
            "homelab:cluster.nodes[1].version = v1.24.17+k3s1: chart longhorn 1.12.1 needs Kubernetes 1.25 or newer; "
            + "upgrade k3s1, or do without the chart",
            Assert.Single(faults).ToString());
    }

    [Fact]
    public void Warns_OfVersionsThatUpstreamDoesNotTest()
    {
        var warnings = ChartCatalogue.Longhorn.Warnings(
            [Given.Server(), Given.Node("k3s1", version: "v1.30.13+k3s1"), Given.Node("k3s2", version: "v1.33.1+k3s1"), Given.Node("k3s3")]);

        Assert.Equal(
            "chart longhorn 1.12.1 is tested on Kubernetes 1.33 to 1.36; the cluster runs v1.30.13+k3s1 on k3s1; v1.32.5+k3s1 on k3s-master1, k3s3",
            Assert.Single(warnings));
    }

    [Fact]
    public void DoesNotWarn_OfVersionsThatUpstreamTests() =>
        Assert.Empty(ChartCatalogue.Longhorn.Warnings([Given.Server(version: "v1.33.0+k3s1"), Given.Node(version: "v1.36.0+k3s1")]));

    [Fact]
    public void Catalogue_NamesEachVersionOfAChartOnce_WithHttpsRepositoryAndExactVersion()
    {
        Assert.Equal(ChartCatalogue.All.Count, ChartCatalogue.All.DistinctBy(chart => (chart.Name, chart.Version)).Count());
        Assert.All(ChartCatalogue.All, chart =>
        {
            Assert.Equal(Uri.UriSchemeHttps, new Uri(chart.Repository).Scheme);
            Assert.True(Version.TryParse(chart.Version.TrimStart('v'), out _), chart.Version);
            Assert.NotEmpty(chart.Keys.All);
            Assert.All(chart.KubeletRootKeys, key => Assert.True(chart.Knows(key), key));
            Assert.DoesNotContain(chart.Keys.All, key => chart.Keys.All.Any(other => other.StartsWith(key + ".", StringComparison.Ordinal) && !IsPerEngine(other)));
        });
        Assert.Equal(ChartCatalogue.All.Select(chart => chart.Name).Order(StringComparer.Ordinal), ChartCatalogue.All.Select(chart => chart.Name));
    }

    // A setting of Longhorn that takes one value for both data engines, or one for each.
    private static bool IsPerEngine(string key) => key.StartsWith("defaultSettings.", StringComparison.Ordinal) && key[^3..] is ".v1" or ".v2";
}
