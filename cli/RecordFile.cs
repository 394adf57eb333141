using System.Text;
using Homelab.Engine;

namespace Homelab.Cli;

/// <summary>The file that the requests of a program are written to: whole or not at all.</summary>
internal sealed class RecordFile
{
    private readonly string _path;
    private readonly string _shown;

    private RecordFile(string path, string shown)
    {
        _path = path;
        _shown = shown;
    }

    /// <summary>The file that a command line names, checked before the program runs.</summary>
    /// <param name="file">The file as it was named.</param>
    /// <param name="directory">The folder that the command runs in.</param>
    /// <exception cref="EngineException">There can be no such file.</exception>
    public static RecordFile At(string file, string directory)
    {
        var path = Path.GetFullPath(file.Length == 0 ? "." : file, directory);
        if (Directory.Exists(path))
        {
            throw new EngineException($"--record {file}: that is a folder; name a file for the requests");
        }

        // The new file takes the old one's place, which must not be that of a device or a link.
        if (path.StartsWith("/dev/", StringComparison.Ordinal) || new FileInfo(path).LinkTarget is not null)
        {
            throw new EngineException($"--record {file}: that is a device or a link; name the file itself");
        }

        return Directory.Exists(Path.GetDirectoryName(path))
            ? new RecordFile(path, file)
            : throw new EngineException($"--record {file}: there is no folder '{Path.GetDirectoryName(path)}'; make it, or name a file elsewhere");
    }

    /// <summary>Writes the lines in place of what the file held.</summary>
    /// <exception cref="EngineException">It cannot be written; it is then as it was.</exception>
    public void Write(IEnumerable<string> lines)
    {
        var fresh = $"{_path}.{Guid.NewGuid():N}";
        try
        {
            using (var writer = new StreamWriter(fresh, append: false, new UTF8Encoding(false)) { NewLine = "\n" })
            {
                foreach (var line in lines)
                {
                    writer.WriteLine(line);
                }
            }

            File.Move(fresh, _path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"--record {_shown}: cannot write the file, where nothing was changed: {e.Message}", e);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
