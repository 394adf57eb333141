using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Testing;
using Pulumi.Utilities;
using Xunit;

namespace Pulumi.Sdk.Tests.Testing;

/// <summary>Running programs against mocks.</summary>
public sealed class MocksTests
{
    private readonly RecordingMocks _mocks = new();

    [Theory]
    [InlineData(null)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Outputs_ComeFromTheMocks_InEveryMode(bool? isPreview)
    {
        var (resources, outputs) = await Deployment.TestAsync(_mocks, new TestOptions { IsPreview = isPreview }, () =>
        {
            Assert.Equal(isPreview ?? true, Deployment.Instance.IsDryRun);
            var e = new Echo("e", new EchoArgs { Text = "x" });
            return new Dictionary<string, object?> { ["text"] = e.Text, ["id"] = e.Id, ["plain"] = 1 };
        });

        var resource = Assert.IsType<Echo>(Assert.Single(resources));
        Assert.Equal(new Facts<string?>("x", true, false, "e"), await Facts<string?>.OfAsync(resource.Text));
        Assert.Equal(new Facts<string>("e_id", true, false, "e"), await Facts<string>.OfAsync(resource.Id));
        Assert.Equal(new Facts<double?>(null, isPreview == false, false, "e"), await Facts<double?>.OfAsync(resource.Number));
        Assert.Equal(["id", "plain", "text"], outputs.Keys.Order());
        Assert.Same(resource.Text, outputs["text"]);
    }

    [Fact]
    public async Task Options_TellTheProgramOfItsRun()
    {
        var seen = "";

        await Deployment.TestAsync(_mocks, new TestOptions(), () => { seen = Describe(); });
        Assert.Equal("organization project stack", seen);

        var options = new TestOptions { ProjectName = "P", StackName = "S", OrganizationName = "O", RootDirectory = "/r" };
        await Deployment.TestAsync(_mocks, options, () => { seen = Describe() + " " + Deployment.Instance.RootDirectory; });
        Assert.Equal("O P S /r", seen);

        static string Describe() =>
            $"{Deployment.Instance.OrganizationName} {Deployment.Instance.ProjectName} {Deployment.Instance.StackName}";
    }

    [Fact]
    public async Task ImportedResources_HaveTheirImportId_UnlessTheMocksGiveAnother()
    {
        var mocks = new NoIds();
        Echo imported = null!;
        Echo created = null!;

        await Deployment.TestAsync(mocks, new TestOptions(), () =>
        {
            imported = new Echo("imported", null, new() { ImportId = "the-id" });
            created = new Echo("created");
        });

        Assert.Equal(new Facts<string>("the-id", true, false, "imported"), await Facts<string>.OfAsync(imported.Id));
        Assert.False((await Facts<string>.OfAsync(created.Id)).IsKnown);
    }

    [Fact]
    public async Task Rejects_MocksThatReturnNoState()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(new NoState(), new TestOptions(), () => { _ = new Echo("e"); }));

