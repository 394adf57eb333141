using CsCheck;
using Homelab.Engine.Protocol;
using Xunit;

namespace Homelab.Engine.Tests.Protocol;

public class PropertyPathTests
{
    [Theory]
    [InlineData("", "spec", "spec")]
    [InlineData("spec", "replicas", "spec.replicas")]
    [InlineData("data", "tls.key", "data[\"tls.key\"]")]
    [InlineData("data", "", "data[\"\"]")]
    [InlineData("", "a b", "[\"a b\"]")]
    [InlineData("data", "a\"\\b", "data[\"a\\\"\\\\b\"]")]
    public void Property_IsPutInBracketsOnlyWhereItsNameNeedsThem(string path, string name, string expected) =>
        Assert.Equal(expected, PropertyPath.Property(path, name));

    [Theory]
    [InlineData("spec.containers[0].image", "spec", "containers", 0, "image")]
    [InlineData("[\"a.b\"][12].c", "a.b", 12, "c")]
    [InlineData("a[*]", "a", "*")]
    [InlineData("a[3", "a", 3)]
    [InlineData("a[\"b", "a", "b")]
    [InlineData("")]
    public void Parse_GivesNamesAndIndices(string path, params object[] steps) =>
        Assert.Equal(steps, PropertyPath.Parse(path).Select(step => (object?)step.Name ?? step.Index));

    [Fact]
    public void ParsingAPrintedPath_GivesItsSteps() =>
        Gen.OneOf(Gen.String[Gen.Char["ab.[]\"\\, "], 0, 5].Select(name => (object)name), Gen.Int[0, 99].Select(index => (object)index))
            .Array[1, 5]
            .Sample(steps =>
            {
                var path = steps.Aggregate(
                    string.Empty,
                    (above, step) => step is int index ? PropertyPath.Element(above, index) : PropertyPath.Property(above, (string)step));

                Assert.Equal(steps, PropertyPath.Parse(path).Select(step => (object?)step.Name ?? step.Index));
            });
}
