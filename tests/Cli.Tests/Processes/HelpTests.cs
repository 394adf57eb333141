using Xunit;

namespace Homelab.Cli.Tests.Processes;

public sealed class HelpTests
{
    [Theory]
    [InlineData("--help", "help.txt")]
    [InlineData("preview --help", "help-preview.txt")]
    [InlineData("render -h", "help-render.txt")]
    [InlineData("doctor --help", "help-doctor.txt")]
    public async Task ShowsHelp_Within80Columns(string arguments, string snapshot)
    {
        var (code, output, error) = await HomelabProcess.RunAsync(Path.GetTempPath(), TestContext.Current.CancellationToken, arguments.Split(' '));

        Assert.Equal((0, ""), (code, error));
        Assert.All(output.Split('\n'), text => Assert.InRange(text.Length, 0, 80));
        Snapshot.Matches(output, snapshot);
    }

    [Fact]
    public async Task EndsWithTheCodeOfUsage_WhenTheCommandLineIsWrong() => Assert.Equal(
        (2, "", "error: 'homelab' knows no command 'preveiw'; did you mean 'preview'?\nRun 'homelab --help' for its usage.\n"),
        await HomelabProcess.RunAsync(Path.GetTempPath(), TestContext.Current.CancellationToken, "preveiw", "prod"));
}
