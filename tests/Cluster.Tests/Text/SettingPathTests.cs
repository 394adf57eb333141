using Xunit;

namespace Homelab.Cluster.Tests.Text;

public sealed class SettingPathTests
{
    [Theory]
    [InlineData("replicas", "homelab:storage.replicas")]
    [InlineData("create-default_disk1", "homelab:storage.create-default_disk1")]
    [InlineData("node.longhorn.io/disk", "homelab:storage[\"node.longhorn.io/disk\"]")]
    [InlineData("", "homelab:storage[\"\"]")]
    [InlineData("a\"b\\", "homelab:storage[\"a\\\"b\\\\\"]")]
    public void Member_IsQuoted_WhenItsKeyIsNoPlainWord(string key, string path) =>
        Assert.Equal(path, SettingPath.Member("homelab:storage", key));

    [Fact]
    public void Item_IsCountedFromZero() => Assert.Equal("homelab:cluster.nodes[0]", SettingPath.Item("homelab:cluster.nodes", 0));
}
