using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Homelab.Engine.Rendering;

/// <summary>What writing a folder of manifests changed.</summary>
/// <param name="Added">Manifests that were not there before.</param>
/// <param name="Changed">Manifests with other content than before.</param>
/// <param name="Unchanged">Manifests that were left as they are.</param>
/// <param name="Removed">Manifests that are no longer declared.</param>
public sealed record ManifestChanges(int Added, int Changed, int Unchanged, int Removed)
{
    /// <summary>The numbers in words.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Added} added, {Changed} changed, {Unchanged} unchanged, {Removed} removed");
}

/// <summary>Writes a folder of manifests whole or not at all.</summary>
/// <remarks>
/// The new content is written into a folder beside the old one, and then the two change places. Until then nothing
/// touches the old content, and a failure removes the new. Manifests whose content did not change keep their time of
/// modification. A file in the folder lists what was written, so that nothing else is ever removed.
/// </remarks>
public static class ManifestDirectory
{
    /// <summary>Name of the file that lists what was written.</summary>
    public const string IndexFile = ".homelab-rendered";

    // As the Kubernetes provider's renderYamlToDirectory: manifests are for their owner alone.
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const string IndexHeader = "# Written by homelab render, which replaces and removes the files named here and no others.\n";

    /// <summary>Makes a folder hold these manifests and nothing else.</summary>
    /// <param name="directory">The folder; made when it is not there.</param>
    /// <param name="files">The manifests.</param>
    /// <param name="cancel">Stops the writing; the folder is then as it was.</param>
    /// <exception cref="EngineException">The folder holds other files, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ManifestChanges Write(string directory, ImmutableArray<RenderedFile> files, CancellationToken cancel = default)
    {
        try
        {
            return WriteTo(Target(directory), directory, files, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"cannot write the manifests to '{directory}', where nothing was changed: {e.Message}", e);
        }
    }

    private static string Target(string directory)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        return new DirectoryInfo(path).LinkTarget is null ? path : Directory.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
    }

    private static ManifestChanges WriteTo(string target, string shown, ImmutableArray<RenderedFile> files, CancellationToken cancel)
    {
        if (File.Exists(target))
        {
            throw new EngineException($"'{shown}' is a file; name a folder for the manifests");
        }

        if (Path.GetDirectoryName(target) is not { } parent || target == Path.TrimEndingDirectorySeparator(Directory.GetCurrentDirectory()))
        {
            throw new EngineException($"'{shown}' cannot be replaced as a whole; name a folder of its own for the manifests, such as '{Path.Combine(shown, "manifests")}'");
        }

        var contents = files.Add(new RenderedFile(IndexFile, Index(files)))
            .ToDictionary(file => file.Path, file => Encoding.UTF8.GetBytes(file.Content), StringComparer.Ordinal);
        var before = ExistingFiles(target, shown);
        var unchanged = contents.Where(file => before.Contains(file.Key) && IsSame(Path.Combine(target, file.Key), file.Value))
            .Select(file => file.Key)
            .ToHashSet(StringComparer.Ordinal);
        var changes = new ManifestChanges(
            Added: files.Count(file => !before.Contains(file.Path)),
            Changed: files.Count(file => before.Contains(file.Path) && !unchanged.Contains(file.Path)),
            Unchanged: files.Count(file => unchanged.Contains(file.Path)),
            Removed: before.Count(path => !contents.ContainsKey(path)));

        if (unchanged.Count != contents.Count || changes.Removed > 0)
        {
            Replace(target, parent, contents, before, unchanged, cancel);
        }

        return changes;
    }

    private static void Replace(
        string target,
        string parent,
        Dictionary<string, byte[]> contents,
        HashSet<string> before,
        HashSet<string> unchanged,
        CancellationToken cancel)
    {
        Directory.CreateDirectory(parent);
        var fresh = Path.Combine(parent, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}");
        try
        {
            foreach (var folder in contents.Keys.Select(path => Path.GetDirectoryName(path)!).Append("").Distinct().Order(StringComparer.Ordinal))
            {
                CreateDirectory(Path.Combine(fresh, folder), like: Path.Combine(target, folder));
            }

            foreach (var (path, content) in contents)
            {
                cancel.ThrowIfCancellationRequested();
                var file = Path.Combine(fresh, path);
                if (unchanged.Contains(path))
                {
                    File.Copy(Path.Combine(target, path), file);
                }
                else
                {
                    WriteFile(file, content);
                }
            }

            DirectorySwap.Swap(fresh, target);
        }
        finally
        {
            // Now either the unfinished new content or the old one.
            if (Directory.Exists(fresh))
            {
                RemoveWritten(fresh, target, before.Concat(contents.Keys));
            }
        }
    }

    private static string Index(ImmutableArray<RenderedFile> files) =>
        IndexHeader + string.Concat(files.Select(file => file.Path + "\n"));

    // The files that an earlier run wrote. Anything else in the folder belongs to somebody.
    private static HashSet<string> ExistingFiles(string target, string shown)
    {
        if (!Directory.Exists(target))
        {
            return [];
        }

        var index = Path.Combine(target, IndexFile);
        HashSet<string> written = File.Exists(index)
            ? [.. File.ReadLines(index).Where(line => line.Length > 0 && line[0] != '#'), IndexFile]
            : [];
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in new DirectoryInfo(target).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            var path = Path.GetRelativePath(target, entry.FullName).Replace('\\', '/');
            if (entry is FileInfo && entry.LinkTarget is null ? !written.Contains(path) : !written.Any(w => w.StartsWith(path + "/", StringComparison.Ordinal)))
            {
                throw new EngineException($"'{shown}' holds '{path}', which homelab render did not write and would remove; move it away or name another folder");
            }

            if (entry is FileInfo)
            {
                present.Add(path);
            }
        }

        return present;
    }

    private static bool IsSame(string file, byte[] content)
    {
        var info = new FileInfo(file);
        return info.Length == content.Length
            && (OperatingSystem.IsWindows() || info.UnixFileMode == FileMode)
            && File.ReadAllBytes(file).AsSpan().SequenceEqual(content);
    }

    private static void CreateDirectory(string path, string like)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, FileMode | UnixFileMode.UserExecute);
            if (Directory.Exists(like))
            {
                File.SetUnixFileMode(path, File.GetUnixFileMode(like));
            }
        }
    }

    private static void WriteFile(string path, byte[] content)
    {
        var options = new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode;
        }

        using var stream = new FileStream(path, options);
        stream.Write(content);
    }

    // By name, so that a file that somebody put into the folder at the last moment stays.
    private static void RemoveWritten(string directory, string shown, IEnumerable<string> written)
    {
        foreach (var path in written.Select(path => Path.Combine(directory, path)).Where(File.Exists))
        {
            File.Delete(path);
        }

        foreach (var folder in Directory.GetDirectories(directory))
        {
            RemoveEmpty(folder);
        }

        if (!RemoveEmpty(directory))
        {
            throw new EngineException($"'{shown}' was replaced while something else wrote into it; those files are now in '{directory}'");
        }
    }

    private static bool RemoveEmpty(string directory)
    {
        if (Directory.EnumerateFileSystemEntries(directory).Any())
        {
            return false;
        }

        Directory.Delete(directory);
        return true;
    }
}
