using CsCheck;
using Xunit;

namespace Homelab.Cluster.Tests.Text;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["replicas", "reclaimPolicy", "kubeletRootDir", "cni", "nodes"];
    private static readonly string[] Alike = ["ab", "ac", "ad", "bb"];

    [Theory]
    [InlineData("replica", "replicas")]
    [InlineData("Replicas", "replicas")]
    [InlineData("reclaim_policy", "reclaimPolicy")]
    [InlineData("kubeletRoot", "kubeletRootDir")]
    [InlineData("kubletRootDir", "kubeletRootDir")]
    [InlineData("replcias", "replicas")]
    [InlineData("node", "nodes")]
    public void FindsTheName_WhenFewLettersDiffer(string written, string meant) =>
        Assert.Equal(meant, NearestName.Of(written, Known));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("zzzzzzzz")]
    [InlineData("password")]
    public void FindsNothing_WhenNoNameIsClose(string written) => Assert.Null(NearestName.Of(written, Known));

    [Fact]
    public void DoesNotDependOnTheOrderOfTheKnownNames() =>
        Gen.Shuffle(Alike).Sample(known => Assert.Equal("ab", NearestName.Of("ax", known)));

    [Fact]
    public void FindsAKnownName_ForItself() =>
        Gen.String[Gen.Char.AlphaNumeric, 1, 20].Array[1, 8].Sample(known =>
            Assert.All(known, name => Assert.Equal(name, NearestName.Of(name, known), ignoreCase: true)));
}
