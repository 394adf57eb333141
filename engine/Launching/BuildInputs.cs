using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Homelab.Engine.Launching;

/// <summary>All that the result of a build depends on: the folders of the projects, and the settings around them.</summary>
/// <param name="Folders">The folders whose files count, each with all below it.</param>
/// <param name="Variables">The environment variables that the project files may read.</param>
internal sealed partial record BuildInputs(IReadOnlyList<string> Folders, IReadOnlyList<string> Variables)
{
    private static readonly string[] SkippedFolders = ["bin", "obj", "artifacts", "node_modules", ".git", ".vs", ".idea", ".pulumi"];
    private static readonly string[] ProjectFiles = ["*.csproj", "*.fsproj", "*.vbproj", "*.props", "*.targets"];
    private static readonly string[] SettingsAbove = ["Directory.*.props", "Directory.*.targets", "Directory.*.rsp", "global.json", "nuget.config"];

    /// <summary>Finds the inputs of a project that has been restored.</summary>
    /// <param name="project">The project.</param>
    /// <param name="assetsFile">What the restore wrote of the project; it lists the referenced ones, whatever their conditions.</param>
    public static BuildInputs Of(DotnetProject project, string assetsFile)
    {
        var folders = new List<string> { project.Directory };
        if (File.Exists(assetsFile))
        {
            using var assets = JsonDocument.Parse(File.ReadAllBytes(assetsFile));
            if (assets.RootElement.TryGetProperty("libraries", out var libraries))
            {
                folders.AddRange(libraries.EnumerateObject()
                    .Where(l => l.Value.TryGetProperty("type", out var type) && type.ValueEquals("project"))
                    .Select(l => l.Value.TryGetProperty("msbuildProject", out var path) ? path.GetString() : null)
                    .OfType<string>()
                    .Select(path => Path.GetDirectoryName(Path.GetFullPath(path, project.Directory))!));
            }
        }

        var files = folders.SelectMany(SettingsOf).Distinct(StringComparer.Ordinal).ToList();
        var texts = files.ConvertAll(f => (File: f, Text: File.ReadAllText(f)));
        folders.AddRange(texts.SelectMany(t => FoldersNamedIn(t.Text, Path.GetDirectoryName(t.File)!)));
        return new BuildInputs(
            [.. folders.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. texts.SelectMany(t => PropertyUse().Matches(t.Text).Select(m => m.Groups[1].Value))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>A short text that changes when a file of the inputs, or the set of them, or a variable does.</summary>
    /// <param name="since">The time that matters for <paramref name="isTouched"/>.</param>
    /// <param name="isTouched">Whether a file was written between then and now.</param>
    public string Fingerprint(DateTime since, out bool isTouched)
    {
        var entries = new SortedSet<string>(StringComparer.Ordinal);
        var now = DateTime.UtcNow;
        isTouched = false;
        foreach (var (path, size, written) in Folders.SelectMany(FilesBelow).Concat(FilesAbove(Folders)))
        {
            entries.Add(string.Create(CultureInfo.InvariantCulture, $"{path}\n{size}\n{written.Ticks}\n"));
            isTouched |= written >= since && written <= now;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in entries.Concat(Variables.Select(v => $"{v}={Environment.GetEnvironmentVariable(v)}\n")))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<(string Path, long Size, DateTime Written)> FilesBelow(string folder) =>
        Directory.Exists(folder)
            ? new FileSystemEnumerable<(string, long, DateTime)>(
                folder,
                Describe,
                new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None })
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && !IsStackFile(entry.FileName),
                ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsSkipped(entry.FileName),
            }
            : [];

    // Folders of one repository lie below the same others, and some of those are large: each is looked through once.
    private static IEnumerable<(string Path, long Size, DateTime Written)> FilesAbove(IEnumerable<string> folders) =>
        folders.SelectMany(Above).Distinct(StringComparer.Ordinal).SelectMany(folder => FilesIn(folder, SettingsAbove));

    private static IEnumerable<string> SettingsOf(string folder) =>
        FilesIn(folder, ProjectFiles).Concat(Above(folder).SelectMany(above => FilesIn(above, SettingsAbove))).Select(file => file.Path);

    private static IEnumerable<string> Above(string folder)
    {
        for (var above = Path.GetDirectoryName(folder); above is not null; above = Path.GetDirectoryName(above))
        {
            yield return above;
        }
    }

    private static IEnumerable<(string Path, long Size, DateTime Written)> FilesIn(string folder, string[] patterns)
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        var found = new FileSystemEnumerable<(string, long, DateTime)>(folder, Describe, new EnumerationOptions { IgnoreInaccessible = true })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && IsAnyOf(entry.FileName, patterns),
        };
        foreach (var file in found)
        {
            yield return file;
        }
    }

    private static (string Path, long Size, DateTime Written) Describe(ref FileSystemEntry entry) =>
        (entry.ToFullPath(), entry.Length, entry.LastWriteTimeUtc.UtcDateTime);

    private static bool IsAnyOf(ReadOnlySpan<char> name, string[] patterns)
    {
        foreach (var pattern in patterns)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, name))
            {
                return true;
            }
        }

        return false;
    }

    // Items may come from other folders: <Compile Include="../shared/*.cs" />.
    private static IEnumerable<string> FoldersNamedIn(string projectText, string folder) =>
        OutsidePath().Matches(projectText)
            .SelectMany(m => m.Groups[1].Value.Split(';'))
            .Select(p => p.Trim()
                .Replace("$(MSBuildThisFileDirectory)", folder + "/", StringComparison.OrdinalIgnoreCase)
                .Replace("$(MSBuildProjectDirectory)", folder, StringComparison.OrdinalIgnoreCase)
                .Replace('\\', '/'))
            .Where(p => p.Contains("..", StringComparison.Ordinal) && !p.Contains('$', StringComparison.Ordinal) && !p.Contains('@', StringComparison.Ordinal))
            .Select(p => Path.GetFullPath(FixedPart(p), folder))
            .Where(Directory.Exists);

    private static string FixedPart(string path)
    {
        var wildcard = path.IndexOfAny(['*', '?']);
        var known = wildcard < 0 ? path : path[..wildcard];
        var slash = known.LastIndexOf('/');
        return slash <= 0 ? "." : known[..slash];
    }

    // A stack's config is read at each run; it is no part of the build.
    private static bool IsStackFile(ReadOnlySpan<char> name) =>
        name.StartsWith("Pulumi.", StringComparison.Ordinal) && name.EndsWith(".yaml", StringComparison.Ordinal);

    private static bool IsSkipped(ReadOnlySpan<char> name)
    {
        foreach (var skipped in SkippedFolders)
        {
            if (name.Equals(skipped, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\$\(([A-Za-z_][A-Za-z0-9_]*)\)")]
    private static partial Regex PropertyUse();

    [GeneratedRegex(@"(?:Include|Project|Update|HintPath)\s*=\s*""([^""]+)""")]
    private static partial Regex OutsidePath();
}
