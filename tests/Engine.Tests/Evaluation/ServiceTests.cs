using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Homelab.Engine.Evaluation;
using Pulumirpc;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.Evaluation;

public class ServiceTests
{
    [Theory]
    [InlineData("secrets", true)]
    [InlineData("resourceReferences", true)]
    [InlineData("outputValues", true)]
    [InlineData("aliasSpecs", true)]
    [InlineData("replacementTrigger", true)]
    [InlineData("deletedWith", true)]
    [InlineData("replaceWith", true)]
    [InlineData("transforms", true)]
    [InlineData("invokeTransforms", true)]
    [InlineData("parameterization", true)]
    [InlineData("resourceHooks", true)]
    [InlineData("errorHooks", true)]
    [InlineData("sendsOptionsToHooks", true)]
    [InlineData("byteString", false)]
    [InlineData("", false)]
    public async Task Features_AreThoseOfTheOfficialEngine(string id, bool isSupported)
    {
        await using var run = await TestRun.StartAsync();

        var response = await run.Monitor.SupportsFeatureAsync(
            new SupportsFeatureRequest { Id = id }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(isSupported, response.HasSupport);
    }

    [Fact]
    public async Task DeploymentInfo_DescribesTheRun()
    {
        await using var run = await TestRun.StartAsync(("shop:a", Config("1")), ("shop:b", Secret("2")));

        var info = await run.Monitor.GetDeploymentInfoAsync(new Empty(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("shop", "dev", "organization", true, 16), (info.Project, info.Stack, info.Organization, info.DryRun, info.Parallel));
        Assert.Equal(new Dictionary<string, string> { ["shop:a"] = "1", ["shop:b"] = "2" }, info.Config);
        Assert.Equal(["shop:b"], info.ConfigSecretKeys);
        Assert.Equal(13, info.SupportedFeatures.Count);
    }

    [Fact]
    public async Task Shutdown_IsSignalledOnce()
    {
        await using var run = await TestRun.StartAsync();

        await run.Monitor.SignalAndWaitForShutdownAsync(new Empty(), cancellationToken: TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await run.Monitor.SignalAndWaitForShutdownAsync(new Empty(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.True(run.State.IsFinished);
        Assert.Equal("Already waiting for shutdown", error.Status.Detail);
    }

    [Theory]
    [InlineData(LogSeverity.Debug, Severity.Debug)]
    [InlineData(LogSeverity.Info, Severity.Info)]
    [InlineData(LogSeverity.Warning, Severity.Warning)]
    [InlineData(LogSeverity.Error, Severity.Error)]
    internal async Task Log_BecomesADiagnostic(LogSeverity severity, Severity expected)
    {
        await using var run = await TestRun.StartAsync();

        await run.Engine.LogAsync(
            new LogRequest { Severity = severity, Message = "text", Urn = "urn:x", Ephemeral = true }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([new Diagnostic(expected, "text", "urn:x", Ephemeral: true)], run.State.Diagnostics.All);
    }

    [Fact]
    public async Task Log_DoesNotShowSecrets()
    {
        await using var run = await TestRun.StartAsync(
            Environment.CurrentDirectory, [("shop:token", Secret("hush \"you\""))], null, "hush \"you\"", "ab", "two\nlines");

        await LogAsync(run, "the token is hush \"you\", in JSON hush \\u0022you\\u0022 or hush \\\"you\\\"; ab; two");
        run.State.Diagnostics.Add(Severity.Warning, "lines");

        Assert.Equal(
            ["the token is [secret], in JSON [secret] or [secret]; ab; [secret]", "[secret]"], run.State.Diagnostics.All.Select(d => d.Message));
    }

    [Fact]
    public async Task Log_SaysWhatIsUnknown()
    {
        await using var run = await TestRun.StartAsync();

        await LogAsync(run, "the token is 04da6b54-80e4-46f7-96ec-b56ff0331ba9");

        Assert.Equal("the token is [unknown]", Assert.Single(run.State.Diagnostics.All).Message);
    }

    [Fact]
    public async Task RootResource_IsTheStack_OrWhatWasSet()
    {
        await using var run = await TestRun.StartAsync();
        await run.Engine.SetRootResourceAsync(new SetRootResourceRequest { Urn = "urn:x" }, cancellationToken: TestContext.Current.CancellationToken);
        var before = await run.Engine.GetRootResourceAsync(new GetRootResourceRequest(), cancellationToken: TestContext.Current.CancellationToken);
        await run.WithStackAsync();

        var after = await run.Engine.GetRootResourceAsync(new GetRootResourceRequest(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("urn:x", TestRun.StackUrn), (before.Urn, after.Urn));
    }

    [Fact]
    public async Task DebuggerThatIsWaitedFor_IsTold()
    {
        await using var run = await TestRun.StartAsync();

        await run.Engine.StartDebuggingAsync(
            new StartDebuggingRequest { Message = "on process id 5" }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([new Diagnostic(Severity.Info, "the program waits for a debugger: on process id 5")], run.State.Diagnostics.All);
    }

    [Theory]
    [InlineData(">=3.0.0", null)]
    [InlineData(">=4.0.0", "the program demands Pulumi >=4.0.0; this engine speaks the protocol of Pulumi 3.259.0")]
    [InlineData("four", "'four' is not a range of versions such as >=3.0.0")]
    public async Task RequiredVersion_IsChecked(string range, string? message)
    {
        await using var run = await TestRun.StartAsync();
        var call = async () => await run.Engine.RequirePulumiVersionAsync(
            new RequirePulumiVersionRequest { PulumiVersionRange = range }, cancellationToken: TestContext.Current.CancellationToken);

        if (message is null)
        {
            Assert.NotNull(await call());
        }
        else
        {
            Assert.Equal(message, (await Assert.ThrowsAsync<RpcException>(call)).Status.Detail);
        }
    }

    private static async Task LogAsync(TestRun run, string message) =>
        await run.Engine.LogAsync(
            new LogRequest { Severity = LogSeverity.Info, Message = message }, cancellationToken: TestContext.Current.CancellationToken);
}
