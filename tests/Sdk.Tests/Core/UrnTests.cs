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
    [InlineData("urn:pulumi:stack::project::type")]
    [InlineData("arn:pulumi:stack::project::type::name")]
    public void Rejects_WhatIsNoUrn(string text)
    {
        Assert.StartsWith($"Invalid URN: {text}", Assert.Throws<ArgumentException>(() => new Urn(text)).Message, StringComparison.Ordinal);
    }

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
    public async Task Create_LeavesTheStackOutOfTheType()
    {
        await Given.InProgramAsync(async () =>
        {
            var stackUrn = "urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack";
            var parentUrn = "urn:pulumi:stack::project::a:b:Parent::p";

            Assert.Equal("urn:pulumi:stack::project::a:b:C::n", await OutputUtilities.GetValueAsync(Urn.Create("n", "a:b:C")));
            Assert.Equal("urn:pulumi:stack::project::a:b:C::n", await OutputUtilities.GetValueAsync(Urn.Create("n", "a:b:C", parentUrn: stackUrn)));
            Assert.Equal("urn:pulumi:stack::project::a:b:Parent$a:b:C::n", await OutputUtilities.GetValueAsync(Urn.Create("n", "a:b:C", parentUrn: parentUrn)));
            Assert.Equal("urn:pulumi:s::p::a:b:C::n", await OutputUtilities.GetValueAsync(Urn.Create("n", "a:b:C", project: "p", stack: "s")));
        });
    }

    [Fact]
    public async Task Create_RejectsTwoParents()
    {
        await Given.InProgramAsync(() =>
        {
            Assert.Throws<ArgumentException>(() => Urn.Create("n", "a:b:C", new Echo("e"), "urn"));
            return Task.CompletedTask;
        });
    }

    private static Gen<string> Word => Gen.String[Gen.Char.AlphaNumeric, 1, 6];
}
