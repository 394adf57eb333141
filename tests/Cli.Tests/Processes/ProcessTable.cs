using System.Diagnostics;
using System.Globalization;

namespace Homelab.Cli.Tests.Processes;

/// <summary>Sends signals to processes, and sees whether they have ended, by their ids.</summary>
internal static class ProcessTable
{
    /// <summary>Sends a signal to the command line alone.</summary>
    public static async Task SignalAsync(HomelabProcess homelab, string signal, CancellationToken cancel)
    {
        using var kill = Process.Start("kill", [$"-{signal}", homelab.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancel);
    }

    /// <summary>The ids that a program writes to a file, one a line, once it has written them.</summary>
    public static async Task<int[]> IdsInAsync(string marker, CancellationToken cancel)
    {
        while (true)
        {
            if (File.Exists(marker) && await File.ReadAllLinesAsync(marker, cancel) is { Length: > 0 } lines
                && lines.All(line => int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            {
                return Array.ConvertAll(lines, line => int.Parse(line, CultureInfo.InvariantCulture));
            }

            await Task.Delay(20, cancel);
        }
    }

    /// <summary>Waits until processes have ended; a test's time limit says when that takes too long.</summary>
    public static async Task HasEndedAsync(int id, CancellationToken cancel)
    {
        while (IsRunning(id))
        {
            await Task.Delay(20, cancel);
        }
    }

    /// <summary>Whether a process runs.</summary>
    /// <remarks>A killed one stays listed as a zombie until whatever adopted it asks for its exit code.</remarks>
    public static bool IsRunning(int id)
    {
        try
        {
            return !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
