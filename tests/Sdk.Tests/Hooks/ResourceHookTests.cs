using Google.Protobuf.WellKnownTypes;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Testing;
using Xunit;

namespace Pulumi.Sdk.Tests.Hooks;

/// <summary>Resource hooks, which the engine calls back.</summary>
public sealed class ResourceHookTests
{
    [Fact]
    public async Task AHook_SeesWhatTheEngineRecorded()
    {
        ResourceHookArgs? seen = null;
        await using var engine = new TestEngine
        {
            OnHook = request =>
            {
                request.Id = "old-id";
                request.OldInputs = new Struct { Fields = { ["text"] = Value.ForString("old"), ["count"] = Value.ForNumber(2) } };
                return request;
            },
        };

        var code = await engine.RunAsync(() =>
        {
            var hook = new ResourceHook("look", (args, _) => { seen = args; return Task.CompletedTask; }, new() { OnDryRun = true });
            _ = new Echo("e", new EchoArgs { Text = "new" }, new() { Hooks = { BeforeUpdate = { hook } } });
        });

        Assert.Equal(0, code);
        Assert.Equal(("e", "old-id", "test:index:Echo"), (seen!.Name, seen.Id, seen.Type));
        Assert.Equal("old", seen.OldInputs!["text"]);
        Assert.Equal(2.0, seen.OldInputs["count"]);
        Assert.Equal("new", seen.NewInputs!["text"]);
        Assert.Null(seen.OldOutputs);
        var registered = Assert.Single(engine.Hooks);
        Assert.Equal(("look", true, false), (registered.Name, registered.OnDryRun, registered.IgnoreErrors));
        Assert.Equal(["look"], engine["e"].Hooks.BeforeUpdate);
    }

    [Fact]
    public async Task AHook_FailsItsResource_WithItsOwnMessage()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(() => _ = new Echo("e", new EchoArgs(), new()
        {
            Hooks = { BeforeUpdate = { new ResourceHook("refuse", (_, _) => throw new RunException("not this one")) } },
        }));

        Assert.NotEqual(0, code);
        Assert.Contains(engine.Logs, log => log.Message.Contains("not this one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hooks_SurviveATransformAndAMerge()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() =>
        {
            var first = new ResourceHook("first", (_, _) => Task.CompletedTask);
            var second = new ResourceHook("second", (_, _) => Task.CompletedTask);
            var options = CustomResourceOptions.Merge(
                new CustomResourceOptions { Hooks = { BeforeUpdate = { first } } },
                new CustomResourceOptions
                {
                    Hooks = { BeforeUpdate = { second }, AfterDelete = { first } },
                    ResourceTransforms = { (args, _) => Task.FromResult<ResourceTransformResult?>(new(args.Args, args.Options)) },
                });
            _ = new Echo("e", new EchoArgs(), options);
        });

        Assert.Equal(["first", "second"], engine["e"].Hooks.BeforeUpdate);
        Assert.Equal(["first"], engine["e"].Hooks.AfterDelete);
        Assert.Empty(engine["e"].Hooks.BeforeCreate);
    }

    [Fact]
    public async Task AnEngineWithoutHooks_IsToldSo()
    {
        await using var engine = new TestEngine { Unsupported = ["resourceHooks"] };

        var code = await engine.RunAsync(() => _ = new ResourceHook("h", (_, _) => Task.CompletedTask));

        Assert.NotEqual(0, code);
        Assert.Contains(
            engine.Logs, log => log.Message.Contains("The Pulumi CLI does not support resource hooks. Please update the Pulumi CLI.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mocks_TakeHooksWithoutCallingThem()
    {
        var called = false;

        await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () =>
        {
            var hook = new ResourceHook("h", (_, _) => { called = true; return Task.CompletedTask; });
            _ = new Echo("e", new EchoArgs(), new() { Hooks = { BeforeCreate = { hook } } });
        });

        Assert.False(called);
    }
}
