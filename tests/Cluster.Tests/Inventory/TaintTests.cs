using Xunit;

namespace Homelab.Cluster.Tests.Inventory;

public sealed class TaintTests
{
    [Theory]
    [InlineData("nvidia.com/gpu=present:NoSchedule", "nvidia.com/gpu", "present", "NoSchedule")]
    [InlineData("nvidia.com/gpu:NoExecute", "nvidia.com/gpu", "", "NoExecute")]
    [InlineData("dedicated=:PreferNoSchedule", "dedicated", "", "PreferNoSchedule")]
    public void Accepts_TheFormsOfKubectl(string text, string key, string value, string effect)
    {
        Assert.True(Taint.TryParse(text, out var taint));

        Assert.Equal((key, value, effect), (taint.Key, taint.Value, taint.Effect.Name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("gpu:noschedule")]
    [InlineData(":NoSchedule")]
    [InlineData("a b=c:NoSchedule")]
    [InlineData("a=b c:NoSchedule")]
    [InlineData("a=b=c:NoSchedule")]
    public void Rejects_AnythingElse(string? text) => Assert.False(Taint.TryParse(text, out _));

    [Theory]
    [InlineData("nvidia.com/gpu=present:NoSchedule")]
    [InlineData("nvidia.com/gpu:NoSchedule")]
    public void PrintsWhatItReads(string text)
    {
        Assert.True(Taint.TryParse(text, out var taint));

        Assert.Equal(text, taint.ToString());
    }
}
