using Google.Protobuf.WellKnownTypes;
using Pulumi.Sdk.Tests.Support;
using Pulumirpc;
using Xunit;

namespace Pulumi.Sdk.Tests.Resources;

/// <summary>Resources that exist already.</summary>
public sealed class ReadingTests
{
    [Fact]
    public async Task AnId_ReadsTheResource()
    {
        await using var engine = new TestEngine { OnRead = request => Given.Struct(("text", Value.ForString("read " + request.Id))) };

        var code = await engine.RunAsync(async () =>
        {
            var parent = new Echo("parent");
            var e = new Echo("e", new EchoArgs { Count = 1 }, new() { Id = "the-id", Parent = parent, Version = "1.0.0", DependsOn = parent });
            Assert.Equal(new Facts<string?>("read the-id", true, false, "e"), await Facts<string?>.OfAsync(e.Text));
            Assert.Equal(new Facts<string>("the-id", true, false, "e"), await Facts<string>.OfAsync(e.Id));
        });

        Assert.Equal(0, code);
        var parentUrn = TestEngine.UrnOf("test:index:Echo", "parent");
        Assert.Equal(
            new ReadResourceRequest
            {
                Id = "the-id",
                Type = "test:index:Echo",
                Name = "e",
                Parent = parentUrn,
                Properties = Given.Struct(("count", Value.ForNumber(1))),
                Dependencies = { parentUrn },
                Version = "1.0.0",
                AcceptSecrets = true,
                AcceptResources = true,
            },
            Assert.Single(engine.Reads));
    }

    [Fact]
    public async Task AnIdThatIsUnknownOrEmpty_RegistersInstead()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() =>
        {
            _ = new Echo("unknown", null, new() { Id = new Echo("a").Id });
            _ = new Echo("empty", null, new() { Id = "" });
        });

        Assert.Empty(engine.Reads);
        Assert.NotNull(engine["unknown"]);
        Assert.NotNull(engine["empty"]);
    }

    [Fact]
    public async Task AUrn_GetsTheResourceOfTheStack()
    {
        var urn = TestEngine.UrnOf("test:index:Echo", "orig");
        await using var engine = new TestEngine
        {
            OnInvoke = request => new ResourceInvokeResponse
            {
                Return = Given.Struct(("urn", request.Args.Fields["urn"]), ("id", Value.ForString("got")), ("state", Given.Object(("text", Value.ForString("x"))))),
            },
        };

        var code = await engine.RunAsync(async () =>
        {
            var e = new Echo("by-urn", null, new() { Urn = urn });
            Assert.Equal(urn, (await e.Urn.GetDataAsync()).Value);
            Assert.Equal("got", (await e.Id.GetDataAsync()).Value);
            Assert.Equal("x", (await e.Text.GetDataAsync()).Value);
        });

        Assert.Equal(0, code);
        Assert.Equal(["proj-dev"], engine.Registrations.Select(request => request.Name));
    }
}
