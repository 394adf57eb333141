using Homelab.Engine.Protocol;
using Xunit;

namespace Homelab.Engine.Tests.Protocol;

public class SemanticVersionTests
{
    [Theory]
    [InlineData("4.32.0")]
    [InlineData("1.0.0-alpha.1")]
    [InlineData("1.0.0-alpha-2.x.7+build.5")]
    public void PrintsAsItWasRead(string text) => Assert.Equal(text, SemanticVersion.TryParse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2")]
    [InlineData("v1.2.3")]
    [InlineData("01.2.3")]
    [InlineData("1.2.3-")]
    [InlineData("1.2.3-01")]
    [InlineData("1.2.3+a_b")]
    public void Rejects_WhatIsNone(string text) => Assert.Null(SemanticVersion.TryParse(text));

    [Fact]
    public void Order_IsThatOfTheSpecification()
    {
        string[] ordered =
            ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-beta.11a", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "2.0.0"];

        var sorted = ordered.Reverse().Select(v => SemanticVersion.TryParse(v)!).Order().Select(v => v.ToString());

        Assert.Equal(ordered, sorted);
    }

    [Fact]
    public void EveryVersion_FollowsNone() => Assert.Equal(1, SemanticVersion.TryParse("0.0.0")!.CompareTo(null));

    [Theory]
    [InlineData(">=3.0.0", true)]
    [InlineData(">=3.0.0 || <4.0.0", true)]
    [InlineData(">3.5.0", false)]
    [InlineData(">=3.0.0 <3.5.0", false)]
    [InlineData("<3.0.0 || >=3.5.0", true)]
    [InlineData("!3.5.0", false)]
    [InlineData(">= 3.0.0 !3.4.0", true)]
    [InlineData("3.5.0", true)]
    [InlineData("=3.5.0", true)]
    [InlineData("==3.5.0", true)]
    [InlineData("=3.5.1", false)]
    [InlineData("!=3.5.0", false)]
    [InlineData(">=3.5.0", true)]
    [InlineData("<=3.5.0", true)]
    [InlineData("<=3.4.9", false)]
    [InlineData("<3.5.0", false)]
    [InlineData("<3.6.x", true)]
    [InlineData(">2.x", true)]
    [InlineData("4.5.x", false)]
    [InlineData("x.x", null)]
    [InlineData(">=3.0.0 ||", null)]
    [InlineData(">=3.0.0 about", null)]
    [InlineData("3.x", true)]
    [InlineData("3.4.x", false)]
    [InlineData(">3.4.x", true)]
    [InlineData("!=3.x", false)]
    [InlineData("about 3", null)]
    [InlineData("", null)]
    [InlineData(">=", null)]
    public void Range_ContainsWhatItsConditionsAllow(string range, bool? contains) =>
        Assert.Equal(contains, VersionRange.Contains(range, SemanticVersion.TryParse("3.5.0")!));
}