        Assert.Contains("Mocks must return a dictionary or an [OutputType] object, not null", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvokeTransforms_MayBeRegistered_ThoughMocksNeverRunThem()
    {
        await Deployment.TestAsync(_mocks, new TestOptions(), () => Deployment.Instance.RegisterInvokeTransform((_, _) => Given.Refuse<Task<InvokeTransformResult?>>("it runs")));
    }

    [Fact]
    public async Task Inputs_ArePlain_WithoutUnknownsAndNulls()
    {
        await Deployment.TestAsync(_mocks, new TestOptions(), () =>
        {
            var provider = new TestProvider("p");
            _ = new Echo("e", new EchoArgs
            {
                Text = Given.Secret("s"),
                Number = Given.Unknown<double>(),
                Count = 3,
                List = { "a", Given.Unknown<string>() },
                Map = { ["k"] = Given.Secret("v") },
                Any = Output.Create((object)null!),
            },
            new() { Provider = provider, ImportId = "imported" });
        });

        var args = _mocks.Resources.Single(resource => resource.Name == "e");
        Assert.Equal(["count", "map", "text"], args.Inputs.Keys.Order());
        Assert.Equal("s", args.Inputs["text"]);
        Assert.Equal(3.0, args.Inputs["count"]);
        Assert.Equal("v", Assert.IsType<ImmutableDictionary<string, object?>>(args.Inputs["map"])["k"]);
        Assert.Equal("imported", args.Id);
        Assert.EndsWith("::p::p_id", args.Provider, StringComparison.Ordinal);
        Assert.Equal("test:index:Echo", args.Type);
    }

    [Fact]
    public async Task Urns_NameOnlyTheFirstParentType()
    {
        await Deployment.TestAsync(_mocks, new TestOptions(), async () =>
        {
            var box = new Box("box");
            Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Box::box", (await box.Urn.GetDataAsync()).Value);
            Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Echo::box-0", (await box.Children[0].Urn.GetDataAsync()).Value);
        });
    }

    [Fact]
    public async Task Stacks_AreReturnedWithTheirResources()
    {
        var resources = await Deployment.TestAsync<TestedStack>(_mocks);

        var stack = resources.OfType<TestedStack>().Single();
        Assert.Equal("e_id", await OutputUtilities.GetValueAsync(stack.Id));
        Assert.Equal(2, resources.Length);
        Assert.Equal(2, (await Deployment.TestWithServiceProviderAsync<TestedStack>(_mocks, new Services())).Length);
    }

    [Fact]
    public async Task Components_RegisterTheirOutputsWithTheMocks()
    {
        await Deployment.TestAsync(_mocks, new TestOptions(), () => { _ = new Box("box"); });

        var request = _mocks.Outputs.Single(outputs => outputs.Urn.EndsWith("::box", StringComparison.Ordinal));
        Assert.Equal("box box", await OutputUtilities.GetValueAsync(request.Outputs["label"]));
    }

    [Fact]
    public async Task State_MayBeAnythingThatCanBeSent()
    {
        _mocks.State = _ => new Dictionary<string, object?>
        {
            ["text"] = Given.Secret("s"),
            ["list"] = new[] { "m" },
            ["number"] = 3,
            ["nested"] = new Nested("a", 1, default),
        };

        await Deployment.TestAsync(_mocks, new TestOptions(), async () =>
        {
            var e = new Echo("e");
            Assert.Equal(new Facts<string?>("s", true, true, "e"), await Facts<string?>.OfAsync(e.Text));
            Assert.Equal(["m"], (await e.List.GetDataAsync()).Value);
            Assert.Equal(3.0, (await e.Number.GetDataAsync()).Value);
            Assert.Equal("a", (await e.Nested.GetDataAsync()).Value!.A);
        });
    }

    [Fact]
    public async Task Ids_MayBeMissing()
    {
        await Deployment.TestAsync(new EmptyMocks(), new TestOptions { IsPreview = false }, async () =>
            Assert.False(await OutputUtilities.GetIsKnownAsync(new Echo("e").Id)));
    }

    [Fact]
    public async Task Calls_AreAnswered()
    {
        await Deployment.TestAsync(_mocks, new TestOptions(), async () =>
        {
            var args = new DictionaryInvokeArgs(ImmutableDictionary<string, object?>.Empty.Add("a", Given.Secret("x")));
            var result = Deployment.Instance.Invoke<ImmutableDictionary<string, string>>("test:index:get", args);
            Assert.Equal("x", (await OutputUtilities.GetValueAsync(result))["a"]);
            var called = Deployment.Instance.Call<ImmutableDictionary<string, string>>("test:index:call", CallArgs.Empty);
            Assert.Empty(await OutputUtilities.GetValueAsync(called));
        });

        Assert.Equal(["test:index:call", "test:index:get"], _mocks.Calls.Select(call => call.Token!).Order());
    }

    [Fact]
    public async Task ReadResources_CarryTheirId()
    {
        await Deployment.TestAsync(_mocks, new TestOptions(), async () =>
        {
            var e = new Echo("e", null, new() { Id = "the-id" });
            Assert.Equal("the-id", (await e.Id.GetDataAsync()).Value);
        });

        Assert.Equal("the-id", Assert.Single(_mocks.Resources).Id);
    }

    [Fact]
    public async Task Failures_AreRunExceptions()
    {
        await AssertFailsAsync("refused", () => throw new RunException("refused"));
        await AssertFailsAsync("logged", () => Log.Error("logged"));
        await AssertFailsAsync(
            "Missing Required configuration variable 'project:x'\n\tplease set a value using the command `pulumi config set project:x <value>`",
            () => new Config().Require("x"));

        _mocks.State = _ => throw new InvalidOperationException("the mocks fail");
        var exception = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(_mocks, new TestOptions(), () => { _ = new Echo("e"); }));
        Assert.Contains("System.InvalidOperationException: the mocks fail", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Functions_RunToTheirEnd_AndWhatTheyThrowIsReportedAlone()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(_mocks, new TestOptions(), async Task () =>
        {
            _ = Output.Create(1).Apply(_ => Given.Refuse<string>("an output fails"));
            await Task.Yield();
            throw new RunException("the function fails");
        }));

        Assert.Equal("the function fails", failure.Message);
    }

