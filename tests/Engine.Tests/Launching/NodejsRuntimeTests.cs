using Homelab.Engine.Launching;
using Xunit;

namespace Homelab.Engine.Tests.Launching;

public sealed class NodejsRuntimeTests : IDisposable
{
    private readonly ProgramFolder _program = new();

    [Fact]
    public async Task Program_IsStartedThroughTheRunModuleOfTheSdk()
    {
        WriteRunModule();

        await _program.RunAsync(
            "runtime: {name: nodejs, options: {nodeargs: --no-deprecation --title='a b', tsconfig: ts.json}}\nmain: infra/app.js\n",
            TestContext.Current.CancellationToken,
            "config:\n  a: 1\n");

        var lines = _program.Lines.ToArray();
        var address = lines[1];
        Assert.Equal(
            [
                "--monitor", address, "--engine", address, "--organization", "organization", "--project", "shop",
                "--root-directory", _program.Path, "--stack", "dev", "--pwd", _program.Path + "/infra", "--dry-run", "--parallel", "7", "app.js",
                "--no-deprecation", "--title=a b", """{"shop:config:a":"1"}""", "[]", "true", "ts.json", _program.Path + "/infra",
            ],
            lines);
    }

    [Theory]
    [InlineData("", "true")]
    [InlineData("typescript: true", "true")]
    [InlineData("typescript: false", "undefined")]
    public async Task TypeScript_IsOnUnlessSwitchedOff(string option, string variable)
    {
        WriteRunModule();

        await _program.RunAsync($"runtime: {{name: nodejs, options: {{{option}}}}}\n", TestContext.Current.CancellationToken);

        Assert.Equal(variable, _program.Lines.SkipWhile(l => !l.StartsWith('[')).ElementAt(1));
        Assert.Contains(".", _program.Lines);
    }

    [Fact]
    public async Task Rejects_TypeScriptThatIsNeitherTrueNorFalse()
    {
        WriteRunModule();

        var error = await Assert.ThrowsAsync<EngineException>(
            () => _program.RunAsync("runtime: {name: nodejs, options: {typescript: maybe}}\n", TestContext.Current.CancellationToken));

        Assert.Equal($"{_program.Path}/Pulumi.yaml: the runtime option 'typescript' is maybe; it must be true or false", error.Message);
    }

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("  a  b ", new[] { "a", "b" })]
    [InlineData("--x='a b' \"c \\\" d\" e\\ f ''", new[] { "--x=a b", "c \" d", "e f", "" })]
    public void NodeArguments_AreSplitAsAShellDoes(string text, string[] arguments) =>
        Assert.Equal(arguments, NodejsRuntime.SplitArguments(text));

    [Fact]
    public void CommandThatIsNotOnThePath_IsNotFound() => Assert.Null(ExecutablePath.Find("no-such-command-anywhere"));

    public void Dispose() => _program.Dispose();

    private void WriteRunModule() => _program
        .Write("infra/app.js", string.Empty)
        .Write("node_modules/@pulumi/pulumi/cmd/run/index.js", """
            const env = process.env;
            for (const line of [...process.argv.slice(2), ...process.execArgv, env.PULUMI_CONFIG, env.PULUMI_CONFIG_SECRET_KEYS,
              env.PULUMI_NODEJS_TYPESCRIPT, env.PULUMI_NODEJS_TSCONFIG_PATH, process.cwd()]) console.log(line);
            """);
}
