using Xunit;

namespace Homelab.Cluster.Tests.Inventory;

public sealed class KubernetesNameTests
{
    [Theory]
    [InlineData("k3s-master1", true)]
    [InlineData("node.home.lan", true)]
    [InlineData("1", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a..b", false)]
    [InlineData("A", false)]
    [InlineData("a\n", false)]
    public void IsSubdomain(string name, bool expected) => Assert.Equal(expected, KubernetesName.IsSubdomain(name));

    [Theory]
    [InlineData("media", true)]
    [InlineData("media-2", true)]
    [InlineData("media.home", false)]
    [InlineData("", false)]
    public void IsLabel(string name, bool expected) => Assert.Equal(expected, KubernetesName.IsLabel(name));

    [Theory]
    [InlineData("gpu", true)]
    [InlineData("nvidia.com/gpu.count", true)]
    [InlineData("/gpu", false)]
    [InlineData("nvidia.com/", false)]
    [InlineData("a/b/c", false)]
    [InlineData("NVIDIA.com/gpu", false)]
    [InlineData("", false)]
    public void IsQualified(string key, bool expected) => Assert.Equal(expected, KubernetesName.IsQualified(key));

    [Theory]
    [InlineData("", true)]
    [InlineData("true", true)]
    [InlineData("a_b.c-1", true)]
    [InlineData("a b", false)]
    [InlineData("-a", false)]
    public void IsLabelValue(string value, bool expected) => Assert.Equal(expected, KubernetesName.IsLabelValue(value));

    [Fact]
    public void LimitsTheLength()
    {
        Assert.True(KubernetesName.IsSubdomain(new string('a', 253)));
        Assert.False(KubernetesName.IsSubdomain(new string('a', 254)));
        Assert.True(KubernetesName.IsLabel(new string('a', 63)));
        Assert.False(KubernetesName.IsLabel(new string('a', 64)));
        Assert.True(KubernetesName.IsLabelValue(new string('a', 63)));
        Assert.False(KubernetesName.IsLabelValue(new string('a', 64)));
        Assert.False(KubernetesName.IsQualified(new string('a', 64)));
    }
}
