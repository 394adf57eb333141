using CsCheck;
using Homelab.Cli.Display;
using Xunit;

namespace Homelab.Cli.Tests.Display;

public sealed class TextTests
{
    [Theory]
    [InlineData("kubernetes:core/v1:ConfigMap", "kubernetes:core/v1:ConfigMap")]
    [InlineData("random:index/randomPassword:RandomPassword", "random:index:RandomPassword")]
    [InlineData("aws:ec2/securityGroup:SecurityGroup", "aws:ec2:SecurityGroup")]
    [InlineData("homelab:storage:LonghornStorage", "homelab:storage:LonghornStorage")]
    [InlineData("pulumi:pulumi:Stack", "pulumi:pulumi:Stack")]
    [InlineData("a:b", "a:b")]
    [InlineData("a:b/c:", "a:b/c:")]
    public void ShortensTypes_LikePulumi(string token, string expected) => Assert.Equal(expected, TypeName.Shortened(token));

    [Theory]
    [InlineData("abcdefgh", 8, "abcdefgh")]
    [InlineData("abcdefgh", 7, "ab…efgh")]
    [InlineData("abcdefgh", 4, "a…gh")]
    [InlineData("abcdefgh", 1, "…")]
    [InlineData("abcdefgh", 0, "")]
    [InlineData("日本語の名前", 7, "日…名前")]
    public void ShortensTheMiddle(string text, int columns, string expected) => Assert.Equal(expected, TextWidth.ShortenMiddle(text, columns));

    [Theory]
    [InlineData("2 warnings", 6, "2 war…")]
    [InlineData("2 warnings", 10, "2 warnings")]
    public void ShortensTheEnd(string text, int columns, string expected) => Assert.Equal(expected, TextWidth.ShortenEnd(text, columns));

    [Theory]
    [InlineData("one two three", 13, 0, "one two three")]
    [InlineData("one two three", 12, 0, "one two|three")]
    [InlineData("one two three", 9, 4, "one|two three")]
    [InlineData("  at one two", 8, 0, "  at one|  two")]
    [InlineData("https://example.com/long and short", 10, 0, "https://example.com/long|and short")]
    [InlineData("日本 日本 日本", 9, 0, "日本 日本|日本")]
    public void WrapsAtBlanks(string text, int columns, int taken, string expected) =>
        Assert.Equal(expected, string.Join('|', TextWidth.Wrap(text, columns, taken)));

    [Fact]
    public void DoesNotWrap_WithoutALimit() => Assert.Equal(["one two"], TextWidth.Wrap("one two", columns: null));

    [Fact]
    public void NeverTakesMoreColumnsThanAllowed() =>
        Gen.String.Select(Gen.Int[0, 20]).Sample((text, columns) =>
        {
            var safe = SafeText.OfName(text);

            return TextWidth.Of(TextWidth.ShortenMiddle(safe, columns)) <= columns && TextWidth.Of(TextWidth.ShortenEnd(safe, columns)) <= columns;
        });

    [Fact]
    public void NoTextReachesTheTerminalWithControlCharacters() =>
        Gen.String.Sample(text =>
            !SafeText.OfName(text).Any(char.IsControl)
            && !SafeText.Quoted(text).Any(char.IsControl)
            && !SafeText.OfMessage(text).Any(c => char.IsControl(c) && c is not ('\n' or '\t')));

    [Theory]
    [InlineData("a\"b\\c\n\r\t\u0007é😀", "\"a\\\"b\\\\c\\n\\r\\t\\u0007é😀\"")]
    [InlineData("", "\"\"")]
    public void QuotesOnOneLine(string text, string expected) => Assert.Equal(expected, SafeText.Quoted(text));
}