    /// <summary>A quirk of the official SDK that the stand-in keeps.</summary>
    [Fact]
    public async Task EmptyMocks_AnswerNoCalls()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(
            new EmptyMocks(),
            new TestOptions(),
            () => { Deployment.Instance.Invoke<ImmutableDictionary<string, string>>("test:index:get", InvokeArgs.Empty); }));

        Assert.Contains("Pulumi.Testing.MockCallArgs is not a supported argument type.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralErrors_AreAnAggregateException()
    {
        var exception = await Assert.ThrowsAsync<AggregateException>(() => Deployment.TestAsync(_mocks, new TestOptions(), () =>
        {
            Log.Error("one");
            Log.Error("two");
        }));

        Assert.Equal(["one", "two"], exception.InnerExceptions.Select(inner => Assert.IsType<RunException>(inner).Message));
    }

    [Fact]
    public async Task Runs_AreIndependentOfEachOther()
    {
        var runs = Enumerable.Range(0, 16).Select(i => Deployment.TestAsync(_mocks, new TestOptions { ProjectName = $"p{i}" }, async () =>
        {
            await Task.Yield();
            _ = new Echo("e" + Deployment.Instance.ProjectName);
        }));

        var results = await Task.WhenAll(runs);

        Assert.Equal(Enumerable.Range(0, 16).Select(i => $"ep{i}"), results.Select(result => Assert.Single(result).GetResourceName()));
    }

    [Fact]
    public async Task Transforms_AreNotCalled_ButTransformationsAre()
    {
        await Deployment.TestAsync(_mocks, new TestOptions(), () =>
        {
            _ = new Echo("e", new EchoArgs { Text = "x" }, new()
            {
                ResourceTransforms = { (_, _) => throw new InvalidOperationException("no engine calls this") },
                ResourceTransformations = { args => { ((EchoArgs)args.Args).Text = "changed"; return new(args.Args, args.Options); } },
            });
        });

        Assert.Equal("changed", Assert.Single(_mocks.Resources).Inputs["text"]);
    }

    private async Task AssertFailsAsync(string message, Action program) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(_mocks, new TestOptions(), program))).Message);

    private sealed class RecordingMocks : IMocks
    {
        public ConcurrentQueue<MockResourceArgs> Resources { get; } = new();

        public ConcurrentQueue<MockCallArgs> Calls { get; } = new();

        public ConcurrentQueue<MockRegisterResourceOutputsRequest> Outputs { get; } = new();

        public Func<MockResourceArgs, object> State { get; set; } = args => args.Inputs;

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            Resources.Enqueue(args);
            return Task.FromResult<(string?, object)>((args.Name + "_id", State(args)));
        }

        public Task<object> CallAsync(MockCallArgs args)
        {
            Calls.Enqueue(args);
            return Task.FromResult<object>(args.Args);
        }

        public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest request)
        {
            Outputs.Enqueue(request);
            return Task.CompletedTask;
        }
    }

    private sealed class TestedStack : Stack
    {
        public TestedStack() => Id = new Echo("e").Id;

        [Output]
        public Output<string> Id { get; private set; }
    }

    private sealed class Services : IServiceProvider
    {
        public object GetService(Type serviceType) => new TestedStack();
    }

    private sealed class NoIds : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => Task.FromResult<(string?, object)>((null, args.Inputs));

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
    }

    private sealed class NoState : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => Task.FromResult<(string?, object)>(("id", null!));

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(null!);
    }
}
