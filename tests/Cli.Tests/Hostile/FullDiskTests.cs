using Homelab.Cli.Tests.Processes;
using Xunit;

namespace Homelab.Cli.Tests.Hostile;

/// <summary>A disk that is full before all manifests are written: a memory file system of 64 KiB in a mount namespace of its own.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly HostileProject _project = new();

    public FullDiskTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "mount namespaces are those of Linux");
        Directory.CreateDirectory(_project.Of("disk"));
        _project.Stack("small", "many", 3);
        _project.Stack("big", "many", 200);
    }

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task FirstRendering_LeavesNothing()
    {
        var (code, output, error) = await RunOnTheDiskAsync("\"$0\" render big -o disk/out; echo code $?; ls -A disk; echo end");

        Assert.Equal((0, "code 1\nend\n"), (code, output));
        AssertDiskIsFull(error);
    }

    [Fact]
    public async Task LaterRendering_LeavesTheFirst()
    {
        var (code, output, error) = await RunOnTheDiskAsync(
            "\"$0\" render small -o disk/out && cp -r disk/out before; \"$0\" render big -o disk/out; echo code $?; diff -r before disk/out; ls -A disk");

        Assert.Equal((0, "3 manifests in disk/out: 3 added, 0 changed, 0 unchanged, 0 removed\ncode 1\nout\n"), (code, output));
        AssertDiskIsFull(error);
    }

    private void AssertDiskIsFull(string error) => Assert.StartsWith(
        $"error: cannot write the manifests to '{_project.Of("disk", "out")}', where nothing was changed: No space left on device",
        Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);

    private Task<(int Code, string Output, string Error)> RunOnTheDiskAsync(string script) => HomelabProcess.RunProgramAsync(
        "unshare",
        _project.Path,
        ["--map-root-user", "--mount", "sh", "-c", $"mount -t tmpfs -o size=64k tmpfs disk || exit; {script}", HomelabProcess.Executable],
        [],
        _project.Cancel);
}
