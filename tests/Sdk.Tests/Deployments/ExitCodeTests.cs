using Grpc.Core;
using Pulumi.Sdk.Tests.Support;
using Pulumirpc;
using Xunit;

namespace Pulumi.Sdk.Tests.Deployments;

/// <summary>How programs end, and what is said about it.</summary>
public sealed class ExitCodeTests
{
    [Fact]
    public async Task Success_IsZero_AndWaitsForTheEngine()
    {
        await using var engine = new TestEngine();

        Assert.Equal(0, await engine.RunAsync(() => { }));

        Assert.Equal(1, engine.Shutdowns);
        Assert.Empty(engine.Logs);
    }

    [Fact]
    public async Task LoggedErrors_AreOne()
    {
        await using var engine = new TestEngine();

        Assert.Equal(1, await engine.RunAsync(() => Log.Error("something is wrong")));

        Assert.Equal(new LogRequest { Severity = LogSeverity.Error, Message = "something is wrong" }, Assert.Single(engine.Logs));
        Assert.Equal(0, engine.Shutdowns);
    }

    [Fact]
    public async Task RunExceptions_AreTheirMessage()
    {
        await using var engine = new TestEngine();

        Assert.Equal(32, await engine.RunAsync(() => throw new RunException("setting 'x' is wrong")));

        Assert.Equal(new LogRequest { Severity = LogSeverity.Error, Message = "setting 'x' is wrong" }, Assert.Single(engine.Logs));
        Assert.Equal(0, engine.Shutdowns);
    }

    [Theory]
    [InlineData(StatusCode.Unimplemented, "", "The installed version of the CLI does not support the `RequirePulumiVersion` RPC. Please upgrade the Pulumi CLI")]
    [InlineData(StatusCode.FailedPrecondition, "the CLI is 3.1.0", "the CLI is 3.1.0")]
    public async Task AnUnfitCli_EndsTheProgram_EvenWhenNobodyWaitsForTheAnswer(StatusCode status, string detail, string message)
    {
        await using var engine = new TestEngine { OnRequireVersion = _ => throw new RpcException(new Status(status, detail)) };

        Assert.Equal(32, await engine.RunAsync(() => { _ = Deployment.RequirePulumiVersionAsync(">=3.2.0"); }));

        Assert.Contains(message, Assert.Single(engine.Logs).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFitCli_IsNoNews()
    {
        var asked = "";
        await using var engine = new TestEngine { OnRequireVersion = range => asked = range };

        Assert.Equal(0, await engine.RunAsync(() => Deployment.RequirePulumiVersionAsync(">=3.2.0")));

        Assert.Equal(">=3.2.0", asked);
    }

    [Fact]
    public async Task RunExceptions_OfStackConstructors_AreTheirMessage()
    {
        await using var engine = new TestEngine();

        Assert.Equal(32, await engine.RunStackAsync(Create<RefusingStack>));

        Assert.Equal("the stack refuses", Assert.Single(engine.Logs).Message);

        static Stack Create<T>()
            where T : Stack, new() => new T();
    }

    [Theory]
    [InlineData(true, "broken resource")]
    [InlineData(false, "Pulumi.ResourceException: broken resource\n   at ")]
    public async Task ResourceExceptions_BelongToTheirResource(bool hideStack, string message)
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(() =>
        {
            var e = new Echo("e");
            throw new ResourceException("broken resource", e, hideStack);
        });

        Assert.Equal(32, code);
        var log = Assert.Single(engine.Logs);
        Assert.Equal(TestEngine.UrnOf("test:index:Echo", "e"), log.Urn);
        Assert.StartsWith(message, log.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherExceptions_NameTheProgram_AndAreShownWhole()
    {
        await using var engine = new TestEngine();

        Assert.Equal(32, await engine.RunAsync(() => throw new InvalidOperationException("oops")));

        Assert.Matches(
            @"^Running program '.*Sdk\.Tests(\.dll)?' failed with an unhandled exception:\nSystem\.InvalidOperationException: oops\n   at ",
            Assert.Single(engine.Logs).Message);
    }

    [Fact]
    public async Task Exceptions_InsideApply_EndTheProgram_AndAreReportedOnce()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(() =>
        {
            var e = new Echo("e");
            var text = e.Urn.Apply(_ => Given.Refuse<string>("in apply"));
            _ = new Echo("first", new EchoArgs { Text = text });
            _ = new Echo("second", new EchoArgs { Text = text });
        });

        Assert.Equal(32, code);
        Assert.Equal("in apply", Assert.Single(engine.Logs).Message);
    }

    [Fact]
    public async Task Exceptions_OfBeforeTheProgramsEnd_AreAllReported()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(() =>
        {
            _ = Output.Create(1).Apply(_ => Given.Refuse<string>("one"));
            _ = Output.Create(1).Apply(_ => Given.Refuse<string>("two"));
        });

        Assert.Equal(32, code);
        Assert.Equal(["one", "two"], engine.Logs.Select(log => log.Message));
    }

    [Fact]
    public async Task Exceptions_OfAStacksConstructor_AreReportedAlone()
    {
        await using var engine = new TestEngine();

        Assert.Equal(32, await engine.RunStackAsync(() => new TwiceFailingStack()));

        Assert.Equal("the stack refuses", Assert.Single(engine.Logs).Message);
    }

    [Fact]
    public async Task TheProcess_GetsTheExitCode_EvenIfMainDoesNotReturnIt()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() => throw new RunException("no"));

