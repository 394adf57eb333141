using System.Runtime.CompilerServices;
using Xunit;

namespace Homelab.Cli.Tests;

/// <summary>Compares a text with the approved one in <c>snapshots/</c>.</summary>
/// <remarks>
/// A difference fails the test and leaves the new text beside the approved one as <c>*.received</c>, for somebody to
/// read and rename. Nothing is ever approved by a test.
/// </remarks>
internal static class Snapshot
{
    public static void Matches(string actual, string name, [CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller)!;
        while (!Directory.Exists(Path.Combine(folder, "snapshots")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("there is no snapshots folder above " + caller);
        }

        var approved = Path.Combine(folder, "snapshots", name);
        var received = approved + ".received";
        if (File.Exists(approved) && File.ReadAllText(approved) == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Equal(File.Exists(approved) ? File.ReadAllText(approved) : $"there is no approved text; read {name}.received and rename it", actual);
    }
}
