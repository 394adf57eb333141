using Homelab.Cli.Display;
using Xunit;

namespace Homelab.Cli.Tests.Display;

public sealed class ColourWishTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("TERM=xterm-256color", null)]
    [InlineData("TERM=dumb", false)]
    [InlineData("NO_COLOR=1", false)]
    [InlineData("NO_COLOR=", null)]
    [InlineData("FORCE_COLOR=1", true)]
    [InlineData("FORCE_COLOR=0", null)]
    [InlineData("CLICOLOR_FORCE=1", true)]
    [InlineData("TERM=dumb FORCE_COLOR=1", true)]
    [InlineData("NO_COLOR=1 FORCE_COLOR=1", false)]
    public void FollowsTheEnvironment(string environment, bool? expected)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('=')).ToDictionary(entry => entry[0], entry => entry[1]);

        Assert.Equal(expected, ColourWish.Of(variables.GetValueOrDefault));
    }
}
