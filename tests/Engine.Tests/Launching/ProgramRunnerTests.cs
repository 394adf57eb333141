using Homelab.Engine.Evaluation;
using Xunit;

namespace Homelab.Engine.Tests.Launching;

public sealed class ProgramRunnerTests : IDisposable
{
    private readonly ProgramFolder _program = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Program_GetsTheEnvironmentOfTheLanguageHost()
    {
        await _program.RunScriptAsync("env | grep ^PULUMI_ | sort; pwd\n", Cancel, "config:\n  a: 1\n  kubernetes:context: \"é \\\"x\\\"\"\n");

        var address = _program.Lines.Single(l => l.StartsWith("PULUMI_MONITOR=", StringComparison.Ordinal))["PULUMI_MONITOR=".Length..];
        Assert.Equal(
            [
                "PULUMI_ATTACH_DEBUGGER=false",
                "PULUMI_CONFIG={\"kubernetes:context\":\"é \\\"x\\\"\",\"shop:a\":\"1\"}",
                "PULUMI_CONFIG_SECRET_KEYS=[]",
                "PULUMI_DRY_RUN=true",
                $"PULUMI_ENGINE={address}",
                $"PULUMI_MONITOR={address}",
                "PULUMI_ORGANIZATION=organization",
                "PULUMI_PARALLEL=7",
                "PULUMI_PROJECT=shop",
                $"PULUMI_PWD={_program.Path}",
                "PULUMI_QUERY_MODE=false",
                $"PULUMI_ROOT_DIRECTORY={_program.Path}",
                "PULUMI_STACK=dev",
                _program.Path,
            ],
            _program.Lines);
    }

    [Fact]
    public async Task Main_IsTheFolderInWhichTheProgramStarts()
    {
        _program.WriteScript("infra/program", "pwd\n");

        await _program.RunAsync("main: infra\nruntime: {name: dotnet, options: {binary: program}}\n", Cancel);

        Assert.Equal([Path.Combine(_program.Path, "infra")], _program.Lines);
    }

    [Fact]
    public async Task UnknownSecret_ReachesTheProgramAsTheSentinel_WithItsKeyListed()
    {
        await _program.RunScriptAsync("echo $PULUMI_CONFIG; echo $PULUMI_CONFIG | tr - _; echo $PULUMI_CONFIG_SECRET_KEYS\n", Cancel, "config:\n  token: {secure: x}\n");

        // What the program prints is shown with the sentinel replaced, so it prints it in another form too.
        Assert.Equal(
            ["""{"shop:token":"[unknown]"}""", """{"shop:token":"04da6b54_80e4_46f7_96ec_b56ff0331ba9"}""", """["shop:token"]"""], _program.Lines);
    }

    [Fact]
    public async Task WellBehavedProgram_Succeeds()
    {
        var evaluation = await _program.RunClientAsync(
            "await registerStack(); await registerOutputs(); await call('ResourceMonitor/SignalAndWaitForShutdown'); session.close();", Cancel);

        Assert.Empty(evaluation.Diagnostics);
        Assert.True(evaluation.Succeeded);
        Assert.Equal(("shop", "dev", RunEnd.Succeeded), (evaluation.Project, evaluation.Stack, evaluation.End));
        Assert.Equal(["urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev"], evaluation.Registrations.Select(r => r.Urn));
        Assert.True(evaluation.Duration > TimeSpan.Zero);
    }

    [Theory]
    [InlineData("exit 0", "the program ended with exit code 0 before it connected to the engine")]
    [InlineData("echo out; echo first >&2; echo second >&2; exit 3", "the program ended with exit code 3 before it connected to the engine; its last lines on standard error:\nfirst\nsecond")]
    [InlineData("kill -9 $$", "the program ended with exit code 137 (ended by SIGKILL: by hand, or by the system for want of memory) before it connected to the engine")]
    public async Task ProgramThatNeverConnects_IsToldWithItsExitCodeAndLastLines(string script, string message) =>
        AssertFailed(await _program.RunScriptAsync(script, Cancel), message);

    [Theory]
    [InlineData("await registerStack(); process.exit(0);", "the program ended with exit code 0 before it had registered all: it exited early")]
    [InlineData("await registerStack(); console.error('oh'); process.exit(7);", "the program ended with exit code 7; its last lines on standard error:\noh")]
    [InlineData("await registerStack(); process.exit(32);", "the program ended with exit code 32")]
    [InlineData("await registerStack(); await log(3, 'why'); process.exit(32);", "why")]
    [InlineData("await registerStack(); await log(3, 'why'); process.exit(1);", "why")]
    [InlineData("await registerStack(); await log(3, 'why'); await registerOutputs(); process.exit(0);", "why")]
    [InlineData("await registerStack(); await registerStack().catch(e => log(3, 'unhandled: ' + e.message)); process.exit(32);", "Duplicate resource URN 'urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev'; try giving it a unique name")]
    public async Task ProgramThatFails_IsToldOnce(string javascript, string message) =>
        AssertFailed(await _program.RunClientAsync(javascript, Cancel), message);

