using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Homelab.Engine.Launching;

/// <summary>Ends what a command started and did not end itself, also where no line of parents leads back to it any more.</summary>
/// <remarks>
/// Children inherit the environment, so a variable of each command's own tells them from all other processes. Linux alone
/// shows the environment of processes; on other systems nothing is found.
/// </remarks>
internal static class Leftovers
{
    /// <summary>The variable that marks a command and its children.</summary>
    public const string Variable = "HOMELAB_RUN";

    // What is being ended may start others meanwhile; one that never stops doing so is not worth more.
    private const int Rounds = 10;

    /// <summary>Kills all processes with a mark.</summary>
    /// <returns>How many there were.</returns>
    public static int Kill(string mark)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        var entry = Encoding.UTF8.GetBytes($"{Variable}={mark}\0");
        var killed = new HashSet<int>();
        for (var round = 0; round < Rounds; round++)
        {
            var found = Find(entry).FindAll(killed.Add);
            if (found.Count == 0)
            {
                break; // there are none, or only such as are about to end
            }

            found.ForEach(Kill);
        }

        return killed.Count;
    }

    private static List<int> Find(byte[] entry)
    {
        var found = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && id != Environment.ProcessId
                && HasEntry(folder, entry))
            {
                found.Add(id);
            }
        }

        return found;
    }

    private static bool HasEntry(string folder, byte[] entry)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, "environ")).AsSpan().IndexOf(entry) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // it has ended, or belongs to somebody else
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return; // it ended by itself at the same moment
        }
    }
}
