using CsCheck;
using Homelab.Engine.Protocol;
using Xunit;

namespace Homelab.Engine.Tests.Protocol;

public class UrnTests
{
    [Fact]
    public void ParsingAPrintedUrn_GivesItBack() =>
        Gen.Select(
            Gen.String[Gen.Char.AlphaNumeric, 1, 5],
            Gen.String[Gen.Char.AlphaNumeric, 1, 5],
            Gen.String[Gen.Char["abc:$/"], 1, 8].Where(t => !t.Contains("::", StringComparison.Ordinal) && t[0] != ':' && t[^1] != ':'),
            Gen.String[Gen.Char["abc:$ /"], 0, 8].Where(n => !n.StartsWith(':')))
        .Sample((stack, project, type, name) =>
        {
            var urn = new Urn(stack, project, type, name);

            Assert.True(Urn.TryParse(urn.ToString(), out var parsed));
            Assert.Equal(urn, parsed);
        });

    [Fact]
    public void Name_MayContainTheSeparator()
    {
        Assert.True(Urn.TryParse("urn:pulumi:dev::shop::a:b:C$d:e:F::x::y", out var urn));
        Assert.Equal(new Urn("dev", "shop", "a:b:C$d:e:F", "x::y"), urn);
        Assert.Equal("d:e:F", urn.Type);
    }

    [Theory]
    [InlineData(null, "urn:pulumi:dev::shop::d:e:F::x")]
    [InlineData("pulumi:pulumi:Stack", "urn:pulumi:dev::shop::d:e:F::x")]
    [InlineData("a:b:C", "urn:pulumi:dev::shop::a:b:C$d:e:F::x")]
    [InlineData("a:b:C$g:h:I", "urn:pulumi:dev::shop::a:b:C$g:h:I$d:e:F::x")]
    public void Create_PutsTheParentsTypesFirst_ExceptTheStacks(string? parentType, string urn) =>
        Assert.Equal(urn, Urn.Create("dev", "shop", parentType, "d:e:F", "x").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("urn:pulumi:dev::shop::type")]
    [InlineData("urn:other:dev::shop::type::name")]
    public void Rejects_WhatIsNoUrn(string text) => Assert.False(Urn.TryParse(text, out _));

    [Theory]
    [InlineData("urn:pulumi:dev::shop::pulumi:providers:random::r::id", true)]
    [InlineData("urn:pulumi:dev::shop::pulumi:providers:random::r", false)]
    [InlineData("urn:pulumi:dev::shop::pulumi:providers:random::r::", false)]
    [InlineData("urn:pulumi:dev::shop::random:index:Id::r::id", false)]
    [InlineData("text", false)]
    public void ProviderReference_IsAProvidersUrnWithItsId(string text, bool isValid)
    {
        Assert.Equal(isValid, ProviderReference.TryParse(text, out var reference));
        Assert.Equal(isValid ? text : "::", reference.ToString());
    }
}
