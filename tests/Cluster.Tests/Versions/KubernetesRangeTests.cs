using Xunit;

namespace Homelab.Cluster.Tests.Versions;

public sealed class KubernetesRangeTests
{
    [Theory]
    [InlineData("v1.29.15+k3s1", false)]
    [InlineData("v1.30.0-rc1+k3s1", true)]
    [InlineData("v1.32.5+k3s1", true)]
    [InlineData("v1.33.99+k3s1", true)]
    [InlineData("v1.34.0+k3s1", false)]
    [InlineData("v2.31.0", false)]
    [InlineData("v0.31.0", false)]
    public void Contains_BothItsEnds_WhateverThePatch(string version, bool expected) =>
        Assert.Equal(expected, new KubernetesRange(30, 33).Contains(Given.Version(version)));

    [Theory]
    [InlineData("v1.29.15+k3s1", false)]
    [InlineData("v1.30.0+k3s1", true)]
    [InlineData("v1.99.0+k3s1", true)]
    [InlineData("v2.31.0", false)]
    public void Contains_EverythingFromItsFirst_WhenOpen(string version, bool expected) =>
        Assert.Equal(expected, new KubernetesRange(30).Contains(Given.Version(version)));

    [Fact]
    public void Prints_ItsEnds()
    {
        Assert.Equal("1.30 to 1.33", new KubernetesRange(30, 33).ToString());
        Assert.Equal("1.30 or newer", new KubernetesRange(30).ToString());
    }
}
