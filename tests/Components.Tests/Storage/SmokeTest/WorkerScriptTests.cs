using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Homelab.Components.Tests.Storage.SmokeTest;

/// <summary>The script that looks at a volume from inside a pod, run for real, in the shells of Debian and of the image.</summary>
public sealed class WorkerScriptTests : IDisposable
{
    private readonly SmokeTestSandbox _sandbox = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Shells => ["dash", "busybox sh", "bash --posix"];

    private string Volume => _sandbox.Of("volumes");

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Writes_AndFindsAgain_WhatItWrote(string shell)
    {
        Mount("/dev/longhorn/pvc-1");

        var (wrote, seen) = await RunAsync(shell, "write");
        var (verified, found) = await RunAsync(shell, "verify");

        Assert.Equal((0, 0), (wrote, verified));
        Assert.Equal(Value(seen, "sha256"), Value(found, "sha256"));
        Assert.Equal("1", Value(found, "verified"));
        Assert.Equal("/var/lib/kubelet", Value(seen, "kubelet_root"));
        Assert.Equal(1048576, new FileInfo(Path.Combine(Volume, "data.bin")).Length);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task WritesNothing_WhereTheVolumeIsNotMounted(string shell)
    {
        Mount(null);

        var (code, seen) = await RunAsync(shell, "write");

        Assert.Equal(1, code);
        Assert.Equal($"nothing is mounted at {Volume}, so data would go to the node's own disk", Value(seen, "detail"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Volume));
    }

    [Theory]
    [InlineData("/dev/sda2", "/dev/longhorn/pvc-1")]
    [InlineData("/dev/longhorn/pvc-2", "/dev/longhorn/pvc-1")]
    [InlineData("tmpfs", "/dev/rbd*")]
    public async Task WritesNothing_WhereSomethingElseIsMounted(string source, string expected)
    {
        Mount(source);

        var (code, seen) = await RunAsync("dash", "write", ("EXPECTED_SOURCE", expected));

        Assert.Equal(1, code);
        Assert.Equal($"{source} is mounted at {Volume} instead of {expected}, so data would not go to the volume", Value(seen, "detail"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Volume));
    }

    [Theory]
    [InlineData("/dev/longhorn/pvc-1", "/dev/longhorn/*")]
    [InlineData("/dev/rbd0", "/dev/rbd*")]
    [InlineData("10.43.7.1:/pvc-1", "*:/pvc-1")]
    public async Task Accepts_WhatThePatternOfTheDriverNames(string source, string expected)
    {
        Mount(source);

        Assert.Equal(0, (await RunAsync("dash", "write", ("EXPECTED_SOURCE", expected))).Code);
    }

    [Fact]
    public async Task Rejects_TheRootDisk_WhereNoSourceIsNamed()
    {
        Mount("overlay");

        var (code, seen) = await RunAsync("dash", "write", ("EXPECTED_SOURCE", ""));

        Assert.Equal((1, $"{Volume} lies on the same file system as the root directory, overlay"), (code, Value(seen, "detail")));
    }

    [Theory]
    [InlineData(1024, 973, true)]
    [InlineData(1024, 818, false)]
    [InlineData(1024, 50000, false)]
    [InlineData(2048, 973, false)]
    public async Task ComparesTheFileSystem_WithTheSizeOfTheClaim(int claimed, int found, bool passes)
    {
        Mount("/dev/longhorn/pvc-1");
        _sandbox.Write("mib/volume", found.ToString(CultureInfo.InvariantCulture));

        var (code, seen) = await RunAsync("dash", "write", ("EXPECTED_MIB", claimed.ToString(CultureInfo.InvariantCulture)));

        Assert.Equal(passes ? 0 : 1, code);
        Assert.Equal(passes ? null : $"the file system has {found} MiB, but the claim asks for {claimed} MiB", Value(seen, "detail"));
    }

    [Theory]
    [InlineData("2775", null)]
    [InlineData("0775", "the volume's mode is 775, without the set-group-ID bit: fsGroup was not applied")]
    public async Task SeesWhetherFsGroupWasApplied(string mode, string? detail)
    {
        Mount("/dev/longhorn/pvc-1");
        await ShellAsync($"chmod {mode} '{Volume}'");

        var (code, seen) = await RunAsync("dash", "write", ("EXPECTED_GID", SmokeTestSandbox.Group));

        Assert.Equal((detail is null ? 0 : 1, detail), (code, Value(seen, "detail")));
    }

    [Fact]
    public async Task SeesAnotherGroup()
    {
        Mount("/dev/longhorn/pvc-1");

        var (code, seen) = await RunAsync("dash", "write", ("EXPECTED_GID", "54321"));

        Assert.Equal((1, $"the volume belongs to group {SmokeTestSandbox.Group} instead of 54321: fsGroup was not applied"), (code, Value(seen, "detail")));
    }

    [Theory]
    [InlineData("printf x >>data.bin", "data.sha256 does not match its data")]
    [InlineData("printf x | dd of=data.bin conv=notrunc bs=1 seek=500000 2>/dev/null", "data.sha256 does not match its data")]
    [InlineData("rm data.bin", "data.sha256 does not match its data")]
    public async Task SeesEveryChangeOfTheData(string damage, string detail)
    {
        Mount("/dev/longhorn/pvc-1");
        await RunAsync("dash", "write");
        await ShellAsync($"cd '{Volume}' && {damage}");

        var (code, seen) = await RunAsync("dash", "verify");

        Assert.Equal((1, detail), (code, Value(seen, "detail")));
    }

    [Fact]
    public async Task SeesThatTheDataIsGone()
    {
        Mount("/dev/longhorn/pvc-1");

        var (code, seen) = await RunAsync("dash", "verify");

        Assert.Equal((1, $"there is no checksum in {Volume}: what an earlier pod wrote is gone"), (code, Value(seen, "detail")));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task WaitsUntilTheFileSystemHasGrown(string shell)
    {
        Mount("/dev/longhorn/pvc-1");
        await RunAsync(shell, "write");
        _sandbox.Write("mib/volume", "973");
        var growing = RunAsync(shell, "grow", ("EXPECTED_MIB", "2048"));
        await Task.Delay(300, Cancel);
        _sandbox.Write("mib/volume", "1980");

        Assert.Equal(0, (await growing).Code);
    }

    [Fact]
    public async Task GivesUp_WhenTheFileSystemDoesNotGrow()
    {
        Mount("/dev/longhorn/pvc-1");
        await RunAsync("dash", "write");
        _sandbox.Write("mib/volume", "973");

        var (code, seen) = await RunAsync("dash", "grow", ("EXPECTED_MIB", "2048"), ("WAIT_SECONDS", "1"));

        Assert.Equal((1, "after 1 s the file system still has 973 MiB instead of 2048 MiB"), (code, Value(seen, "detail")));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task SharesAVolume_WithItsPeers(string shell)
    {
        Mount("10.43.7.1:/pvc-1");
        var pods = new[] { "k3s1", "k3s2", "k3s3" }
            .Select(node => RunAsync(shell, "share", ("EXPECTED_SOURCE", "*:/pvc-1"), ("NAME", node), ("PEERS", "k3s1 k3s2 k3s3"), ("RESULT_FILE", _sandbox.Of(node))));

        Assert.All(await Task.WhenAll(pods), pod => Assert.Equal(0, pod.Code));
    }

    [Fact]
    public async Task NamesThePeers_ThatNothingCameFrom()
    {
        Mount("10.43.7.1:/pvc-1");

        var (code, seen) = await RunAsync(
            "dash", "share", ("EXPECTED_SOURCE", "*:/pvc-1"), ("NAME", "k3s1"), ("PEERS", "k3s1 k3s2 k3s3"), ("WAIT_SECONDS", "1"));

        Assert.Equal((1, "within 1 s nothing came from: k3s2 k3s3"), (code, Value(seen, "detail")));
    }

    [Fact]
    public async Task ProvesAMount_OnARealFileSystem()
    {
        // In a mount namespace of its own, so that nothing is left mounted whatever happens. Root mounts a file system on a
        // loop device there; anybody else may mount one in memory.
        var image = _sandbox.Of("image");
        var (options, mount, filesystem) = SmokeTestSandbox.IsRoot
            ? ("--mount", $"truncate -s 64M '{image}' && mkfs.ext4 -q '{image}' && mount -o loop '{image}' '{Volume}'", "ext4")
            : ("--mount --user --map-root-user", $"mount -t tmpfs -o size=64m disk '{Volume}'", "tmpfs");
        var worker = Path.Combine(SmokeTestSandbox.Scripts, "worker.sh");
        _sandbox.Write("real.sh", $"""
            set -eu
            {mount}
            chmod 2775 '{Volume}'
            export DATA='{Volume}' RESULT_FILE='{_sandbox.Of("result")}' EXPECTED_MIB=64 EXPECTED_GID="$(id -g)" SIZE_MIB=4
            EXPECTED_SOURCE=$(awk '$5 == "{Volume}" {"{ print $(NF - 1) }"}' /proc/self/mountinfo)
            export EXPECTED_SOURCE
            sh '{worker}' write
            EXPECTED_SOURCE=/dev/longhorn/pvc-1 sh '{worker}' verify || echo refused=yes
            umount '{Volume}'
            sh '{worker}' verify || echo unmounted=yes

            """);

        using var process = Process.Start(new ProcessStartInfo("unshare", [.. options.Split(' '), "sh", _sandbox.Of("real.sh")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (code, seen) = await SmokeTestSandbox.EndAsync(process, Cancel);

        Assert.True(code == 0, seen);
        Assert.Equal((filesystem, "2775", "yes", "yes"), (Value(seen, "filesystem"), Value(seen, "mode"), Value(seen, "refused"), Value(seen, "unmounted")));
        Assert.InRange(int.Parse(Value(seen, "size_mib")!, CultureInfo.InvariantCulture), 52, 64);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Volume));
    }

    private async Task<(int Code, string Output)> RunAsync(string shell, string action, params (string Name, string Value)[] environment)
    {
        _sandbox
            .With("DATA", Volume)
            .With("MOUNTINFO", _sandbox.Of("mountinfo"))
            .With("RESULT_FILE", _sandbox.Of("result"))
            .With("EXPECTED_SOURCE", "/dev/longhorn/pvc-1")
            .With("EXPECTED_MIB", "0")
            .With("EXPECTED_GID", "")
            .With("FAKE_MIB", _sandbox.Of("mib/volume"));
        foreach (var (name, value) in environment)
        {
            _sandbox.With(name, value);
        }

        using var process = _sandbox.Start("worker.sh", shell.Split(' '), action);
        return await SmokeTestSandbox.EndAsync(process, Cancel);
    }

    // As the kernel writes it: the root of the container, the file that the kubelet gives every pod, and the volume.
    private void Mount(string? source) => _sandbox.Write("mountinfo", $"""
        22 1 0:30 / / rw,relatime - overlay overlay rw,lowerdir=/a
        31 22 259:2 /var/lib/kubelet/pods/d3b07384-d9a0-4e9b-8f6d-1c2d3e4f5a6b/etc-hosts /etc/hosts rw,relatime - ext4 /dev/sda2 rw
        {(source is null ? "" : $"32 22 7:0 / {Volume} rw,relatime - ext4 {source} rw")}

        """);

    private static string? Value(string output, string key) =>
        output.Split('\n').LastOrDefault(line => line.StartsWith(key + "=", StringComparison.Ordinal))?[(key.Length + 1)..];

    private static async Task ShellAsync(string command)
    {
        using var process = Process.Start("bash", ["-c", command]);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
    }
}
