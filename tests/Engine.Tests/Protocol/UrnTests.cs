using CsCheck;
using Homelab.Engine.Protocol;
using Xunit;

namespace Homelab.Engine.Tests.Protocol;

public class UrnTests
{
    private static readonly Gen<string> Types = Gen.String[Gen.Char.AlphaNumeric, 1, 6].Array[3].Select(parts => string.Join(':', parts));

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
    public void PrintingAParsedUrn_GivesTheTextBack_WhateverItHolds() =>
        Gen.OneOf(Gen.String, Gen.OneOf("urn:pulumi:", "::", ":", "$", "dev", "pulumi:pulumi:Stack", "😀", " ", "\n").Array[0, 12].Select(string.Concat))
            .Sample(text => !Urn.TryParse(text, out var urn) || urn.ToString() == text, iter: 5000);

    [Fact]
    public void UrnOfAChild_NamesAllItsParentsTypes() =>
        Gen.Select(Types.Array[0, 5], Types, Gen.String.Where(n => !n.StartsWith(':'))).Sample((parents, type, name) =>
        {
            string? qualified = null;
            foreach (var parent in parents)
            {
                qualified = Urn.Create("dev", "shop", qualified, parent, "p").QualifiedType;
            }

            Assert.True(Urn.TryParse(Urn.Create("dev", "shop", qualified, type, name).ToString(), out var urn));
            Assert.Equal(("dev", "shop", string.Join('$', parents.Append(type)), type, name), (urn.Stack, urn.Project, urn.QualifiedType, urn.Type, urn.Name));
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

    [Theory]
    [InlineData("id", true)]
    [InlineData("04da6b54-80e4-46f7-96ec-b56ff0331ba9", false)]
    public void ProviderReference_TellsWhetherItsIdIsKnown(string id, bool isKnown) =>
        Assert.Equal(isKnown, new ProviderReference("urn:pulumi:dev::shop::pulumi:providers:random::r", id).HasKnownId);

    [Theory]
    [InlineData("kubernetes:core/v1:ConfigMap", "kubernetes")]
    [InlineData("random:index/randomId:RandomId", "random")]
    [InlineData("random", "random")]
    [InlineData(":x", "")]
    public void Package_IsAllBeforeTheFirstColon(string token, string package) => Assert.Equal(package, ProviderReference.PackageOf(token));
}
