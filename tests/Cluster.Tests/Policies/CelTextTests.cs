using Homelab.Cluster.Policies;
using Xunit;

namespace Homelab.Cluster.Tests.Policies;

public sealed class CelTextTests
{
    [Theory]
    [InlineData("", "''")]
    [InlineData("nvidia.com/gpu", "'nvidia.com/gpu'")]
    [InlineData("say \"x\"", "'say \"x\"'")]
    public void Literal_IsTheTextInQuotes(string text, string expected) => Assert.Equal(expected, CelText.Literal(text));

    [Theory]
    [InlineData("'", "cannot stand in a CEL literal: ' (Parameter 'text')")]
    [InlineData("x' || true || 'x", "cannot stand in a CEL literal: x' || true || 'x (Parameter 'text')")]
    [InlineData("a\\", "cannot stand in a CEL literal: a\\ (Parameter 'text')")]
    [InlineData("a\nb", "cannot stand in a CEL literal: a\nb (Parameter 'text')")]
    public void Literal_RefusesWhatWouldEndIt(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => CelText.Literal(text)).Message);

    [Fact]
    public void List_IsOfLiterals()
    {
        Assert.Equal("['a', 'b']", CelText.List(["a", "b"]));
        Assert.Equal("[]", CelText.List([]));
    }
}
