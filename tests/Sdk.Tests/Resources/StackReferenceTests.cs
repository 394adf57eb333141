using Google.Protobuf.WellKnownTypes;
using Pulumi.Sdk.Tests.Support;
using Xunit;

namespace Pulumi.Sdk.Tests.Resources;

/// <summary>Outputs of other stacks.</summary>
public sealed class StackReferenceTests
{
    [Fact]
    public async Task Request_ReadsTheStackByItsName()
    {
        await using var engine = Engine();

        await engine.RunAsync(() =>
        {
            _ = new StackReference("acme/proj/other");
            _ = new StackReference("short", new StackReferenceArgs { Name = "acme/proj/long" });
        });

        Assert.Equal(["acme/proj/long", "acme/proj/other"], engine.Reads.Select(read => read.Id).Order());
        Assert.All(engine.Reads, read => Assert.Equal("pulumi:pulumi:StackReference", read.Type));
        Assert.All(engine.Reads, read => Assert.Equal(Value.ForString(read.Id), read.Properties.Fields["name"]));
    }

    [Fact]
    public async Task Outputs_AreSecretByName()
    {
        await using var engine = Engine();

        var code = await engine.RunAsync(async () =>
        {
            var reference = new StackReference("other");
            Assert.Equal(new Facts<object?>("open", true, false, "other"), await Facts<object?>.OfAsync(reference.GetOutput("plain")));
            Assert.Equal(new Facts<object?>("shh", true, true, "other"), await Facts<object?>.OfAsync(reference.GetOutput("hidden")));
            Assert.Equal(new Facts<object>("open", true, false, "other"), await Facts<object>.OfAsync(reference.RequireOutput("plain")));
            Assert.Null((await reference.GetOutput("nothing").GetDataAsync()).Value);
            Assert.Equal("open", await reference.GetValueAsync("plain"));
            Assert.Equal("open", await reference.RequireValueAsync("plain"));
            Assert.Null(await reference.GetValueAsync("nothing"));
            Assert.Equal("open", (await reference.GetOutputDetailsAsync("plain")).Value);
            var hidden = await reference.GetOutputDetailsAsync("hidden");
            Assert.Equal((null, "shh"), (hidden.Value, hidden.SecretValue));
        });

        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Rejects_PlainValuesOfSecrets()
    {
        await using var engine = Engine();

        var code = await engine.RunAsync(async () =>
        {
            var reference = new StackReference("other");
            Assert.Equal(
                "Cannot call 'GetOutputValueAsync' if the referenced stack has secret outputs. Use 'GetOutput' instead.",
                (await Assert.ThrowsAsync<InvalidOperationException>(() => reference.GetValueAsync("hidden"))).Message);
            Assert.Equal(
                "Cannot call 'RequireOutputValueAsync' if the referenced stack has secret outputs. Use 'RequireOutput' instead.",
                (await Assert.ThrowsAsync<InvalidOperationException>(() => reference.RequireValueAsync("hidden"))).Message);
        });

        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Rejects_MissingOutputsThatAreRequired()
    {
        await using var engine = Engine();

        var code = await engine.RunAsync(() => _ = new StackReference("other").RequireOutput("nothing"));

        Assert.Equal(32, code);
        Assert.Contains("Required output 'nothing' does not exist on stack 'other'.", Assert.Single(engine.Logs).Message, StringComparison.Ordinal);
    }

    private static TestEngine Engine() => new()
    {
        OnRead = request => Given.Struct(
            ("name", request.Properties.Fields["name"]),
            ("outputs", Given.Object(("plain", Value.ForString("open")), ("hidden", Given.SecretValue(Value.ForString("shh"))))),
            ("secretOutputNames", Value.ForList(Value.ForString("hidden")))),
    };
}
