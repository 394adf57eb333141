using CsCheck;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;
using Xunit;

namespace Pulumi.Sdk.Tests.Core;

/// <summary>URNs.</summary>
public sealed class UrnTests
{
    [Fact]
    public void Parse_OfAFormattedUrn_GivesItsParts() =>
        Gen.Select(Word, Word, Word, Word, Word).Sample((stack, project, parent, type, name) =>
        {
            var odd = $"{name}::{name}$";

            Assert.True(UrnParts.TryParse(UrnParts.Format(stack, project, parent, type, odd), out var parts));
            Assert.Equal(new UrnParts(stack, project, $"{parent}${type}", odd), parts);
            Assert.Equal(type, parts.Type);
        });

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Rejects_NoText(string? text) =>
        Assert.Equal("URN cannot be null or empty. (Parameter 'value')", Assert.Throws<ArgumentException>(() => new Urn(text!)).Message);

    [Fact]
    public void Urn_IsItsText()
    {
        const string Text = "urn:pulumi:stack::project::a:b:C::name";
        var urn = new Urn(Text);

        Assert.Equal(Text, urn);
        Assert.Equal(Text, urn.ToString());
        Assert.True(urn == new Urn(Text));
        Assert.False(urn != new Urn(Text));
    }

    [Fact]
    public async Task Create_TakesStackProjectAndTypesOfTheParent()
    {
        await Given.InProgramAsync(async () =>
        {
            const string Stack = "urn:pulumi:s::p::pulumi:pulumi:Stack::p-s";
            const string Parent = "urn:pulumi:s::p::a:b:Grand$a:b:Parent::p";

            Assert.Equal("urn:pulumi:stack::project::a:b:C::n", await OutputUtilities.GetValueAsync(Urn.Create("n", "a:b:C")));
            Assert.Equal("urn:pulumi:other::one::a:b:C::n", await OutputUtilities.GetValueAsync(Urn.Create("n", "a:b:C", project: "one", stack: "other")));
            Assert.Equal("urn:pulumi:s::p::a:b:Grand$a:b:Parent$a:b:C::n", await OutputUtilities.GetValueAsync(Urn.Create("n", "a:b:C", parentUrn: Parent, project: "one", stack: "other")));
            Assert.Equal("urn:pulumi:s::p::a:b:P::q$a:b:C::n", await OutputUtilities.GetValueAsync(Urn.Create("n", "a:b:C", parentUrn: "urn:pulumi:s::p::a:b:P::q::r")));
            Assert.Equal("urn:pulumi:s::p::pulumi:pulumi:Stack$a:b:C::n", await OutputUtilities.GetValueAsync(Urn.Create("n", "a:b:C", parentUrn: Stack)));
        });
    }

    [Fact]
    public async Task Create_FailsBelowWhatIsNoUrn()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Given.InProgramAsync(() => OutputUtilities.GetValueAsync(Urn.Create("n", "a:b:C", parentUrn: "x"))));

        Assert.Contains("'x' is not a URN.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_RejectsTwoParents()
    {
        await Given.InProgramAsync(() =>
        {
            var exception = Assert.Throws<ArgumentException>(() => Urn.Create("n", "a:b:C", new Echo("e"), "urn"));
            Assert.Equal("Only one of 'parent' and 'parentUrn' can be non-null.", exception.Message);
            return Task.CompletedTask;
        });
    }

    private static Gen<string> Word => Gen.String[Gen.Char.AlphaNumeric, 1, 6];
}
