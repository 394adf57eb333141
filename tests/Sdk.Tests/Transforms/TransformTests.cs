using System.Collections.Concurrent;
using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Sdk.Tests.Support;
using Pulumirpc;
using Xunit;

namespace Pulumi.Sdk.Tests.Transforms;

/// <summary>Transforms, which the engine calls back.</summary>
public sealed class TransformTests
{
    [Fact]
    public async Task Transforms_SeeValuesAndOptions()
    {
        await using var engine = new TestEngine();
        ResourceTransformArgs seen = default;

        await engine.RunAsync(() =>
        {
            var other = new Echo("other");
            _ = new Echo("e", new EchoArgs { Text = "x", List = { "a" }, Count = 2 }, new()
            {
                ResourceTransforms = { (args, _) => { seen = args; return Task.FromResult<ResourceTransformResult?>(null); } },
                IgnoreChanges = { "i" },
                Protect = true,
                DependsOn = { other },
                CustomTimeouts = new() { Create = TimeSpan.FromSeconds(90.5) },
                Aliases = { new Alias { Name = "was" } },
                Version = "1.0.0",
                RetainOnDelete = false,
            });
        });

        Assert.Equal(("e", "test:index:Echo", true), (seen.Name, seen.Type, seen.Custom));
        Assert.Equal("x", seen.Args["text"]);
        Assert.Equal(2.0, seen.Args["count"]);
        Assert.Equal(["a"], Assert.IsType<ImmutableArray<object?>>(seen.Args["list"]));
        var options = Assert.IsType<CustomResourceOptions>(seen.Options);
        Assert.Equal(["i"], options.IgnoreChanges);
        Assert.True(options.Protect);
        Assert.Equal(TimeSpan.FromSeconds(90.5), options.CustomTimeouts!.Create);
        Assert.Equal("1.0.0", options.Version);
        Assert.Null(options.RetainOnDelete);
        Assert.Equal(TestEngine.UrnOf("pulumi:pulumi:Stack", "proj-dev"), (await options.Parent!.Urn.GetDataAsync()).Value);
        Assert.Equal("was", (await Assert.Single(options.Aliases).Apply(alias => alias.Name).GetDataAsync()).Value);
    }

    [Fact]
    public async Task Transforms_ChangeWhatIsRegistered()
    {
        var registered = new ConcurrentDictionary<string, RegisterResourceRequest>();
        await using var engine = new TestEngine
        {
            OnRegister = request =>
            {
                registered[request.Name] = request;
                return null;
            },
        };

        var code = await engine.RunAsync(() => _ = new Echo("e", new EchoArgs { Text = "x", List = { "secret in a list", Given.Secret("s") } }, new()
        {
            ResourceTransforms =
            {
                (args, _) =>
                {
                    args.Options.IgnoreChanges.Add("added");
                    args.Options.CustomTimeouts = new CustomTimeouts { Delete = TimeSpan.FromSeconds(5) };
                    var changed = args.Args.SetItem("text", "changed").SetItem("count", 3).SetItem("secret", Given.Secret("s")).SetItem("unknown", Given.Unknown<string>());
                    return Task.FromResult<ResourceTransformResult?>(new ResourceTransformResult(changed, args.Options));
                },
            },
        }));

        Assert.Equal(0, code);
        var output = Value.ForString("d0e6a833031e9bbcd3f4e8bde6ca49a4");
        Assert.Equal(
            Given.Struct(
                ("text", Value.ForString("changed")),
                ("count", Value.ForNumber(3)),
                ("list", Value.ForList(
                    Value.ForString("secret in a list"),
                    Given.Object((Given.Signature, output), ("secret", Value.ForBool(true)), ("value", Value.ForString("s"))))),
                ("secret", Given.Object((Given.Signature, output), ("secret", Value.ForBool(true)), ("value", Value.ForString("s")))),
                ("unknown", Given.Object((Given.Signature, output)))),
            registered["e"].Object);
        Assert.Equal(["added"], registered["e"].IgnoreChanges);
        Assert.Equal("5000000000ns", registered["e"].CustomTimeouts.Delete);
    }

    [Fact]
    public async Task Transforms_SeeOutputs_OfWhatIsSecretOrUnknown()
    {
        await using var engine = new TestEngine();
        ResourceTransformArgs seen = default;

        await engine.RunAsync(() => _ = new Echo(
            "e",
            new EchoArgs { Text = Given.Secret("s"), Number = Given.Unknown<double>(), List = { "a", Given.Unknown<string>() }, Map = { ["k"] = Given.Secret("v") } },
            new() { ResourceTransforms = { (args, _) => { seen = args; return Task.FromResult<ResourceTransformResult?>(null); } } }));

        Assert.Equal(new Facts<string>("s", true, true, ""), await Facts<string>.OfAsync(Assert.IsType<Output<string>>(seen.Args["text"])));
        Assert.Equal(new Facts<object?>(null, false, false, ""), await Facts<object?>.OfAsync(Assert.IsType<Output<object?>>(seen.Args["number"])));
        Assert.IsType<Output<object?>>(Assert.IsType<ImmutableArray<object?>>(seen.Args["list"])[1]);
        Assert.IsType<Output<string>>(Assert.IsType<ImmutableDictionary<string, object?>>(seen.Args["map"])["k"]);
    }

