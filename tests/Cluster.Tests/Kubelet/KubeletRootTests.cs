using Xunit;

namespace Homelab.Cluster.Tests.Kubelet;

public sealed class KubeletRootTests
{
    private const string OneWay =
        "kubelet compares paths as text, so there must be no '//', '.', '..', control character or '/' at the end";

    [Theory]
    [InlineData(null)]
    [InlineData("/var/lib/kubelet")]
    [InlineData("/data")]
    [InlineData("/data/.kubelet/a..b")]
    [InlineData("/mnt/my disk")]
    public void Accepts_AnAbsoluteDirectory(string? path) => Assert.Null(KubeletRoot.FaultIn(path));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("data/kubelet")]
    [InlineData("~/kubelet")]
    public void Rejects_WhatIsNoAbsoluteDirectory(string path) =>
        Assert.Equal("not an absolute path of a directory", KubeletRoot.FaultIn(path));

    [Theory]
    [InlineData("/data/")]
    [InlineData("/data//kubelet")]
    [InlineData("//data")]
    [InlineData("/data/./kubelet")]
    [InlineData("/data/../kubelet")]
    [InlineData("/..")]
    [InlineData("/data/kubelet\n")]
    public void Rejects_ASecondWayToWriteADirectory(string path) => Assert.Equal(OneWay, KubeletRoot.FaultIn(path));

    [Fact]
    public void Prints_TheDirectory()
    {
        Assert.Equal("/var/lib/kubelet", KubeletRoot.Standard.ToString());
        Assert.Equal("/data", KubeletRoot.At("/data").ToString());
        Assert.Equal("/home/k3s/agent/kubelet", KubeletRoot.Rootless("/home/k3s").ToString());
        Assert.Equal("unknown", KubeletRoot.Unknown("reason").ToString());
    }
}
