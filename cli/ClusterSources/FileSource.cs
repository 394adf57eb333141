using Homelab.Cluster.Dumps;
using Homelab.Engine;

namespace Homelab.Cli.ClusterSources;

/// <summary>Reads recorded files.</summary>
/// <param name="arguments">The files, each as <c>FILE</c> or <c>NODE=FILE</c>; <c>-</c> is the standard input.</param>
/// <param name="directory">The folder that relative paths begin at.</param>
internal sealed class FileSource(IReadOnlyList<string> arguments, string directory) : IClusterSource
{
    // A dump of a large homelab has some 10 MB; far more is some other file.
    private const long MostBytes = 512L << 20;

    /// <inheritdoc/>
    public string Description => string.Join(", ", arguments);

    /// <inheritdoc/>
    public async Task<DumpReading> ReadAsync(ClusterQuery query, CancellationToken cancel)
    {
        var texts = new List<DumpText>();
        foreach (var argument in arguments)
        {
            texts.Add(await ReadAsync(argument, cancel));
        }

        return DumpReader.Read(texts);
    }

    private async Task<DumpText> ReadAsync(string argument, CancellationToken cancel)
    {
        // A file whose own name has an equals sign is that file.
        var isPlain = argument == "-" || !argument.Contains('=', StringComparison.Ordinal) || File.Exists(Path.GetFullPath(argument, directory));
        var (node, file) = isPlain ? (null, argument) : (argument[..argument.IndexOf('=', StringComparison.Ordinal)], argument[(argument.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        try
        {
            return new DumpText(file, file == "-" ? await ReadInputAsync(cancel) : await ReadFileAsync(file, cancel), node);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new EngineException($"--from {argument}: {Reason(e, file)}", e);
        }
    }

    private async Task<byte[]> ReadFileAsync(string file, CancellationToken cancel)
    {
        var path = Path.GetFullPath(file, directory);
        return new FileInfo(path) is { Exists: true, Length: > MostBytes }
            ? throw new IOException($"the file has more than {MostBytes >> 20} MiB, so it is no dump of a homelab")
            : await File.ReadAllBytesAsync(path, cancel);
    }

    private static async Task<byte[]> ReadInputAsync(CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(content, cancel);
        return content.ToArray();
    }

    private static string Reason(Exception e, string file) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => $"there is no file '{file}'; record one with `kubectl get nodes,csinodes -A -o json > FILE`",
        UnauthorizedAccessException => $"'{file}' cannot be read: it is a folder, or you may not",
        _ => e.Message,
    };
}
