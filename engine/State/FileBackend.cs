using System.IO.Compression;
using Homelab.Engine.Projects;

namespace Homelab.Engine.State;

/// <summary>The folder in which Pulumi's do-it-yourself file backend keeps its checkpoints.</summary>
/// <remarks>Source: https://www.pulumi.com/docs/iac/concepts/state-and-backends/ and pulumi/pulumi, pkg/backend/diy.</remarks>
internal sealed class FileBackend
{
    private const string Scheme = "file://";
    private const string Organization = "organization";

    private readonly string _stacks;
    private readonly string _project;

    private FileBackend(string root, string project)
    {
        _stacks = Path.Combine(root, ".pulumi", "stacks");
        _project = project;
    }

    /// <summary>The file backend of a project; null when it keeps its state elsewhere.</summary>
    public static FileBackend? Of(Project project, Func<string, string?> environment)
    {
        var url = environment("PULUMI_BACKEND_URL") is { Length: > 0 } chosen ? chosen : project.BackendUrl;
        if (url is null || !url.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return null;
        }

        var path = url[Scheme.Length..];
        var root = path == "~" || path.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[1..].TrimStart('/'))
            : Path.GetFullPath(path, project.Directory);
        return new FileBackend(root, project.Name);
    }

    /// <summary>Opens the current checkpoint of a stack; null when there is none.</summary>
    /// <param name="stack">The stack, as <c>name</c>, <c>organization/name</c> or <c>organization/project/name</c>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="NotSupportedException">The file is compressed in a way that cannot be read here.</exception>
    public Stream? Open(string stack)
    {
        var (project, name) = stack.Split('/') switch
        {
            [var only] => (_project, only),
            [Organization, var only] => (_project, only),
            [Organization, var other, var only] => (other, only),
            _ => (null, null),
        };
        if (name is null || project is null || IsUnsafe(project) || IsUnsafe(name))
        {
            return null;
        }

        // Of several forms the newest counts; before there were project folders, all stacks lay side by side.
        var newest = new[] { Path.Combine(_stacks, project, name), Path.Combine(_stacks, name) }
            .SelectMany(p => new[] { $"{p}.json", $"{p}.json.gz", $"{p}.json.zst" })
            .Where(File.Exists)
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .FirstOrDefault();
        return Path.GetExtension(newest) switch
        {
            null => null,
            ".zst" => throw new NotSupportedException("the checkpoint is compressed with zstd"),
            ".gz" => new GZipStream(File.OpenRead(newest!), CompressionMode.Decompress),
            _ => File.OpenRead(newest!),
        };
    }

    private static bool IsUnsafe(string name) => name.Length == 0 || name is "." or ".." || name.Contains('\\', StringComparison.Ordinal);
}
