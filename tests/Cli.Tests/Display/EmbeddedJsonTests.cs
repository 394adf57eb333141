using CsCheck;
using Homelab.Cli.Display;
using Homelab.Engine.Protocol;
using Xunit;

namespace Homelab.Cli.Tests.Display;

public sealed class EmbeddedJsonTests
{
    // What JSON is made of, and what its reader is known to stumble over.
    private static readonly Gen<string> Pieces = Gen.OneOf(
        Gen.OneOf("{", "}", "[", "]", "\"", "\"a\"", "\"a\":", ":", ",", "1e999", "-0", "null", "true", "\\ud800", "\"\\ud800\"", "\"\\udc00x\":1", "😀", "\u0000", " ", "\n"),
        Gen.String);

    [Fact]
    public void ReadsObjectsAndLists()
    {
        Assert.True(EmbeddedJson.TryRead(""" {"b": [1, "x", null], "a": {"c": false}} """, out var value));
        Assert.Equal(
            Given.Object(
                ("a", Given.Object(("c", BoolValue.False))),
                ("b", Given.List(Given.Number(1), Given.Text("x"), PropertyValue.Null))),
            value);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{not json}")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("12")]
    public void LeavesTheRestAsText(string text) => Assert.False(EmbeddedJson.TryRead(text, out _));

    [Fact]
    public void AnyText_IsReadOrLeft() => Gen.OneOf(
        Pieces.Array[0, 12].Select(string.Concat),
        Pieces.Array[0, 8].Select(pieces => $"[{string.Concat(pieces)}]"),
        Pieces.Array[0, 8].Select(pieces => $"{{{string.Concat(pieces)}}}"))
        .Sample(text => !EmbeddedJson.TryRead(text, out var value) || value is ObjectValue or ArrayValue, iter: 5000);
}
