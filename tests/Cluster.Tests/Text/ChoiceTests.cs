using Xunit;

namespace Homelab.Cluster.Tests.Text;

public sealed class ChoiceTests
{
    [Fact]
    public void EveryChoice_IsFoundByItsName()
    {
        Assert.Equal(["NoSchedule", "PreferNoSchedule", "NoExecute"], Choice.Names<TaintEffect>());
        Assert.All(TaintEffect.All, effect =>
        {
            Assert.True(Choice.TryParse<TaintEffect>(effect.Name, out var found));
            Assert.Same(effect, found);
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("noschedule")]
    public void AnotherName_IsNone(string? name)
    {
        Assert.False(Choice.TryParse<TaintEffect>(name, out var found));
        Assert.Null(found);
    }
}
