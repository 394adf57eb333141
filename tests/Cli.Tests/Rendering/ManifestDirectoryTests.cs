using System.Collections.Immutable;
using System.Runtime.Versioning;
using Homelab.Engine;
using Homelab.Engine.Rendering;
using Xunit;

namespace Homelab.Cli.Tests.Rendering;

public sealed class ManifestDirectoryTests : IDisposable
{
    private static readonly ImmutableArray<RenderedFile> Files =
    [
        new("0-crd/crd.yaml", "a: 1\n"),
        new("1-manifest/one.yaml", "b: 2\n"),
        new("1-manifest/two.yaml", "c: 3\n"),
    ];

    private readonly TemporaryFolder _folder = new();

    private string Output => _folder.Of("out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WritesAllFiles_ForTheirOwnerAlone_AndNothingBeside()
    {
        var changes = Write(Files);

        Assert.Equal(new ManifestChanges(Added: 3, Changed: 0, Unchanged: 0, Removed: 0), changes);
        Assert.Equal(
            [
                ("out/.homelab-rendered", "# Written by homelab render, which replaces and removes the files named here and no others.\n0-crd/crd.yaml\n1-manifest/one.yaml\n1-manifest/two.yaml\n"),
                ("out/0-crd/crd.yaml", "a: 1\n"),
                ("out/1-manifest/one.yaml", "b: 2\n"),
                ("out/1-manifest/two.yaml", "c: 3\n"),
            ],
            _folder.Contents().Select(file => (file.Key, file.Value)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Output, "0-crd/crd.yaml")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Output));
        }
    }

    [Fact]
    public void TouchesNothing_WhenNothingChanged()
    {
        Write(Files);
        var times = Age();

        var changes = Write(Files);

        Assert.Equal(new ManifestChanges(Added: 0, Changed: 0, Unchanged: 3, Removed: 0), changes);
        Assert.Equal(times, Times());
    }

    [Fact]
    public void ReplacesWhatChanged_RemovesWhatIsGone_AndKeepsTheTimesOfTheRest()
    {
        Write(Files);
        var times = Age();

        var changes = Write([Files[1], new("1-manifest/three.yaml", "d: 4\n"), Files[2] with { Content = "c: 5\n" }]);

        Assert.Equal(new ManifestChanges(Added: 1, Changed: 1, Unchanged: 1, Removed: 1), changes);
        Assert.Equal(
            ["out/.homelab-rendered", "out/1-manifest/one.yaml", "out/1-manifest/three.yaml", "out/1-manifest/two.yaml"],
            _folder.Contents().Keys);
        Assert.Equal("c: 5\n", File.ReadAllText(Path.Combine(Output, "1-manifest/two.yaml")));
        Assert.Equal(times["out/1-manifest/one.yaml"], Times()["out/1-manifest/one.yaml"]);
        Assert.NotEqual(times["out/1-manifest/two.yaml"], Times()["out/1-manifest/two.yaml"]);
    }

    [Fact]
    public void RestoresAFileThatSomebodyChangedOrOpenedToOthers()
    {
        Write(Files);
        File.WriteAllText(Path.Combine(Output, "0-crd/crd.yaml"), "changed");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(Output, "1-manifest/one.yaml"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        Write(Files);

        Assert.Equal("a: 1\n", File.ReadAllText(Path.Combine(Output, "0-crd/crd.yaml")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Output, "1-manifest/one.yaml")));
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void KeepsTheModeOfTheFolder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes");
        Directory.CreateDirectory(Output, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
        var before = File.GetUnixFileMode(Output);

        Write(Files);

        Assert.Equal(before, File.GetUnixFileMode(Output));
    }

    [Fact]
    public void WritesThroughALink()
    {
        Directory.CreateDirectory(_folder.Of("real"));
        Directory.CreateSymbolicLink(Output, _folder.Of("real"));

        Write(Files);

        Assert.Equal(_folder.Of("real"), new DirectoryInfo(Output).LinkTarget);
        Assert.True(File.Exists(_folder.Of("real", "0-crd", "crd.yaml")));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("1-manifest/mine.yaml")]
    [InlineData(".git/HEAD")]
    public void Rejects_AFolderWithOtherFiles(string foreign)
    {
        Write(Files);
        _folder.Write("out/" + foreign, "mine");
        var before = _folder.Contents();

        var fault = Assert.Throws<EngineException>(() => Write([Files[0]]));

        Assert.Equal($"'{Output}' holds '{foreign.Split('/') switch { [".git", ..] => ".git", _ => foreign }}', which homelab render did not write and would remove; move it away or name another folder", fault.Message);
        Assert.Equal(before, _folder.Contents());
    }

    [Fact]
    public void Rejects_AFolderThatItDidNotWrite()
    {
        _folder.Write("out/1-manifest/one.yaml", "mine");

        Assert.Equal(
            $"'{Output}' holds '1-manifest', which homelab render did not write and would remove; move it away or name another folder",
            Assert.Throws<EngineException>(() => Write(Files)).Message);
    }

    [Fact]
    public void Rejects_AFile()
    {
        _folder.Write("out", "mine");

        Assert.Equal($"'{Output}' is a file; name a folder for the manifests", Assert.Throws<EngineException>(() => Write(Files)).Message);
    }

    [Fact]
    public void Rejects_TheCurrentFolder()
    {
        var here = Directory.GetCurrentDirectory();

        Assert.Equal(
            $"'{here}' cannot be replaced as a whole; name a folder of its own for the manifests, such as '{Path.Combine(here, "manifests")}'",
            Assert.Throws<EngineException>(() => ManifestDirectory.Write(here, Files, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void KeepsThePreviousContent_WhenAFileCannotBeWritten()
    {
        Write(Files);
        var before = _folder.Contents();

        var fault = Assert.Throws<EngineException>(() => Write([new("1-manifest/new.yaml", "new"), new("1-manifest/" + new string('n', 300) + ".yaml", "too long")]));

        Assert.StartsWith($"cannot write the manifests to '{Output}', where nothing was changed: ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Contents());
    }

    [Fact]
    public void KeepsThePreviousContent_WhenStopped()
    {
        Write(Files);
        var before = _folder.Contents();
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => ManifestDirectory.Write(Output, [Files[0] with { Content = "new" }], stop.Token));

        Assert.Equal(before, _folder.Contents());
    }

    [Fact]
    public void Rejects_AFolderBelowAFile()
    {
        _folder.Write("file", "mine");

        var fault = Assert.Throws<EngineException>(() => ManifestDirectory.Write(_folder.Of("file", "out"), Files, TestContext.Current.CancellationToken));

        Assert.StartsWith($"cannot write the manifests to '{_folder.Of("file", "out")}', where nothing was changed: ", fault.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder.Of("file")));
    }

    [Fact]
    public void MakesTheFoldersAbove()
    {
        ManifestDirectory.Write(_folder.Of("a", "b", "out"), Files, TestContext.Current.CancellationToken);

        Assert.True(File.Exists(_folder.Of("a", "b", "out", "1-manifest", "two.yaml")));
    }

    [Fact]
    public async Task AReaderAlwaysFindsOneWholeContent_WhileItIsReplaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the folders change places in one step on Linux only");
        Write(Files);
        using var done = new CancellationTokenSource();
        var reader = Task.Run(
            () =>
            {
                var missing = 0;
                while (!done.IsCancellationRequested)
                {
                    missing += File.Exists(Path.Combine(Output, "1-manifest/one.yaml")) ? 0 : 1;
                }

                return missing;
            },
            TestContext.Current.CancellationToken);

        for (var i = 0; i < 50; i++)
        {
            Write([Files[1], Files[2] with { Content = $"c: {i}\n" }]);
        }

        await done.CancelAsync();
        Assert.Equal(0, await reader);
    }

    private ManifestChanges Write(ImmutableArray<RenderedFile> files) => ManifestDirectory.Write(Output, files, TestContext.Current.CancellationToken);

    // Into the past, so that a rewritten file is told by its time whatever the clock's resolution.
    private Dictionary<string, DateTime> Age()
    {
        foreach (var file in _folder.Contents().Keys)
        {
            File.SetLastWriteTimeUtc(_folder.Of(file), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        return Times();
    }

    private Dictionary<string, DateTime> Times() => _folder.Contents().Keys.ToDictionary(file => file, file => File.GetLastWriteTimeUtc(_folder.Of(file)));
}
