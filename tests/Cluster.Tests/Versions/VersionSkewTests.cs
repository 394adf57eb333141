using CsCheck;
using Xunit;

namespace Homelab.Cluster.Tests.Versions;

public sealed class VersionSkewTests
{
    [Fact]
    public void Accepts_OneVersion() =>
        Assert.Empty(VersionSkew.Check([Given.Server(), Given.Node("k3s1"), Given.Node("k3s2")]));

    [Fact]
    public void Accepts_TheMixOfTheFourNodes() =>
        Assert.Empty(VersionSkew.Check([Given.Server(), Given.Node("k3s1", version: "v1.30.13+k3s1"), Given.Node("k3s2"), Given.Node("k3s3")]));

    [Fact]
    public void Accepts_AgentsThreeMinorVersionsBehind() =>
        Assert.Empty(VersionSkew.Check([Given.Server(version: "v1.32.5+k3s1"), Given.Node(version: "v1.29.0+k3s1")]));

    [Fact]
    public void Accepts_AnAgentWithANewerPatch() =>
        Assert.Empty(VersionSkew.Check([Given.Server(version: "v1.32.5+k3s1"), Given.Node(version: "v1.32.6+k3s1")]));

    [Fact]
    public void Accepts_ServersOneMinorVersionApart() =>
        Assert.Empty(VersionSkew.Check([Given.Server("s1", "v1.32.5+k3s1"), Given.Server("s2", "v1.33.1+k3s1"), Given.Node(version: "v1.32.5+k3s1")]));

    [Fact]
    public void Rejects_AnAgentNewerThanTheServer()
    {
        var faults = VersionSkew.Check([Given.Server(version: "v1.32.5+k3s1"), Given.Node(version: "v1.33.1+k3s1")]);

        Assert.Equal(
            "homelab:cluster.nodes[1].version = v1.33.1+k3s1: a kubelet must not be newer than any API server, and "
            + "k3s-master1 runs v1.32.5+k3s1; upgrade k3s-master1 first, or bring k3s1 back to 1.32",
            Assert.Single(faults).ToString());
    }

    [Fact]
    public void Rejects_AnAgentNewerThanTheOldestServer()
    {
        var faults = VersionSkew.Check([Given.Server("s1", "v1.33.1+k3s1"), Given.Server("s2", "v1.32.5+k3s1"), Given.Node(version: "v1.33.1+k3s1")]);

        Assert.Equal(
            "homelab:cluster.nodes[2].version = v1.33.1+k3s1: a kubelet must not be newer than any API server, and "
            + "s2 runs v1.32.5+k3s1; upgrade s2 first, or bring k3s1 back to 1.32",
            Assert.Single(faults).ToString());
    }

    [Fact]
    public void Rejects_AnAgentFourMinorVersionsBehind()
    {
        var faults = VersionSkew.Check([Given.Server(version: "v1.32.5+k3s1"), Given.Node(version: "v1.28.9+k3s1")]);

        Assert.Equal(
            "homelab:cluster.nodes[1].version = v1.28.9+k3s1: a kubelet may be at most 3 minor versions older than the API "
            + "server, and k3s-master1 runs v1.32.5+k3s1; upgrade k3s1 to 1.29 or newer, at best to v1.32.5+k3s1",
            Assert.Single(faults).ToString());
    }

    [Theory]
    [InlineData("v1.27.3+k3s1", "v1.25.0+k3s1", 0)]
    [InlineData("v1.27.3+k3s1", "v1.24.0+k3s1", 1)]
    [InlineData("v1.28.0+k3s1", "v1.25.0+k3s1", 0)]
    [InlineData("v1.28.0+k3s1", "v1.24.0+k3s1", 1)]
    public void AllowsTwoMinorVersionsBehind_Before128_AndThreeFromThenOn(string server, string agent, int faults) =>
        Assert.Equal(faults, VersionSkew.Check([Given.Server(version: server), Given.Node(version: agent)]).Count());

