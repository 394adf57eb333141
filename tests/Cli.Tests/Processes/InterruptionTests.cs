using System.Runtime.Versioning;
using Xunit;

namespace Homelab.Cli.Tests.Processes;

/// <summary>Ctrl-C in each phase: one message, exit code 130, and no child left running.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class InterruptionTests : IDisposable
{
    private const int Interrupt = 130;

    private readonly TemporaryFolder _folder = new();

    public InterruptionTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent by kill, and the state of processes is read from /proc");

    public void Dispose() => _folder.Dispose();

    [Theory(Timeout = 60_000)]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task EndsTheProgram(string signal)
    {
        var cancel = TestContext.Current.CancellationToken;
        var marker = _folder.Of("marker");
        HomelabProcess.WriteFaultyProject(_folder, "hangs", $"  faulty:marker: {marker}\n");
        using var homelab = HomelabProcess.Start(_folder.Path, "preview", "dev");
        var program = Assert.Single(await ProcessTable.IdsInAsync(marker, cancel));

        await ProcessTable.SignalAsync(homelab, signal, cancel);

        Assert.Equal((Interrupt, "", "error: stopped\n"), await homelab.EndAsync(cancel));
        await ProcessTable.HasEndedAsync(program, cancel);
    }

    [Fact(Timeout = 60_000)]
    public async Task EndsTheBuild()
    {
        var cancel = TestContext.Current.CancellationToken;
        var marker = _folder.Of("marker");
        _folder.Write("Pulumi.yaml", "name: slow\nruntime: dotnet\n");
        _folder.Write("Pulumi.dev.yaml", "config: {}\n");
        _folder.Write("slow.csproj", "<Project />");
        var dotnet = _folder.Write("bin/dotnet", $"#!/bin/sh\necho $$ >'{marker}'\nexec sleep 600\n");
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var homelab = HomelabProcess.Start(
            _folder.Path, [("PATH", $"{_folder.Of("bin")}:{Environment.GetEnvironmentVariable("PATH")}")], "preview", "dev");
        var build = Assert.Single(await ProcessTable.IdsInAsync(marker, cancel));

        await ProcessTable.SignalAsync(homelab, "INT", cancel);

        Assert.Equal((Interrupt, "", "error: stopped\n"), await homelab.EndAsync(cancel));
        await ProcessTable.HasEndedAsync(build, cancel);
    }

    [Fact(Timeout = 60_000)]
    public async Task SaysNothingElse_HoweverEarlyItComes()
    {
        var cancel = TestContext.Current.CancellationToken;
        HomelabProcess.WriteFaultyProject(_folder, "hangs", $"  faulty:marker: {_folder.Of("marker")}\n");

        foreach (var delay in Enumerable.Range(0, 20).Select(i => i * 20))
        {
            using var homelab = HomelabProcess.Start(_folder.Path, "preview", "dev");
            await Task.Delay(delay, cancel);
            await ProcessTable.SignalAsync(homelab, "INT", cancel);

            var (code, output, error) = await homelab.EndAsync(cancel);

            Assert.Equal((Interrupt, ""), (code, output));
            Assert.True(error is "" or "error: stopped\n", $"after {delay} ms: {error}");
        }
    }
}
