using System.Text;
using Homelab.Cli.Tests;
using Homelab.Cli.Tests.Processes;
using Homelab.Repository.Tests;

namespace Homelab.Conformance.Tests.Twins;

/// <summary>One stack twice: what the C# program and the Node program of a folder asked of the engine, and what came of it.</summary>
internal static class TwinPair
{
    /// <summary>The folder of all twins.</summary>
    public static string Root { get; } = Path.Combine(Checkout.Root, "tests", "conformance", "twins");

    // The build lies beside that of the tests, in artifacts/bin/Twins/<configuration>/.
    private static readonly string Program = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "Twins", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Twins.dll"));

    /// <summary>Runs both and tells where they differ; empty when they do not.</summary>
    /// <param name="name">The folder.</param>
    /// <param name="environment">Variables that both programs are given.</param>
    /// <param name="cancel">Ends them.</param>
    public static async Task<string> CompareAsync(string name, IReadOnlyDictionary<string, string> environment, CancellationToken cancel)
    {
        using var project = await ProjectOfTheOtherHalfAsync(name, cancel);
        var csharp = Preview.RunAsync(project.Path, WithName(name, environment), cancel);
        var node = Preview.RunAsync(Path.Combine(Root, name), environment, cancel);
        var expected = await node;
        return expected.ExitCode == 0
            ? Difference.Between(Text(expected), Text(await csharp))
            : throw new InvalidOperationException($"the Node half of '{name}' failed: {expected.Digest["diagnostics"]}");
    }

    /// <summary>Renders the manifests of both, secrets included, and tells where they differ; empty when they do not.</summary>
    /// <param name="name">The folder.</param>
    /// <param name="environment">Variables that both programs are given.</param>
    /// <param name="cancel">Ends them.</param>
    public static async Task<string> CompareManifestsAsync(string name, IReadOnlyDictionary<string, string> environment, CancellationToken cancel)
    {
        using var project = await ProjectOfTheOtherHalfAsync(name, cancel);
        var csharp = ManifestsAsync(project.Path, WithName(name, environment), cancel);
        return Difference.Between(await ManifestsAsync(Path.Combine(Root, name), environment, cancel), await csharp);
    }

    private static async Task<string> ManifestsAsync(string program, IReadOnlyDictionary<string, string> environment, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        var (code, output, error) = await HomelabProcess.RunAsync(
            folder.Path, ["render", "dev", "--program", program, "--with-secrets", "-o", "out"], new(environment), cancel);
        var files = code == 0 ? Directory.GetFiles(folder.Of("out"), "*.yaml", SearchOption.AllDirectories) : [];
        return files.Length > 0
            ? string.Concat(files.Order(StringComparer.Ordinal).Select(file => $"# {Path.GetFileName(file)}\n{File.ReadAllText(file)}"))
            : throw new InvalidOperationException($"nothing was rendered: {output}{error}");
    }

    private static async Task<TemporaryFolder> ProjectOfTheOtherHalfAsync(string name, CancellationToken cancel)
    {
        var folder = Path.Combine(Root, name);
        var project = new TemporaryFolder();
        project.Write("Pulumi.yaml", $"name: shop\nmain: {folder}\nruntime:\n  name: dotnet\n  options:\n    binary: {Program}\n");
        project.Write("Pulumi.dev.yaml", await File.ReadAllTextAsync(Path.Combine(folder, "Pulumi.dev.yaml"), cancel));
        return project;
    }

    private static Dictionary<string, string> WithName(string name, IReadOnlyDictionary<string, string> environment) =>
        new(environment) { ["TWIN"] = name };

    private static string Text(Preview preview)
    {
        var text = new StringBuilder();
        text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"exit code {preview.ExitCode}");
        foreach (var part in new[] { "diagnostics", "changeSummary" })
        {
            text.AppendLine(Canonical.Text(preview.Digest[part]));
        }

        foreach (var request in preview.Requests)
        {
            text.AppendLine(Canonical.Text(Normalisation.OfRequest(request)));
        }

        foreach (var step in preview.Digest["steps"]?.AsArray() ?? [])
        {
            text.AppendLine(Canonical.Text(Normalisation.OfStep(step!.AsObject())));
        }

        return text.ToString();
    }
}
