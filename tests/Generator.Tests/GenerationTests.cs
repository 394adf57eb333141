using System.Collections.Immutable;
using Homelab.Generator.Emission;
using Xunit;

namespace Homelab.Generator.Tests;

public sealed class GenerationTests
{
    [Fact]
    public void CommittedCode_IsWhatTheGeneratorWrites()
    {
        var folder = Generation.FindFolder(AppContext.BaseDirectory);
        var generated = Generation.Run().ToDictionary(file => file.Path, file => file.Text);
        var committed = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText);

        var stale = generated.Keys.Union(committed.Keys)
            .Where(path => generated.GetValueOrDefault(path) != committed.GetValueOrDefault(path))
            .Order(StringComparer.Ordinal);

        Assert.True(!stale.Any(), $"out of date in {PackageEmitter.Folder}: {string.Join(", ", stale)}\nrun: dotnet run --project sdks/generator");
    }

    [Fact]
    public void Write_ChangesWhatDiffersAndDeletesWhatIsGone()
    {
        using var folder = new TemporaryFolder();
        Generation.Write([new("A/a.g.cs", "old"), new("B/same.g.cs", "same"), new("C/gone.g.cs", "gone")], folder.Path);

        var changed = Generation.Write([new("A/a.g.cs", "new"), new("B/same.g.cs", "same")], folder.Path);

        Assert.Equal(2, changed);
        Assert.Equal(["A/a.g.cs: new", "B/same.g.cs: same"], folder.Contents());
    }

    [Fact]
    public void FindFolder_RejectsAPlaceOutsideTheRepository()
    {
        using var folder = new TemporaryFolder();

        var exception = Assert.Throws<InvalidOperationException>(() => Generation.FindFolder(folder.Path));

        Assert.Equal($"{folder.Path} lies outside the repository: run the generator from a folder within it", exception.Message);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("generator-").FullName;

        public ImmutableArray<string> Contents() =>
            [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
                .Select(file => $"{System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/')}: {File.ReadAllText(file)}")
                .Order(StringComparer.Ordinal)];

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
