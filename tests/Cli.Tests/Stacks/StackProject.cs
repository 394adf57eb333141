using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Homelab.Cli.Tests.Processes;
using Homelab.Cli.Tests.Stacks;
using Xunit;

[assembly: AssemblyFixture(typeof(StackProject))]

namespace Homelab.Cli.Tests.Stacks;

/// <summary>The homelab's own project in a folder of its own: every stack of the repository, and every valid fixture as a stack.</summary>
/// <remarks>The program is the built one, so that tests run it at once and beside each other; each stack is previewed and rendered once.</remarks>
public sealed class StackProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _previews = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _renderings = new(StringComparer.Ordinal);

    public StackProject()
    {
        // The program is built beside the tests.
        var artifacts = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."));
        var pivot = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = Path.Combine(artifacts, "Infra", pivot, "Homelab.Infra.dll");
        var project = File.ReadAllText(Path.Combine(Repository, "Pulumi.yaml"))
            .Replace("runtime: dotnet\nmain: infra\n", $"runtime:\n  name: dotnet\n  options:\n    binary: {program}\n", StringComparison.Ordinal);
        Assert.Contains(program, project, StringComparison.Ordinal);
        _folder.Write("Pulumi.yaml", project);
        foreach (var stack in Stacks)
        {
            _folder.Write($"Pulumi.{stack}.yaml", File.ReadAllText(FileOf(stack)));
        }
    }

    /// <summary>The repository's root.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The stacks of the repository.</summary>
    public static IReadOnlyList<string> OwnStacks { get; } =
        [.. Directory.EnumerateFiles(Repository, "Pulumi.*.yaml").Select(file => Path.GetFileName(file).Split('.')[1]).Order(StringComparer.Ordinal)];

    /// <summary>The valid fixtures.</summary>
    public static IReadOnlyList<string> Fixtures { get; } =
        [.. Directory.EnumerateFiles(FixtureFolder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>All of them.</summary>
    public static IEnumerable<string> Stacks => OwnStacks.Concat(Fixtures);

    private static string FixtureFolder => Path.Combine(Repository, "tests", "fixtures", "valid");

    /// <summary>The JSON of a preview.</summary>
    public Task<string> PreviewAsync(string stack) =>
        _previews.GetOrAdd(stack, name => new(() => RunAsync("preview", name, "--json"))).Value;

    /// <summary>A folder with a stack's manifests.</summary>
    public Task<string> RenderAsync(string stack) =>
        _renderings.GetOrAdd(stack, name => new(() => RenderOnceAsync(name))).Value;

    public void Dispose() => _folder.Dispose();

    /// <summary>The settings of a stack.</summary>
    public static string FileOf(string stack) =>
        OwnStacks.Contains(stack) ? Path.Combine(Repository, $"Pulumi.{stack}.yaml") : Path.Combine(FixtureFolder, $"{stack}.yaml");

    private async Task<string> RenderOnceAsync(string stack)
    {
        var folder = _folder.Of("rendered", stack);
        await RunAsync("render", stack, "-o", folder);
        return folder;
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await HomelabProcess.RunAsync(_folder.Path, TestContext.Current.CancellationToken, arguments);

        Assert.True(code == 0, error + output);
        return output;
    }

    private static string FindRepository([CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller)!;
        while (!File.Exists(Path.Combine(folder, "Infra.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"{caller} lies outside the repository");
        }

        return folder;
    }
}
