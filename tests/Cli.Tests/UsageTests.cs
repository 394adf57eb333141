using Xunit;

namespace Homelab.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("", "name a command, such as 'homelab preview prod'", "homelab")]
    [InlineData("preveiw prod", "'homelab' knows no command 'preveiw'; did you mean 'preview'?", "homelab")]
    [InlineData("destroy", "'homelab' knows no command 'destroy'", "homelab")]
    [InlineData("--versio", "'homelab' knows no option '--versio'; did you mean '--version'?", "homelab")]
    [InlineData("preview", "'homelab preview' needs a stack, such as 'homelab preview prod'", "homelab preview")]
    [InlineData("preview prod --dif", "'homelab preview' knows no option '--dif'; did you mean '--diff'?", "homelab preview")]
    [InlineData("preview prod dev", "'homelab preview' knows no argument 'dev'", "homelab preview")]
    [InlineData("render prod", "'homelab render' needs a value for --output: --output DIR", "homelab render")]
    [InlineData("render prod -o", "'homelab render' needs a value for --output: --output DIR", "homelab render")]
    [InlineData("preview prod --program", "'homelab preview' needs a value for --program: --program DIR", "homelab preview")]
    public async Task Rejects_WrongCommandLines(string arguments, string fault, string command)
    {
        using var line = new CommandLine(Given.Evaluation());

        Assert.Equal(
            (ExitCode.Usage, "", $"error: {fault}\nRun '{command} --help' for its usage.\n"),
            await line.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task ShowsTheVersion()
    {
        using var line = new CommandLine(Given.Evaluation());

        var (code, output, _) = await line.RunAsync("--version");

        Assert.Equal(ExitCode.Success, code);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", output);
    }
}
