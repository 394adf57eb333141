using Xunit;

namespace Homelab.Generator.Tests;

public sealed class DocumentationTests
{
    [Theory]
    [InlineData("Name of the container. Cannot be updated.", "Name of the container.")]
    [InlineData("Volumes, e.g. Those of a pod. More.", "Volumes, e.g. Those of a pod.")]
    [InlineData("minimum desired number of healthy pods", "minimum desired number of healthy pods")]
    [InlineData("", "")]
    public void FirstSentence_EndsAtTheFirstFullStop(string description, string expected) =>
        Assert.Equal(expected, Documentation.FirstSentence(description));

    [Fact]
    public void FirstSentence_JoinsLines() =>
        Assert.Equal("Name of the container.", Documentation.FirstSentence("\n    Name of\n    the container.\n"));

    [Fact]
    public void FirstSentence_CutsALongOneAtAWord()
    {
        var word = new string('a', Documentation.MaximumLength - 10);

        var sentence = Documentation.FirstSentence($"{word} {word} end.");

        Assert.Equal($"{word} …", sentence);
    }

    [Fact]
    public void FirstSentence_CutsALongWord()
    {
        var sentence = Documentation.FirstSentence(new string('a', Documentation.MaximumLength + 1));

        Assert.Equal(new string('a', Documentation.MaximumLength - 2) + " …", sentence);
    }

    [Fact]
    public void EveryType_HasASummary()
    {
        var without = Given.Types.Where(type => type.Summary.Length == 0).Select(type => type.Name);

        Assert.Empty(without);
    }
}