    /// <summary>Quirks of the official SDK that the stand-in keeps, so that a plan is the same on both.</summary>
    [Fact]
    public async Task Transforms_ThatReturnWhatTheyGot_LoseSomeOptions_AndTheNullsOfJson()
    {
        var registered = new ConcurrentDictionary<string, RegisterResourceRequest>();
        await using var engine = new TestEngine
        {
            OnRegister = request =>
            {
                registered[request.Name] = request;
                return null;
            },
        };

        var code = await engine.RunAsync(() =>
        {
            _ = new Echo("e", new EchoArgs { Json = """{"a":null,"b":1}""" }, new()
            {
                ImportId = "imported",
                ResourceTransforms = { (args, _) => Task.FromResult<ResourceTransformResult?>(new(args.Args, args.Options)) },
            });
        });

        Assert.Equal(0, code);
        var request = registered["e"];
        Assert.True(request.DeleteBeforeReplaceDefined);
        Assert.False(request.DeleteBeforeReplace);
        Assert.Equal("", request.ImportId);
        Assert.Equal(Given.Object(("b", Value.ForNumber(1))), request.Object.Fields["json"]);
    }

    [Fact]
    public async Task Transforms_ThatReturnReferences_KeepTheirIds()
    {
        var registered = new ConcurrentDictionary<string, RegisterResourceRequest>();
        await using var engine = new TestEngine
        {
            IsPreview = false,
            OnRegister = request =>
            {
                registered[request.Name] = request;
                return null;
            },
        };

        await engine.RunAsync(() =>
        {
            var args = new EchoArgs { Resource = new Box("component", null, 0), Any = new CustomResource("test:index:Unregistered", "custom", null, (CustomResourceOptions?)null, null) };
            _ = new Echo("e", args, new() { ResourceTransforms = { (seen, _) => Task.FromResult<ResourceTransformResult?>(new(seen.Args, seen.Options)) } });
        });

        var reference = (Given.Signature, Value.ForString("5cf8f73096256a8f31e491e813e4eb8e"));
        Assert.Equal(
            Given.Struct(
                ("resource", Given.Object(reference, ("urn", Value.ForString(TestEngine.UrnOf("test:index:Box", "component"))))),
                ("any", Given.Object(reference, ("id", Value.ForString("custom-id")), ("urn", Value.ForString(TestEngine.UrnOf("test:index:Unregistered", "custom")))))),
            registered["e"].Object);
    }

    [Fact]
    public async Task Transforms_OfParentsAndTheStack_ReachChildren()
    {
        await using var engine = new TestEngine();
        var seen = new ConcurrentQueue<string>();
        ResourceTransform Note(string tag) => (args, _) =>
        {
            seen.Enqueue($"{args.Name}: {tag} {Deployment.Instance.ProjectName}");
            return Task.FromResult<ResourceTransformResult?>(null);
        };

        await engine.RunAsync(
            () =>
            {
                _ = new Box("box", new() { ResourceTransforms = { Note("box") } });
                return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
            },
            new StackOptions { ResourceTransforms = { Note("stack") } });

        Assert.Equal(["box-0: box proj", "box-0: stack proj"], seen.Where(line => line.StartsWith("box-0", StringComparison.Ordinal)));
        Assert.Contains("box: stack proj", seen);
    }

    [Fact]
    public async Task AFailure_EndsTheProgram_WithItsMessage()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(() => _ = new Echo("e", null, new() { ResourceTransforms = { (_, _) => throw new RunException("policy says no") } }));

        Assert.Equal(32, code);
        Assert.Contains("policy says no", Assert.Single(engine.Logs).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailedOutput_EndsTheProgramWithItsMessage_BeforeTheFailedCallDoes()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(() => _ = new Echo("e", null, new()
        {
            ResourceTransforms =
            {
                (_, _) =>
                {
                    var failure = new RunException("policy says no");
                    _ = Output.Create(Task.FromException<bool>(failure));
                    throw failure;
                },
            },
        }));

        Assert.Equal(32, code);
        Assert.Equal("policy says no", Assert.Single(engine.Logs).Message);
    }

    [Fact]
    public async Task Transforms_SeeOutputValuesAsOutputs_HoweverDeep()
    {
        var output = Value.ForString("d0e6a833031e9bbcd3f4e8bde6ca49a4");
        var request = new TransformRequest
        {
            Type = "t",
            Name = "n",
            Custom = true,
            Properties = Given.Struct(
                ("secret", Given.Object((Given.Signature, output), ("secret", Value.ForBool(true)), ("value", Value.ForString("s")))),
                ("deep", Value.ForList(Given.Object(("unknown", Given.Object((Given.Signature, output))))))),
        };
        ImmutableDictionary<string, object?>? seen = null;

        await TransformCodec.RunAsync(
            (args, _) =>
            {
                seen = args.Args;
                return Task.FromResult<ResourceTransformResult?>(null);
            },
            request.ToByteArray(),
            TestContext.Current.CancellationToken);

        var secret = Assert.IsType<Output<string>>(seen!["secret"]);
        Assert.Equal(("s", true), ((await secret.GetDataAsync()).Value, await Output.IsSecretAsync(secret)));
        var inner = Assert.IsType<ImmutableDictionary<string, object?>>(Assert.Single(Assert.IsType<ImmutableArray<object?>>(seen["deep"])));
        Assert.False((await Assert.IsType<Output<object>>(inner["unknown"]).GetDataAsync()).IsKnown);
    }

    [Fact]
    public async Task InvokeTransforms_ChangeLaterCalls()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(async () =>
        {
            Deployment.Instance.RegisterInvokeTransform((args, _) => Task.FromResult<InvokeTransformResult?>(
                new InvokeTransformResult(args.Args.SetItem("added", args.Token), args.Options)));
            var result = Deployment.Instance.Invoke<ImmutableDictionary<string, string>>("test:index:get", InvokeArgs.Empty);
            Assert.Equal("test:index:get", (await result.GetDataAsync()).Value["added"]);
        });

        Assert.Equal(0, code);
    }
}
