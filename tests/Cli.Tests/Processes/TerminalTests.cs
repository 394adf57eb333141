using System.Text.RegularExpressions;
using Homelab.Cli.Display;
using Xunit;

namespace Homelab.Cli.Tests.Processes;

/// <summary>What somebody sees who runs the command in a terminal.</summary>
public sealed partial class TerminalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TerminalTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the terminal is made by the script of util-linux");
        HomelabProcess.WriteFaultyProject(_folder, "none");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ShowsProgress_AndThenThePlanInColour()
    {
        var (code, shown) = await RunAsync("preview dev", columns: 80);

        Assert.Equal(0, code);
        Assert.Matches(@"Previewing dev: \d+ resources?, \d+\.\ds", shown);
        var plan = shown[shown.IndexOf("Previewing update (dev):", StringComparison.Ordinal)..];
        Assert.Contains("\e[32mcreate\e[0m", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Previewing dev: ", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowsNoColour_WhenNoneIsWanted()
    {
        var (code, shown) = await RunAsync("preview dev", columns: 80, environment: new() { ["NO_COLOR"] = "1" });

        Assert.Equal(0, code);
        Assert.Contains("Previewing update (dev):", shown, StringComparison.Ordinal);
        Assert.DoesNotMatch(Colour(), shown);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task FitsTheTable(int columns)
    {
        var (_, shown) = await RunAsync("preview dev", columns);

        var table = Colour().Replace(shown[shown.IndexOf("Type", StringComparison.Ordinal)..shown.IndexOf("Outputs:", StringComparison.Ordinal)], "");
        Assert.All(table.Split("\r\n"), line => Assert.InRange(TextWidth.Of(line), 0, columns));
        Assert.Contains("create", table, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Shown)> RunAsync(string arguments, int columns, Dictionary<string, string>? environment = null)
    {
        var result = await HomelabProcess.RunProgramAsync(
            "script",
            _folder.Path,
            ["--quiet", "--return", "--command", $"stty cols {columns}; exec '{HomelabProcess.Executable}' {arguments}", "/dev/null"],
            new(environment ?? []) { ["TERM"] = "xterm-256color" },
            TestContext.Current.CancellationToken);
        return (result.Code, result.Output);
    }

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Colour();
}
