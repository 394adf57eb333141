using System.Collections.Concurrent;
using Grpc.Core;
using Homelab.Engine.Evaluation;
using Pulumirpc;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.Evaluation;

public class HookTests
{
    [Fact]
    public async Task CreateHooks_RunAroundTheRegistration_WhenTheyAskForPreviews()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var seen = new ConcurrentQueue<ResourceHookRequest>();
        await AddAsync(run, "before", seen.Enqueue);
        await AddAsync(run, "after", seen.Enqueue);
        await AddAsync(run, "silent", seen.Enqueue, onDryRun: false);
        var request = Custom("a");
        request.Object = Wire(("x", Text("1")));
        request.AdditionalSecretOutputs.Add("x");
        request.Protect = true;
        request.Hooks = new() { BeforeCreate = { "silent", "before" }, AfterCreate = { "after" }, BeforeDelete = { "before" } };

        var response = await run.RegisterAsync(request);

        Assert.Equal(Result.Success, response.Result);
        Assert.Collection(
            seen,
            before =>
            {
                Assert.Equal((response.Urn, "a", "random:index/randomId:RandomId"), (before.Urn, before.Name, before.Type));
                Assert.Equal(Wire(("x", Text("1"))), before.NewInputs);
                Assert.Null(before.NewOutputs);
                Assert.Null(before.OldInputs);
                Assert.True(before.NewOptions.Protect);
                Assert.Equal(TestRun.StackUrn, before.NewOptions.Parent);
            },
            after => Assert.Equal(Wire(("x", WireSecret(Text("1")))), after.NewOutputs));
    }

    [Fact]
    public async Task FailingHook_FailsTheResource()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        await AddAsync(run, "check", _ => { }, error: "not allowed");
        var request = Custom("a");
        request.Hooks = new() { BeforeCreate = { "check" } };

        var response = await run.RegisterAsync(request);

        Assert.Equal(Result.Fail, response.Result);
        Assert.Equal([$"{response.Urn}: the hook 'check' failed: not allowed"], run.Errors);
        Assert.DoesNotContain(run.Registrations, r => r.Name == "a");
    }

    [Fact]
    public async Task HookOfAProgramThatEndsMeanwhile_IsNoFault()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        await run.Monitor.RegisterResourceHookAsync(
            new RegisterResourceHookRequest { Name = "gone", OnDryRun = true, Callback = new Callback { Target = "127.0.0.1:1", Token = "t" } },
            cancellationToken: TestContext.Current.CancellationToken);
        var request = Custom("a");
        request.Hooks = new() { BeforeCreate = { "gone" } };
        using var program = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAsync<RpcException>(() => run.Monitor.RegisterResourceAsync(request, cancellationToken: program.Token).ResponseAsync);

        Assert.Empty(run.Errors);
    }

    [Fact]
    public async Task FailingHook_OnlyWarns_WhenItsErrorsAreIgnored()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        await AddAsync(run, "check", _ => { }, error: "not allowed", ignoreErrors: true);
        var request = Custom("a");
        request.Hooks = new() { AfterCreate = { "check" } };

        var response = await run.RegisterAsync(request);

        Assert.Equal(Result.Success, response.Result);
        Assert.Equal(
            [new Diagnostic(Severity.Warning, "the hook 'check' failed: not allowed", response.Urn)], run.State.Diagnostics.All);
    }

    [Fact]
    public async Task Rejects_TwoHooksOfOneName()
    {
        await using var run = await TestRun.StartAsync();
        await AddAsync(run, "check", _ => { });
        await run.Monitor.RegisterErrorHookAsync(new RegisterErrorHookRequest { Name = "check" }, cancellationToken: TestContext.Current.CancellationToken);

        var hook = await Assert.ThrowsAsync<RpcException>(() => AddAsync(run, "check", _ => { }));
        var errorHook = await Assert.ThrowsAsync<RpcException>(async () => await run.Monitor.RegisterErrorHookAsync(
            new RegisterErrorHookRequest { Name = "check" }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("the hook 'check' is registered twice; give each its own name", hook.Status.Detail);
        Assert.Equal("the hook 'check' is registered twice; give each its own name", errorHook.Status.Detail);
    }

    [Fact]
    public async Task Rejects_AHookThatATransformNames_AndNobodyRegistered()
    {
        await using var run = await TestRun.StartAsync();
        await run.WithStackAsync(await run.TransformAsync(request =>
        {
            request.Options.Hooks = request.Custom ? new() { BeforeCreate = { "nobody" } } : null;
            return new TransformResponse { Properties = request.Properties, Options = request.Options };
        }));

        var response = await run.RegisterAsync(Custom("a", parent: TestRun.StackUrn));

        Assert.Equal(Result.Fail, response.Result);
        Assert.Equal([$"{response.Urn}: the hook 'nobody' is not registered"], run.Errors);
    }

    [Fact]
    public async Task ErrorHook_IsAcceptedAndNeverRuns()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        await run.Monitor.RegisterErrorHookAsync(new RegisterErrorHookRequest { Name = "retry" }, cancellationToken: TestContext.Current.CancellationToken);
        var request = Custom("a");
        request.Hooks = new() { OnError = { "retry" } };

        Assert.Equal(Result.Success, (await run.RegisterAsync(request)).Result);
    }

    private static async Task AddAsync(
        TestRun run, string name, Action<ResourceHookRequest> hook, bool onDryRun = true, string error = "", bool ignoreErrors = false) =>
        await run.Monitor.RegisterResourceHookAsync(
            new RegisterResourceHookRequest
            {
                Name = name,
                OnDryRun = onDryRun,
                IgnoreErrors = ignoreErrors,
                Callback = await run.HostAsync(bytes =>
                {
                    hook(ResourceHookRequest.Parser.ParseFrom(bytes));
                    return new ResourceHookResponse { Error = error };
                }),
            },
            cancellationToken: TestContext.Current.CancellationToken);
}
