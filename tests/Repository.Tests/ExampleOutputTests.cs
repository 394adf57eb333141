using Xunit;

namespace Homelab.Repository.Tests;

/// <summary>The examples' own reader and matcher, which must be able to say no.</summary>
public sealed class ExampleOutputTests
{
    [Theory]
    [InlineData("a|b", "a|b", true)]
    [InlineData("a|b", "a|c", false)]
    [InlineData("a", "a|b", false)]
    [InlineData("a|b", "a", false)]
    [InlineData("a|…|d", "a|b|c|d", true)]
    [InlineData("a|…|d", "a|b|c", false)]
    [InlineData("a|…", "a|b|c", true)]
    [InlineData("Duration: 1s", "Duration: 250ms", true)]
    [InlineData("Duration: 1s", "Lasted: 250ms", false)]
    public void Matches_SaysWhetherTheOutputIsTheShownOne(string expected, string printed, bool matches) =>
        Assert.Equal(matches, ExampleOutput.Matches(expected.Split('|'), printed.Split('|')));

    [Fact]
    public void Read_FindsEachCommandWithItsOutput()
    {
        string[] document = ["text", "```console", "$ one", "1", "", "$ two", "```", "```sh", "$ no", "```"];

        var examples = ExampleOutput.Read(document).ToList();

        Assert.Equal(["one", "two"], examples.Select(e => e.Command));
        Assert.Equal([3, 6], examples.Select(e => e.Line));
        Assert.Equal(["1"], examples[0].Output);
        Assert.Empty(examples[1].Output);
    }
}
