using Google.Protobuf.WellKnownTypes;
using Pulumi.Sdk.Tests.Support;
using Pulumirpc;
using Xunit;

namespace Pulumi.Sdk.Tests.Resources;

/// <summary>The requests that registrations send, and the outputs that replies give.</summary>
public sealed class RegistrationTests
{
    private const string StackUrn = "urn:pulumi:dev::proj::pulumi:pulumi:Stack::proj-dev";

    [Fact]
    public async Task Request_OfAPlainResource_IsExact()
    {
        await using var engine = new TestEngine();

        Assert.Equal(0, await engine.RunAsync(() => _ = new Echo("e", new EchoArgs { Text = "x", Count = 2 })));

        Assert.Equal(
            new RegisterResourceRequest
            {
                Type = "pulumi:pulumi:Stack",
                Name = "proj-dev",
                Object = new Struct(),
                AcceptSecrets = true,
                AcceptResources = true,
                SupportsResultReporting = true,
                Hooks = new(),
            },
            engine["proj-dev"]);
        Assert.Equal(
            new RegisterResourceRequest
            {
                Type = "test:index:Echo",
                Name = "e",
                Parent = StackUrn,
                Custom = true,
                Object = Given.Struct(("text", Value.ForString("x")), ("count", Value.ForNumber(2))),
                PropertyDependencies = { ["text"] = new(), ["count"] = new() },
                AcceptSecrets = true,
                AcceptResources = true,
                SupportsResultReporting = true,
                Hooks = new(),
            },
            engine["e"]);
        Assert.Equal(new RegisterResourceOutputsRequest { Urn = StackUrn, Outputs = new Struct() }, Assert.Single(engine.Outputs));
        Assert.Equal(1, engine.Shutdowns);
    }

    [Fact]
    public async Task Inputs_CalledIdAndUrn_AreLeftOut_ButNotInsideOthers()
    {
        await using var engine = new TestEngine();
        var inputs = System.Collections.Immutable.ImmutableDictionary<string, object?>.Empty.Add("id", "i").Add("urn", "u").Add("kept", 1);

        await engine.RunAsync(() =>
        {
            _ = new CustomResource("test:index:Echo", "custom", new DictionaryResourceArgs(inputs.Add("inner", inputs)), options: null);
            _ = new CustomResource("test:index:Echo", "read", new DictionaryResourceArgs(inputs), new() { Id = "x" });
            _ = new ComponentResource("test:index:Box", "component", new DictionaryResourceArgs(inputs));
        });

        var inner = Given.Object(("id", Value.ForString("i")), ("urn", Value.ForString("u")), ("kept", Value.ForNumber(1)));
        var kept = Given.Struct(("kept", Value.ForNumber(1)));
        Assert.Equal(Given.Struct(("kept", Value.ForNumber(1)), ("inner", inner)), engine["custom"].Object);
        Assert.Equal(kept, engine["component"].Object);
        Assert.Equal(kept, Assert.Single(engine.Reads).Properties);
    }

