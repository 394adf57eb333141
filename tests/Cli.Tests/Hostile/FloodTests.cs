using System.Text.Json;
using Xunit;

namespace Homelab.Cli.Tests.Hostile;

/// <summary>Programs that say more than anyone reads: the preview shows the first of it, and how much it left out.</summary>
public sealed class FloodTests : IDisposable
{
    private readonly HostileProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task LinesAndLogs_AreShownUpToALimit()
    {
        var (code, output, error) = await _project.PreviewAsync("floods", 100_000);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("    warning: the program said too much to show it all; left out: 205000 messages\n", output, StringComparison.Ordinal);
        Assert.InRange(output.Length, 5_000, 1_000_000);
    }

    [Fact]
    public async Task LineWithoutEnd_IsCut()
    {
        var (code, output, error) = await _project.PreviewAsync("endless-line", 100, "--json");

        Assert.Equal((0, ""), (code, error));
        using var document = JsonDocument.Parse(output);
        var message = Assert.Single(document.RootElement.GetProperty("diagnostics").EnumerateArray()).GetProperty("message").GetString();
        Assert.Equal(new string('x', 16 * 1024) + " … [the rest was left out]\n", message);
    }
}
