using Google.Protobuf.WellKnownTypes;
using Pulumi.Sdk.Tests.Support;
using Xunit;

namespace Pulumi.Sdk.Tests.Resources;

/// <summary>Stack classes and their outputs.</summary>
public sealed class StackTests
{
    [Fact]
    public async Task Outputs_OfAClass_AreItsProperties()
    {
        await using var engine = new TestEngine();

        Assert.Equal(0, await engine.RunStackAsync(() => new Good()));

        Assert.Equal(
            Given.Struct(("First", Value.ForString("1")), ("second", Given.SecretValue(Value.ForNumber(2)))),
            Assert.Single(engine.Outputs).Outputs);
    }

    [Fact]
    public async Task Outputs_OfAFunction_AreWhatItReturns()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(async () =>
        {
            await Task.Yield();
            return new Dictionary<string, object?> { ["a"] = "x", ["b"] = new[] { 1, 2 }, ["none"] = null };
        });

        Assert.Equal(0, code);
        Assert.Equal(
            Given.Struct(("a", Value.ForString("x")), ("b", Value.ForList(Value.ForNumber(1), Value.ForNumber(2)))),
            Assert.Single(engine.Outputs).Outputs);
    }

    [Fact]
    public async Task Rejects_OutputsWithoutAValue()
    {
        await using var engine = new TestEngine();

        Assert.Equal(32, await engine.RunStackAsync(() => new Forgetful()));

        Assert.Equal(
            "[Output] A, bee: no value; the stack's constructor must give each output one",
            Assert.Single(engine.Logs).Message);
    }

    [Fact]
    public async Task Rejects_OutputsOfAnotherType()
    {
        await using var engine = new TestEngine();

        Assert.Equal(32, await engine.RunStackAsync(() => new Wrong()));

        Assert.Equal(
            "Output(s) 'A' have incorrect type. [Output] attributed properties must be instances of Output<T>.",
            Assert.Single(engine.Logs).Message);
    }

    [Fact]
    public async Task ASecondStack_IsTheEnginesToRefuse()
    {
        await using var engine = new TestEngine();

        Assert.Equal(0, await engine.RunAsync(() => _ = new Good()));

        Assert.Equal(["proj-dev", "proj-dev"], engine.Registrations.Select(request => request.Name));
    }

    [Fact]
    public async Task Rejects_ResourcesInFieldInitialisers_AsTheStackIsNotThereYet()
    {
        await using var engine = new TestEngine();

        Assert.Equal(32, await engine.RunStackAsync(() => new Early()));

        Assert.Contains(
            "System.InvalidOperationException: There is no stack yet: declare resources in its constructor, or in a function, and not in field initialisers.",
            Assert.Single(engine.Logs).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_OfAClass_AreItsPublicPropertiesOnly()
    {
        await using var engine = new TestEngine();

        Assert.Equal(0, await engine.RunStackAsync(() => new Reserved()));

        Assert.Equal(Given.Struct(("Shown", Value.ForString("s"))), Assert.Single(engine.Outputs).Outputs);
    }

    private sealed class Good : Stack
    {
        public Good()
        {
            First = Given.Later("1");
            Second = Given.Secret(2);
        }

        [Output]
        public Output<string> First { get; private set; }

        [Output("second")]
        public Output<int> Second { get; private set; }
    }

    private sealed class Forgetful : Stack
    {
        [Output]
        public Output<string> A { get; private set; } = null!;

        [Output("bee")]
        public Output<string> B { get; private set; } = null!;
    }

    private sealed class Early : Stack
    {
        public Echo Echo { get; } = new("early");
    }

    private sealed class Reserved : Stack
    {
        [Output]
        public Output<string> Shown { get; } = Output.Create("s");

        [Output]
        internal Output<string>? Hidden { get; }
    }

    private sealed class Wrong : Stack
    {
        [Output]
        public string A { get; private set; } = "x";
    }
}