    [Fact]
    public async Task Request_CarriesEveryOption()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() =>
        {
            var other = new Echo("other");
            _ = new Echo("e", null, new CustomResourceOptions
            {
                Protect = true,
                DependsOn = { other },
                IgnoreChanges = { "a" },
                ReplaceOnChanges = { "b" },
                AdditionalSecretOutputs = { "text" },
                HideDiffs = { "c" },
                Version = "1.2.3",
                PluginDownloadURL = "https://plugins",
                DeleteBeforeReplace = false,
                RetainOnDelete = true,
                ImportId = "imported",
                DeletedWith = other,
                ReplaceWith = { other },
                ReplacementTrigger = "again",
                EnvVarMappings = { ["A"] = "B" },
                CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(5), Delete = TimeSpan.FromSeconds(1.5) },
                Aliases = { new Alias { Name = "was" } },
            });
        });

        var otherUrn = TestEngine.UrnOf("test:index:Echo", "other");
        var expected = new RegisterResourceRequest
        {
            Type = "test:index:Echo",
            Name = "e",
            Parent = StackUrn,
            Custom = true,
            Object = new Struct(),
            Protect = true,
            Dependencies = { otherUrn },
            IgnoreChanges = { "a" },
            ReplaceOnChanges = { "b" },
            AdditionalSecretOutputs = { "text" },
            HideDiffs = { "c" },
            Version = "1.2.3",
            PluginDownloadURL = "https://plugins",
            DeleteBeforeReplace = false,
            DeleteBeforeReplaceDefined = true,
            RetainOnDelete = true,
            ImportId = "imported",
            DeletedWith = otherUrn,
            ReplaceWith = { otherUrn },
            ReplacementTrigger = Value.ForString("again"),
            EnvVarMappings = { ["A"] = "B" },
            CustomTimeouts = new() { Create = "300000000000ns", Delete = "1500000000ns" },
            Aliases = { new Pulumirpc.Alias { Spec = new() { Name = "was", NoParent = false } } },
            AcceptSecrets = true,
            AcceptResources = true,
            SupportsResultReporting = true,
            Hooks = new(),
        };
        Assert.Equal(expected, engine["e"]);
    }

    [Fact]
    public async Task Outputs_OfEveryType_ComeFromTheReply()
    {
        await using var engine = new TestEngine
        {
            IsPreview = false,
            OnRegister = request => request.Name != "e" ? null : new RegisterResourceResponse
            {
                Id = "the-id",
                Object = Given.Struct(
                    ("text", Given.SecretValue(Value.ForString("t"))),
                    ("number", Value.ForNumber(1.5)),
                    ("count", Value.ForNumber(3)),
                    ("flag", Value.ForBool(true)),
                    ("list", Value.ForList(Value.ForString("a"))),
                    ("map", Given.Object(("k", Value.ForString("v")))),
                    ("nested", Given.Object(("a", Value.ForString("x")), ("b", Value.ForNumber(2)))),
                    ("union", Value.ForString("u")),
                    ("json", Given.Object(("j", Value.ForNumber(1)))),
                    ("colour", Value.ForNumber(1)),
                    ("size", Value.ForString("small")),
                    ("any", Value.ForList(Value.ForString("y"))),
                    ("Unnamed", Value.ForString("own name"))),
                PropertyDependencies = { ["number"] = new() { Urns = { "urn:pulumi:dev::proj::a:b:C::other" } } },
            },
        };

        var code = await engine.RunAsync(async () =>
        {
            var e = new Echo("e");
            Assert.Equal(new Facts<string>("the-id", true, false, "e"), await Facts<string>.OfAsync(e.Id));
            Assert.Equal(new Facts<string>(TestEngine.UrnOf("test:index:Echo", "e"), true, false, "e"), await Facts<string>.OfAsync(e.Urn));
            Assert.Equal(new Facts<string?>("t", true, true, "e"), await Facts<string?>.OfAsync(e.Text));
            Assert.Equal(new Facts<double?>(1.5, true, false, ",e"), await Facts<double?>.OfAsync(e.Number));
            Assert.Equal(3, (await e.Count.GetDataAsync()).Value);
            Assert.True((await e.Flag.GetDataAsync()).Value);
            Assert.Equal(["a"], (await e.List.GetDataAsync()).Value);
            Assert.Equal("v", (await e.Map.GetDataAsync()).Value!["k"]);
            Assert.Equal(2, (await e.Nested.GetDataAsync()).Value!.B);
            Assert.Equal("u", (await e.Union.GetDataAsync()).Value.AsT1);
            Assert.Equal("""{"j":1}""", (await e.Json.GetDataAsync()).Value.GetRawText());
            Assert.Equal(Colour.Green, (await e.Colour.GetDataAsync()).Value);
            Assert.Equal(Size.Small, (await e.Size.GetDataAsync()).Value);
            Assert.NotNull((await e.Any.GetDataAsync()).Value);
            Assert.Equal("own name", (await e.Unnamed.GetDataAsync()).Value);
        });

        Assert.Equal(0, code);
    }

    [Theory]
    [InlineData(true, Result.Success, false)]
    [InlineData(false, Result.Success, true)]
    [InlineData(false, Result.Fail, false)]
    [InlineData(false, Result.Skip, false)]
    internal async Task MissingOutputs_AreKnownOnlyAfterASuccessfulUpdate(bool isPreview, Result result, bool isKnown)
    {
        await using var engine = new TestEngine
        {
            IsPreview = isPreview,
            OnRegister = request => request.Custom ? new RegisterResourceResponse { Result = result } : null,
        };

        var code = await engine.RunAsync(async () =>
        {
            var e = new Echo("e");
            Assert.Equal(new Facts<string?>(null, isKnown, false, "e"), await Facts<string?>.OfAsync(e.Text));
            Assert.Equal(new Facts<string>(null!, false, false, "e"), await Facts<string>.OfAsync(e.Id));
        });

        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Inputs_FromAnotherResource_MakeDependencies()
    {
        await using var engine = new TestEngine { IsPreview = false };

        await engine.RunAsync(() =>
        {
            var first = new Echo("first", new EchoArgs { Text = "x" });
            _ = new Echo("second", new EchoArgs { Text = first.Id, List = { first.Text!, "y" }, Count = 1 });
        });

        var urn = TestEngine.UrnOf("test:index:Echo", "first");
        var request = engine["second"];
        Assert.Equal([urn], request.Dependencies);
        Assert.Equal([urn], request.PropertyDependencies["text"].Urns);
        Assert.Equal([urn], request.PropertyDependencies["list"].Urns);
        Assert.Empty(request.PropertyDependencies["count"].Urns);
        Assert.Equal(Value.ForString("first-id"), request.Object.Fields["text"]);
        Assert.Equal(Value.ForList(Value.ForString("x"), Value.ForString("y")), request.Object.Fields["list"]);
    }

    [Fact]
    public async Task Resources_AsInputs_AreReferences()
    {
        await using var engine = new TestEngine { IsPreview = false };

        await engine.RunAsync(() =>
        {
            var e = new Echo("e");
            _ = new Echo("custom", new EchoArgs { Resource = e });
            _ = new Echo("component", new EchoArgs { Resource = new Box("box") });
        });

        var reference = Value.ForString("5cf8f73096256a8f31e491e813e4eb8e");
        Assert.Equal(
            Given.Object((Given.Signature, reference), ("id", Value.ForString("e-id")), ("urn", Value.ForString(TestEngine.UrnOf("test:index:Echo", "e")))),
            engine["custom"].Object.Fields["resource"]);
        Assert.Equal(
            Given.Object((Given.Signature, reference), ("urn", Value.ForString(TestEngine.UrnOf("test:index:Box", "box")))),
            engine["component"].Object.Fields["resource"]);
        Assert.Equal([TestEngine.UrnOf("test:index:Echo", "box-0", "test:index:Box")], engine["component"].Dependencies);
    }

    [Fact]
    public async Task Resources_AsInputs_AreIdsAndUrns_ForEnginesWithoutReferences()
    {
        await using var engine = new TestEngine { IsPreview = false, Unsupported = ["resourceReferences"] };

        await engine.RunAsync(() =>
        {
            _ = new Echo("custom", new EchoArgs { Resource = new Echo("e") });
            _ = new Echo("component", new EchoArgs { Resource = new Box("box") });
        });

        Assert.Equal(Value.ForString("e-id"), engine["custom"].Object.Fields["resource"]);
        Assert.Equal(Value.ForString(TestEngine.UrnOf("test:index:Box", "box")), engine["component"].Object.Fields["resource"]);
    }

    [Fact]
    public async Task References_InReplies_BecomeTheClassOfTheirType()
    {
        var urn = TestEngine.UrnOf("test:index:Echo", "referred");
        await using var engine = new TestEngine
        {
            IsPreview = false,
            OnRegister = request => request.Name != "e" ? null : new RegisterResourceResponse
            {
                Object = Given.Struct(("other", Given.Object(
                    (Given.Signature, Value.ForString("5cf8f73096256a8f31e491e813e4eb8e")),
                    ("urn", Value.ForString(urn)),
                    ("id", Value.ForString("rid"))))),
            },
            OnInvoke = request => new ResourceInvokeResponse
            {
                Return = Given.Struct(("urn", request.Args.Fields["urn"]), ("id", Value.ForString("rid")), ("state", Given.Object(("text", Value.ForString("there"))))),
            },
        };

        var code = await engine.RunAsync(async () =>
        {
            var other = (await new Echo("e").Other.GetDataAsync()).Value!;
            Assert.Equal("there", (await other.Text.GetDataAsync()).Value);
            Assert.Equal("rid", (await other.Id.GetDataAsync()).Value);
        });

        Assert.Equal(0, code);
        Assert.Equal("pulumi:pulumi:getResource", Assert.Single(engine.Invokes).Tok);
        Assert.DoesNotContain(engine.Registrations, request => request.Name == "referred");
    }

    [Fact]
    public async Task DeepInputs_AreSent()
    {
        await using var engine = new TestEngine();
        object value = "leaf";
        for (var i = 0; i < 30; i++)
        {
            value = new Dictionary<string, object> { ["child"] = value };
        }

        var code = await engine.RunAsync(async () =>
        {
            var any = await new Echo("e", new EchoArgs { Any = value }).Any.GetDataAsync();
            Assert.True(any.IsKnown);
        });

        Assert.Equal(0, code);
    }

    [Fact]
    public async Task ManyResources_AreAllRegistered()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(() =>
        {
            var first = new Echo("first");
            for (var i = 0; i < 1000; i++)
            {
                _ = new Echo($"e{i}", new EchoArgs { Text = i % 3 == 0 ? first.Urn : $"{i}" });
            }
        });

        Assert.Equal(0, code);
        Assert.Equal(1002, engine.Registrations.Select(request => request.Name).Distinct().Count());
    }

    [Fact]
    public async Task Features_AreAskedOnce_AndOnlyWhenTheyMatter()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() =>
        {
            _ = new Echo("plain", new EchoArgs { Text = "x" });
            _ = new Echo("aliased", null, new() { Aliases = { new Alias { Name = "a" } } });
            _ = new Echo("aliased too", null, new() { Aliases = { new Alias { Name = "b" } } });
        });

        Assert.Equal(["aliasSpecs"], engine.FeaturesAsked);
    }

    [Theory]
    [InlineData("deletedWith", "The Pulumi CLI does not support the DeletedWith option. Please update the Pulumi CLI.")]
    [InlineData("replaceWith", "The Pulumi CLI does not support the ReplaceWith option. Please update the Pulumi CLI.")]
    [InlineData("transforms", "The Pulumi CLI does not support resource transforms. Please update the Pulumi CLI.")]
    [InlineData("parameterization", "The Pulumi CLI does not support parameterization. Please update the Pulumi CLI.")]
    public async Task Rejects_OptionsThatTheEngineLacks(string feature, string message)
    {
        await using var engine = new TestEngine { Unsupported = [feature] };

        var code = await engine.RunAsync(() =>
        {
            var a = new Echo("a");
            _ = feature switch
            {
                "deletedWith" => new Echo("e", null, new() { DeletedWith = a }),
                "replaceWith" => new Echo("e", null, new() { ReplaceWith = { a } }),
                "transforms" => new Echo("e", null, new() { ResourceTransforms = { (_, _) => Task.FromResult<ResourceTransformResult?>(null) } }),
                _ => (Resource)new CustomResource("a:b:C", "e", null, null, new RegisterPackageRequest("base", "1.0.0", null)),
            };
        });

        Assert.Equal(32, code);
        Assert.Contains(message, Assert.Single(engine.Logs).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "n", "'type' cannot be null or empty. (Parameter 'type')")]
    [InlineData("a:b:C", "", "'name' cannot be null or empty. (Parameter 'name')")]
    public async Task Rejects_EmptyTypesAndNames(string type, string name, string message)
    {
        await Given.InProgramAsync(() =>
        {
            Assert.Equal(message, Assert.Throws<ArgumentException>(() => new CustomResource(type, name, null, null, null)).Message);
            return Task.CompletedTask;
        });
    }
}