    [Fact]
    public void Rejects_ServersTwoMinorVersionsApart()
    {
        var faults = VersionSkew.Check([Given.Server("s1", "v1.32.5+k3s1"), Given.Server("s2", "v1.30.13+k3s1")]);

        Assert.Equal(
            "homelab:cluster.nodes[1].version = v1.30.13+k3s1: API servers may be at most one minor version apart, and "
            + "s1 runs v1.32.5+k3s1; upgrade s2 one minor version at a time, servers before agents",
            Assert.Single(faults).ToString());
    }

    [Fact]
    public void Rejects_AnotherMajorVersion()
    {
        var faults = VersionSkew.Check([Given.Server(version: "v2.0.0+k3s1"), Given.Node(version: "v1.40.0+k3s1")]);

        Assert.Equal("homelab:cluster.nodes[1].version", Assert.Single(faults).Setting);
    }

    [Fact]
    public void Warns_OfTheMixOfTheFourNodes()
    {
        var warnings = VersionSkew.Warnings(
            [Given.Server(), Given.Node("k3s1", version: "v1.30.13+k3s1"), Given.Node("k3s2"), Given.Node("k3s3")]);

        Assert.Equal(
            "the nodes run a mix of versions: v1.32.5+k3s1 on k3s-master1, k3s2, k3s3; v1.30.13+k3s1 on k3s1; "
            + "upgrade to v1.32.5+k3s1: k3s1 (2 minor versions behind)",
            Assert.Single(warnings));
    }

    [Fact]
    public void Warns_OfAMixOfPatches()
    {
        var warnings = VersionSkew.Warnings([Given.Server(), Given.Node("k3s1", version: "v1.32.4+k3s1")]);

        Assert.Equal(
            "the nodes run a mix of versions: v1.32.5+k3s1 on k3s-master1; v1.32.4+k3s1 on k3s1; upgrade to v1.32.5+k3s1: k3s1",
            Assert.Single(warnings));
    }

    [Fact]
    public void Warns_NamingTheOldestFirst()
    {
        var warnings = VersionSkew.Warnings(
            [Given.Server(), Given.Node("a", version: "v1.31.4+k3s1"), Given.Node("b", version: "v1.30.13+k3s1"), Given.Node("c", version: "v1.31.4+k3s1")]);

        Assert.Equal(
            "the nodes run a mix of versions: v1.32.5+k3s1 on k3s-master1; v1.31.4+k3s1 on a, c; v1.30.13+k3s1 on b; "
            + "upgrade to v1.32.5+k3s1: b (2 minor versions behind), a (one minor version behind), c (one minor version behind)",
            Assert.Single(warnings));
    }

    [Fact]
    public void SaysNothing_WithoutAServerToCompareWith() =>
        Assert.Empty(VersionSkew.Check([Given.Node("a", version: "v1.20.0+k3s1"), Given.Node("b", version: "v1.33.0+k3s1")]));

    [Fact]
    public void DoesNotWarn_WhenAllVersionsAreEqual() => Assert.Empty(VersionSkew.Warnings([Given.Server(), Given.Node()]));

    [Fact]
    public void EveryMixThatIsAccepted_KeepsThePolicy()
    {
        var node = Gen.Select(Gen.Bool, Gen.Int[22, 36], (server, minor) =>
            Given.Node("n", server ? NodeRole.Server : NodeRole.Agent, $"v1.{minor}.0+k3s1"));
        node.Array[1, 6].Where(nodes => nodes.Any(n => n.Role == NodeRole.Server)).Sample(nodes =>
        {
            var servers = nodes.Where(n => n.Role == NodeRole.Server).Select(n => n.Version.Minor).ToArray();
            var agents = nodes.Where(n => n.Role == NodeRole.Agent).Select(n => n.Version.Minor);
            var allowed = servers.Max() >= 28 ? 3 : 2;
            var holds = servers.Max() - servers.Min() <= 1
                && agents.All(agent => agent <= servers.Min() && servers.Max() - agent <= allowed);

            Assert.Equal(holds, !VersionSkew.Check(nodes).Any());
        });
    }
}
