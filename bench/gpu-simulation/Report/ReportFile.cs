using Homelab.Cluster;

namespace Homelab.Bench.GpuSimulation;

/// <summary>Files that the command writes: whole or not at all.</summary>
internal static class ReportFile
{
    private const string Start = "<!-- Written by ./bench/gpu-simulation.sh; do not edit. -->";
    private const string End = "<!-- End of what it wrote. -->";

    /// <summary>A page's text with the tables between its marks.</summary>
    /// <param name="page">The text.</param>
    /// <param name="name">The page's name, for messages.</param>
    /// <param name="tables">What belongs there.</param>
    /// <exception cref="InputException">The page has not exactly one pair of marks.</exception>
    public static string WithTables(string page, string name, string tables)
    {
        var start = page.IndexOf(Start, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (start < 0 || end < start || page.LastIndexOf(Start, StringComparison.Ordinal) != start)
        {
            throw new InputException([new Fault("--page", name, "it has no place for the tables", $"put the lines '{Start}' and '{End}' into it, once")]);
        }

        return $"{page[..start]}{Start}\n\n{tables.TrimEnd('\n')}\n\n{page[end..]}";
    }

    /// <summary>Finds out before long work that its result could not be written.</summary>
    /// <param name="option">The option that names the file.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">There is no folder for it.</exception>
    public static void CheckFolder(string option, string path)
    {
        if (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw new InputException([new Fault(option, path, "it cannot be written: it is a folder, or lies in none", "name a file in a folder that exists")]);
        }
    }

    /// <summary>Writes a file beside its place and moves it there.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">Its place.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="cancel">Ends it early; the file is then as it was.</param>
    /// <exception cref="InputException">It cannot be written there.</exception>
    public static async Task WriteAsync(string option, string path, string text, CancellationToken cancel)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllTextAsync(temporary, text, cancel);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException([new Fault(option, path, $"it cannot be written: {e.Message.TrimEnd('.')}", "name a file in a folder that is yours")]);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