        Assert.Equal(32, Environment.ExitCode);
    }

    [Fact]
    public async Task Refusals_OfTheEngine_EndTheProgram()
    {
        await using var engine = new TestEngine
        {
            OnRegister = request => request.Name == "e" ? throw new RpcException(new Status(StatusCode.Internal, "no such provider")) : null,
        };

        Assert.Equal(32, await engine.RunAsync(() => _ = new Echo("e")));

        Assert.Contains("Status(StatusCode=\"Internal\", Detail=\"no such provider\")", Assert.Single(engine.Logs).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelledWork_IsNoFailure()
    {
        await using var engine = new TestEngine();

        Assert.Equal(0, await engine.RunAsync(() => _ = Output.Create(Task.FromCanceled<int>(new CancellationToken(canceled: true)))));
    }

    [Fact]
    public async Task CancelledWork_FailsTheResourceThatUsesIt()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(() =>
        {
            var cancelled = Output.Create(1).Apply(string (_) => throw new OperationCanceledException("given up"));
            _ = new Echo("e", new EchoArgs { Text = cancelled });
        });

        Assert.Equal(32, code);
        Assert.Contains("error serializing property \"text\": given up", Assert.Single(engine.Logs).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelledDeferredOutputs_AreNoFailure()
    {
        await using var engine = new TestEngine();

        Assert.Equal(0, await engine.RunAsync(() =>
            new DeferredOutput<int>().Resolve(Output.Create(Task.FromCanceled<int>(new CancellationToken(canceled: true))))));
    }

    [Fact]
    public async Task WorkOfOutputs_IsWaitedFor()
    {
        await using var engine = new TestEngine();
        var finished = false;

        await engine.RunAsync(() => _ = Output.Create(Task.Run(async () =>
        {
            await Task.Delay(50);
            finished = true;
            return 1;
        })));

        Assert.True(finished);
    }

    [Fact]
    public async Task ALogThatFails_IsOne()
    {
        await using var engine = new TestEngine { OnLog = _ => throw new RpcException(new Status(StatusCode.Unavailable, "gone")) };

        Assert.Equal(1, await engine.RunAsync(() => Log.Info("lost")));
    }

    [Fact]
    public async Task AnEngineWithoutShutdown_IsNoFailure()
    {
        await using var engine = new TestEngine { KnowsShutdown = false };

        Assert.Equal(0, await engine.RunAsync(() => { }));
    }

    private sealed class TwiceFailingStack : Stack
    {
        public TwiceFailingStack()
        {
            _ = Output.Create(1).Apply(_ => Given.Refuse<string>("an output fails"));
            throw new RunException("the stack refuses");
        }
    }

    private sealed class RefusingStack : Stack
    {
        public RefusingStack() => throw new RunException("the stack refuses");
    }
}
