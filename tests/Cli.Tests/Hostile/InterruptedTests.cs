using Homelab.Cli.Tests.Processes;
using Xunit;

namespace Homelab.Cli.Tests.Hostile;

/// <summary>Ctrl-C at moments spread over a whole run, writing included.</summary>
public sealed class InterruptedTests : IDisposable
{
    private const int Manifests = 2000;
    private const int Moments = 8;

    private readonly HostileProject _project = new();

    public InterruptedTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent by kill");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Rendering_IsWholeOrNotThere()
    {
        _project.Stack("dev", "many", Manifests);
        var whole = await TimedAsync();

        for (var i = 1; i <= Moments; i++)
        {
            using var homelab = _project.Start("render", "dev", "-o", "out");
            await Task.Delay(whole * i / Moments, _project.Cancel);
            await ProcessTable.SignalAsync(homelab, "INT", _project.Cancel);
            var (code, output, error) = await homelab.EndAsync(_project.Cancel);

            var isWritten = Directory.Exists(_project.Of("out"));
            Assert.True(
                (code, output, error) == (130, "", "error: stopped\n") || (code == 0 && error == "" && isWritten), $"{i}: {code} {output} {error}");
            Assert.Equal(isWritten ? Manifests : 0, isWritten ? Directory.GetFiles(_project.Of("out", "1-manifest")).Length : 0);
            Assert.Equal(isWritten ? ["out"] : [], Directory.GetDirectories(_project.Path).Select(Path.GetFileName));
            if (isWritten)
            {
                Directory.Delete(_project.Of("out"), recursive: true);
            }
        }
    }

    [Fact]
    public async Task ManyRegistrations_AreLeftOff()
    {
        _project.Stack("dev", "many", 10_000_000);
        using var homelab = _project.Start("preview", "dev");
        await Task.Delay(700, _project.Cancel);

        await ProcessTable.SignalAsync(homelab, "INT", _project.Cancel);

        Assert.Equal((130, "", "error: stopped\n"), await homelab.EndAsync(_project.Cancel));
    }

    private async Task<TimeSpan> TimedAsync()
    {
        var time = System.Diagnostics.Stopwatch.StartNew();
        var (code, _, error) = await _project.RunAsync("render", "dev", "-o", "out");
        Assert.Equal((0, ""), (code, error));
        Directory.Delete(_project.Of("out"), recursive: true);
        return time.Elapsed;
    }
}
