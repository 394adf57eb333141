using Pulumi.Sdk.Tests.Support;
using Xunit;

namespace Pulumi.Sdk.Tests.Resources;

/// <summary>Former identities of resources.</summary>
public sealed class AliasTests
{
    [Fact]
    public async Task Specs_SayOnlyWhatDiffers()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() =>
        {
            var other = new Echo("other");
            _ = new Echo("e", null, new()
            {
                Aliases =
                {
                    new Alias { Urn = "urn:pulumi:dev::proj::a:b:C::d" },
                    new Alias { Name = Given.Later("n"), Type = "t:t:T", Stack = "s", Project = "p" },
                    new Alias { NoParent = true },
                    new Alias { Parent = other },
                    new Alias { ParentUrn = "urn:pulumi:dev::proj::x:y:Z::p" },
                    Output.Create(new Alias()),
                },
            });
        });

        Assert.Equal(
            [
                new Pulumirpc.Alias { Urn = "urn:pulumi:dev::proj::a:b:C::d" },
                new Pulumirpc.Alias { Spec = new() { Name = "n", Type = "t:t:T", Stack = "s", Project = "p", NoParent = false } },
                new Pulumirpc.Alias { Spec = new() { NoParent = true } },
                new Pulumirpc.Alias { Spec = new() { ParentUrn = TestEngine.UrnOf("test:index:Echo", "other") } },
                new Pulumirpc.Alias { Spec = new() { ParentUrn = "urn:pulumi:dev::proj::x:y:Z::p" } },
                new Pulumirpc.Alias { Spec = new() { NoParent = false } },
            ],
            engine["e"].Aliases);
    }

    [Fact]
    public async Task Urns_ForEnginesWithoutSpecs_IncludeThoseOfTheParents()
    {
        await using var engine = new TestEngine { Unsupported = ["aliasSpecs"] };

        await engine.RunAsync(() =>
        {
            var parent = new Box("par", new() { Aliases = { new Alias { Name = "oldpar" }, new Alias { Type = "old:index:Box" } } }, 0);
            _ = new Echo("par-kid", null, new() { Parent = parent, Aliases = { new Alias { Name = "par-was" }, new Alias { NoParent = true } } });
        });

        Assert.Equal([TestEngine.UrnOf("test:index:Box", "oldpar"), TestEngine.UrnOf("old:index:Box", "par")], engine["par"].AliasURNs);
        Assert.Equal(
            [
                TestEngine.UrnOf("test:index:Echo", "par-was", "test:index:Box"),
                TestEngine.UrnOf("test:index:Echo", "par-kid"),
                TestEngine.UrnOf("test:index:Echo", "oldpar-kid", "test:index:Box"),
                TestEngine.UrnOf("test:index:Echo", "oldpar-was", "test:index:Box"),
                TestEngine.UrnOf("test:index:Echo", "par-kid", "old:index:Box"),
                TestEngine.UrnOf("test:index:Echo", "par-was", "old:index:Box"),
            ],
            engine["par-kid"].AliasURNs);
        Assert.Empty(engine["par-kid"].Aliases);
    }

    [Fact]
    public async Task Specs_SayNothingOfAParentThatIsUnknown()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() => _ = new Echo("e", null, new() { Aliases = { new Alias { ParentUrn = Given.Unknown<string>() } } }));

        Assert.Equal([new Pulumirpc.Alias { Spec = new() }], engine["e"].Aliases);
    }

    [Fact]
    public async Task Rejects_AliasesThatContradictThemselves()
    {
        await AssertRejected(new Alias { Urn = "urn", Name = "n" }, "Alias should not specify both Urn and Name");
        await AssertRejected(new Alias { NoParent = true, ParentUrn = "urn" }, "Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias");
    }

    private static async Task AssertRejected(Alias alias, string message)
    {
        await using var engine = new TestEngine();

        Assert.Equal(32, await engine.RunAsync(() => _ = new Echo("e", null, new() { Aliases = { alias } })));

        Assert.Contains(message, Assert.Single(engine.Logs).Message, StringComparison.Ordinal);
    }
}