    [Fact]
    public async Task CrashAfterALoggedError_IsToldToo()
    {
        var evaluation = await _program.RunClientAsync("await registerStack(); await log(3, 'why'); process.exit(7);", Cancel);

        Assert.Equal(["why", "the program ended with exit code 7"], evaluation.Diagnostics.Select(d => d.Message));
    }

    [Fact]
    public async Task SecretOfTheConfig_IsMaskedInTheOutput()
    {
        using var crypter = Homelab.Engine.Secrets.PassphraseCrypter.TryOpen(
            "password", "v1:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==", out _);
        _program.Write("Pulumi.yaml", "name: shop\nruntime: {name: dotnet, options: {binary: ./program}}\n");
        _program.Write(
            "Pulumi.dev.yaml",
            $"encryptionsalt: v1:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==\nconfig: {{token: {{secure: {crypter!.Encrypt("hush")}}}}}\n");
        _program.WriteScript("program", "echo \"$PULUMI_CONFIG\"; echo it is hush >&2; exit 5\n");
        var project = Homelab.Engine.Projects.Project.Load(_program.Path);
        var configuration = Homelab.Engine.Projects.StackConfigurationReader.Read(project, "dev", v => v == "PULUMI_CONFIG_PASSPHRASE" ? "password" : null);

        var evaluation = await Evaluator.EvaluateAsync(project, configuration, new EvaluationOptions { Observer = _program }, Cancel);

        Assert.Equal(["!it is [secret]", "{\"shop:token\":\"[secret]\"}"], _program.Lines.Order(StringComparer.Ordinal));
        Assert.EndsWith("it is [secret]", Assert.Single(evaluation.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_KillsTheProgramAndItsChildren()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var child = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _program.OnLine = line => child.TrySetResult(int.Parse(line, System.Globalization.CultureInfo.InvariantCulture));
        var run = _program.RunScriptAsync("trap '' INT TERM; sleep 600 & echo $!; wait\n", cancel.Token);
        var pid = await child.Task.WaitAsync(Cancel);

        await cancel.CancelAsync();
        var evaluation = await run;

        Assert.Equal(RunEnd.Cancelled, evaluation.End);
        Assert.False(evaluation.Succeeded);
        Assert.Empty(evaluation.Diagnostics);
        await GoneAsync(pid);
    }

    [Fact]
    public async Task GrandchildThatHoldsThePipes_DoesNotHoldTheRun()
    {
        var evaluation = await _program.RunScriptAsync("echo said; (sleep 30) & exit 0\n", Cancel).WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        Assert.Equal(["said"], _program.Lines);
        Assert.Equal(RunEnd.Failed, evaluation.End);
    }

    [Theory]
    [InlineData("runtime: python\n", "{0}/Pulumi.yaml: the runtime 'python' is not supported here; the runtimes are dotnet and nodejs")]
    [InlineData("runtime: {name: dotnet, options: {binary: none}}\n", "{0}/Pulumi.yaml: the runtime option 'binary' is none, but there is no file {0}/none")]
    [InlineData("runtime: {name: dotnet, options: {binary: Pulumi.yaml}}\n", "cannot start {0}/Pulumi.yaml: An error occurred trying to start process '{0}/Pulumi.yaml' with working directory '{0}'. Permission denied")]
    [InlineData("runtime: dotnet\nmain: none\n", "{0}/Pulumi.yaml: 'main' is none, but there is no file or folder {0}/none")]
    [InlineData("runtime: dotnet\n", "there is no .NET project file in {0}; name the program's folder with 'main' in {0}/Pulumi.yaml")]
    [InlineData("runtime: dotnet\nmain: two\n", "there are several .NET project files in {0}/two; name one with 'main' in {0}/Pulumi.yaml: A.csproj, B.fsproj")]
    [InlineData("runtime: dotnet\nmain: two/text\n", "{0}/Pulumi.yaml: 'main' is two/text; name the program's folder or its project file")]
    [InlineData("runtime: nodejs\n", "cannot find node_modules/@pulumi/pulumi in {0} or above; run 'npm install' there")]
    [InlineData("runtime: dotnet\nrequiredPulumiVersion: '>=9.0.0'\n", "{0}/Pulumi.yaml: the program demands Pulumi >=9.0.0; this engine speaks the protocol of Pulumi 3.259.0")]
    public async Task Rejects_ProgramThatCannotBeStarted(string project, string message)
    {
        _program.Write("two/A.csproj", string.Empty).Write("two/B.fsproj", string.Empty).Write("two/text", string.Empty);

        var error = await Assert.ThrowsAsync<EngineException>(() => _program.RunAsync(project, Cancel));

        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, message, _program.Path), error.Message);
    }

    public void Dispose() => _program.Dispose();

    private static void AssertFailed(Homelab.Engine.Evaluation.Evaluation evaluation, string message)
    {
        Assert.Equal([message], evaluation.Diagnostics.Select(d => d.Message));
        Assert.Equal(RunEnd.Failed, evaluation.End);
        Assert.False(evaluation.Succeeded);
    }

    private static async Task GoneAsync(int pid)
    {
        while (Directory.Exists($"/proc/{pid}") && !(await File.ReadAllTextAsync($"/proc/{pid}/stat", Cancel)).Contains(" Z ", StringComparison.Ordinal))
        {
            await Task.Delay(20, Cancel);
        }
    }
}
