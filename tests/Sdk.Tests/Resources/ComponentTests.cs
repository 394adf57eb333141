using Google.Protobuf.WellKnownTypes;
using Pulumi.Sdk.Tests.Support;
using Xunit;

namespace Pulumi.Sdk.Tests.Resources;

/// <summary>Components: children, outputs, what children inherit.</summary>
public sealed class ComponentTests
{
    [Fact]
    public async Task Children_AreBelowTheirComponent()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() => _ = new Box("box"));

        var urn = TestEngine.UrnOf("test:index:Box", "box");
        Assert.False(engine["box"].Custom);
        Assert.Equal(urn, engine["box-0"].Parent);
        var outputs = engine.Outputs.Single(request => request.Urn == urn).Outputs;
        Assert.Equal(Given.Struct(("label", Value.ForString("box box"))), outputs);
    }

    [Fact]
    public async Task Outputs_MayComeLater_AndFromAnywhere()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() => _ = new Late("late"));

        var outputs = engine.Outputs.Single(request => request.Urn == TestEngine.UrnOf("test:index:Late", "late")).Outputs;
        Assert.Equal(
            Given.Struct(("plain", Value.ForNumber(1)), ("secret", Given.SecretValue(Value.ForString("s"))), ("unknown", Value.ForString(Given.UnknownText))),
            outputs);
    }

    [Fact]
    public async Task Inputs_OfAComponent_AreSent()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() => _ = new ComponentResource("test:index:WithArgs", "c", new EchoArgs { Text = "x" }));

        Assert.Equal(Given.Struct(("text", Value.ForString("x"))), engine["c"].Object);
        Assert.Empty(engine["c"].ReplaceOnChanges);
    }

    [Fact]
    public async Task DependsOn_AComponent_MeansAllInIt()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() =>
        {
            var box = new Box("box", null, 2, b => _ = new Box("inner", new() { Parent = b }, 1));
            var remote = new ComponentResource("test:index:Remote", "remote", null, null, remote: true);
            _ = new Echo("in-remote", null, new() { Parent = remote });
            _ = new Echo("after", null, new() { DependsOn = { box, remote } });
            _ = new Echo("after output", null, new() { DependsOn = Given.Later(new Resource[] { box.Children[0] }) });
        });

        Assert.Equal(
            [
                TestEngine.UrnOf("test:index:Echo", "inner-0", "test:index:Box$test:index:Box"),
                TestEngine.UrnOf("test:index:Echo", "box-0", "test:index:Box"),
                TestEngine.UrnOf("test:index:Echo", "box-1", "test:index:Box"),
                TestEngine.UrnOf("test:index:Echo", "in-remote", "test:index:Remote"),
                TestEngine.UrnOf("test:index:Remote", "remote"),
            ],
            engine["after"].Dependencies.Order(StringComparer.Ordinal));
        Assert.Equal([TestEngine.UrnOf("test:index:Echo", "box-0", "test:index:Box")], engine["after output"].Dependencies);
    }

    [Fact]
    public async Task Protect_IsInherited()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() =>
        {
            _ = new Box("box", new() { Protect = true }, 1, b => _ = new Echo("open", null, new() { Parent = b, Protect = false }));
        });

        Assert.True(engine["box-0"].Protect);
        Assert.True(engine["open"].HasProtect);
        Assert.False(engine["open"].Protect);
        Assert.False(engine["proj-dev"].HasProtect);
    }

    [Fact]
    public async Task Providers_AreInheritedByPackage()
    {
        await using var engine = new TestEngine { IsPreview = false };

        await engine.RunAsync(() =>
        {
            var test = new TestProvider("test");
            var other = new TestProvider("other", "other");
            _ = new Box("several", new() { Providers = { test, other } }, 1, b => _ = new Box("inner", new() { Parent = b }));
            _ = new Box("single", new() { Provider = test });
            _ = new Box("foreign", new() { Provider = other });
            var custom = new Echo("custom", null, new() { Provider = test });
            _ = new Echo("below custom", null, new() { Parent = custom });
        });

        var reference = $"{TestEngine.UrnOf("pulumi:providers:test", "test")}::test-id";
        Assert.Equal(reference, engine["several-0"].Provider);
        Assert.Equal(reference, engine["inner-0"].Provider);
        Assert.Equal(reference, engine["single-0"].Provider);
        Assert.Equal(reference, engine["custom"].Provider);
        Assert.Equal(reference, engine["below custom"].Provider);
        Assert.Equal("", engine["foreign-0"].Provider);
        Assert.Equal("", engine["several"].Provider);
        Assert.Empty(engine["several"].Providers);
    }

    [Fact]
    public async Task Providers_WithoutAnId_AreReferredToAsUnknown()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() => _ = new Echo("e", null, new() { Provider = new TestProvider("p") }));

        Assert.Equal($"{TestEngine.UrnOf("pulumi:providers:test", "p")}::{Given.UnknownText}", engine["e"].Provider);
    }

    [Fact]
    public async Task Rejects_OneProviderBesideSeveral()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(() =>
        {
            var provider = new TestProvider("p");
            _ = new Box("box", new() { Provider = provider, Providers = { provider } });
        });

        Assert.Equal(32, code);
        Assert.Contains(
            "Do not supply both 'provider' and 'providers' options to a ComponentResource.",
            Assert.Single(engine.Logs).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task NullsAmongResources_AreLeftOut()
    {
        await using var engine = new TestEngine();
        Resource none = null!;

        var code = await engine.RunAsync(async () =>
        {
            var e = new Echo("e");
            _ = new Echo("f", null, new() { DependsOn = { e, none }, ReplaceWith = { none, e } });
            var result = Deployment.Instance.Invoke<object>("test:index:get", InvokeArgs.Empty, new InvokeOutputOptions { DependsOn = { none } });
            await result.GetDataAsync();
        });

        Assert.Equal(0, code);
        Assert.Equal([TestEngine.UrnOf("test:index:Echo", "e")], engine["f"].Dependencies);
        Assert.Equal([TestEngine.UrnOf("test:index:Echo", "e")], engine["f"].ReplaceWith);
    }

    [Fact]
    public async Task RemoteComponents_GetTheirProvidersAndOutputValues()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() =>
        {
            var e = new Echo("e");
            var args = new EchoArgs { Text = e.Id, Plain = "p", Map = { ["k"] = Given.Secret("s") }, Number = Output.CreateSecret(1.5), Resource = e };
            var provider = new TestProvider("p");
            _ = new ComponentResource("test:index:Remote", "remote", args, new() { Providers = { provider } }, remote: true);
            var box = new Box("box", new() { Providers = { provider } }, 0);
            _ = new ComponentResource("test:index:Remote", "inheriting", null, new() { Parent = box }, remote: true);
        });

        var urn = TestEngine.UrnOf("test:index:Echo", "e");
        var output = Value.ForString("d0e6a833031e9bbcd3f4e8bde6ca49a4");
        var request = engine["remote"];
        Assert.True(request.Remote);
        Assert.Equal(["test"], request.Providers.Keys);
        Assert.Empty(engine["inheriting"].Providers);
        Assert.Equal(
            Given.Struct(
                ("text", Given.Object((Given.Signature, output), ("dependencies", Value.ForList(Value.ForString(urn))))),
                ("number", Given.Object((Given.Signature, output), ("secret", Value.ForBool(true)), ("value", Value.ForNumber(1.5)))),
                ("map", Given.Object(("k", Given.SecretValue(Value.ForString("s"))))),
                ("plain", Value.ForString("p")),
                ("resource", Given.Object((Given.Signature, Value.ForString("5cf8f73096256a8f31e491e813e4eb8e")), ("id", Value.ForString("")), ("urn", Value.ForString(urn))))),
            request.Object);
        Assert.Equal([urn], request.PropertyDependencies["text"].Urns);
        Assert.Empty(request.PropertyDependencies["resource"].Urns);
    }

    [Fact]
    public async Task RemoteComponents_GetAnOutputValue_ForEachInputThatHoldsDependencies()
    {
        await using var engine = new TestEngine { IsPreview = false };

        await engine.RunAsync(() =>
        {
            var e = new Echo("e");
            var args = new EchoArgs
            {
                List = { e.Id, Given.Secret("s"), Given.Unknown<string>() },
                Nested = Given.Secret(new NestedArgs { A = e.Id }),
                Any = new Dictionary<string, object?> { ["plain"] = 1 },
                Map = { ["k"] = "v" },
            };
            _ = new ComponentResource("test:index:Remote", "remote", args, null, remote: true);
        });

        var output = (Given.Signature, Value.ForString("d0e6a833031e9bbcd3f4e8bde6ca49a4"));
        var dependencies = ("dependencies", Value.ForList(Value.ForString(TestEngine.UrnOf("test:index:Echo", "e"))));
        Assert.Equal(
            Given.Struct(
                ("list", Given.Object(output, dependencies, ("value", Value.ForList(
                    Value.ForString("e-id"), Given.SecretValue(Value.ForString("s")), Value.ForString(Given.UnknownText))))),
                ("nested", Given.Object(output, dependencies, ("secret", Value.ForBool(true)), ("value", Given.Object(("a", Value.ForString("e-id")))))),
                ("any", Given.Object(("plain", Value.ForNumber(1)))),
                ("map", Given.Object(("k", Value.ForString("v"))))),
            engine["remote"].Object);
    }

    [Fact]
    public async Task Outputs_OfAnyType_AreRegistered_ButOnlyPublicOnes()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() => _ = new Mixed("mixed"));

        var outputs = engine.Outputs.Single(request => request.Urn == TestEngine.UrnOf("test:index:Mixed", "mixed")).Outputs;
        Assert.Equal(Given.Struct(("plain", Value.ForString("p")), ("Unnamed", Value.ForNumber(1))), outputs);
    }

    [Fact]
    public async Task Outputs_ThatAreUnknownAsAWhole_FailTheProgram()
    {
        await using var engine = new TestEngine();

        Assert.Equal(32, await engine.RunAsync(() => _ = new Declared("d", Given.Unknown<IDictionary<string, object?>>())));

        Assert.Contains("NullReferenceException", Assert.Single(engine.Logs).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RemoteComponents_RejectTwoProvidersOfAPackage()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(() =>
        {
            var options = new ComponentResourceOptions { Providers = { new TestProvider("p"), new TestProvider("q") } };
            _ = new ComponentResource("test:index:Remote", "remote", null, options, remote: true);
        });

        Assert.Equal(32, code);
        Assert.Contains("An item with the same key has already been added. Key: test", Assert.Single(engine.Logs).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_NoOutputs()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() => Assert.Throws<ArgumentNullException>("outputs", () => new Declared("d", (Task<IDictionary<string, object?>>)null!)));
    }

    [Fact]
    public async Task Rejects_AnId()
    {
        await using var engine = new TestEngine();

        Assert.Equal(32, await engine.RunAsync(() => _ = new Box("box", new() { Id = "x" }, 0)));

        Assert.Contains("give ResourceOptions.Id to custom resources only", Assert.Single(engine.Logs).Message, StringComparison.Ordinal);
    }

    private sealed class Declared : ComponentResource
    {
        public Declared(string name, Output<IDictionary<string, object?>> outputs)
            : base("test:index:Declared", name) => RegisterOutputs(outputs);

        public Declared(string name, Task<IDictionary<string, object?>> outputs)
            : base("test:index:Declared", name) => RegisterOutputs(outputs);
    }

    private sealed class Mixed : ComponentResource
    {
        public Mixed(string name)
            : base("test:index:Mixed", name) => RegisterOutputs();

        [Output("plain")]
        public string Plain { get; } = "p";

        [Output(" ")]
        public Output<int> Unnamed { get; } = Output.Create(1);

        [Output("internal")]
        internal string Internal { get; } = "i";
    }

    private sealed class Late : ComponentResource
    {
        public Late(string name)
            : base("test:index:Late", name) =>
            RegisterOutputs(Task.Run<IDictionary<string, object?>>(async () =>
            {
                await Task.Yield();
                return new Dictionary<string, object?>
                {
                    ["plain"] = 1,
                    ["null"] = null,
                    ["secret"] = Given.Secret("s"),
                    ["unknown"] = Given.Unknown<string>(),
                };
            }));
    }
}
