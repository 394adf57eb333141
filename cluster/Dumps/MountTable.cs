using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Homelab.Cluster.Dumps;

/// <summary>One mount of a mount table.</summary>
/// <param name="Root">The directory of the file system that is mounted; not <c>/</c> for a bind mount of a part.</param>
/// <param name="MountPoint">Where it is mounted.</param>
/// <param name="IsShared">Whether mounts below it reach other mount namespaces.</param>
/// <param name="FileSystem">Type of the file system.</param>
/// <param name="MountSource">What is mounted, for example a device.</param>
public sealed record MountEntry(string Root, string MountPoint, bool IsShared, string FileSystem, string MountSource);

/// <summary>A <c>/proc/…/mountinfo</c>, of a node or of a pod.</summary>
/// <param name="Source">Where it was read.</param>
/// <param name="Node">The node that it was read on; null when nobody said.</param>
/// <param name="Entries">The mounts, in the order of the file.</param>
/// <remarks>Format: proc_pid_mountinfo(5).</remarks>
public sealed record MountTable(string Source, string? Node, ImmutableArray<MountEntry> Entries)
{
    private const string EtcHosts = "/etc-hosts";

    /// <summary>
    /// The kubelet root that a pod's table betrays: its <c>/etc/hosts</c> is the file <c>etc-hosts</c> in the pod's folder.
    /// Null in any other table. It is relative to the file system, so a mount of its own above it is missing in front.
    /// </summary>
    public string? KubeletRoot => Entries
        .Where(entry => entry.MountPoint == "/etc/hosts" && entry.Root.EndsWith(EtcHosts, StringComparison.Ordinal))
        .Select(entry => PodPaths.RootOf(entry.Root))
        .FirstOrDefault(root => root is not null);

    /// <summary>True when a line is one of a mount table.</summary>
    /// <param name="line">The line.</param>
    public static bool IsLine(string line) => TryParse(line, out _);

    /// <summary>Reads a table; lines that are none of it are left out.</summary>
    /// <param name="source">Where it was read.</param>
    /// <param name="node">The node that it was read on, if known.</param>
    /// <param name="lines">The lines.</param>
    public static MountTable Read(string source, string? node, IEnumerable<string> lines) =>
        new(source, node, [.. lines.Select(line => TryParse(line, out var entry) ? entry : null).OfType<MountEntry>()]);

    // 36 35 98:0 /root /mount/point rw,noatime master:1 shared:2 - ext4 /dev/root rw,errors=continue
    private static bool TryParse(string line, out MountEntry? entry)
    {
        entry = null;
        var fields = line.TrimEnd('\r').Split(' ');
        var hyphen = Array.IndexOf(fields, "-");
        if (hyphen < 6 || fields.Length < hyphen + 3 || !IsNumber(fields[0]) || !IsNumber(fields[1]) || !fields[2].Contains(':', StringComparison.Ordinal))
        {
            return false;
        }

        entry = new MountEntry(
            Unescape(fields[3]),
            Unescape(fields[4]),
            fields[6..hyphen].Any(field => field.StartsWith("shared:", StringComparison.Ordinal)),
            Unescape(fields[hyphen + 1]),
            Unescape(fields[hyphen + 2]));
        return true;
    }

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    // Blanks, tabs, line ends and backslashes stand there as three octal digits.
    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 3 < text.Length && text.AsSpan(i + 1, 3).IndexOfAnyExceptInRange('0', '7') < 0)
            {
                result.Append((char)(((text[i + 1] - '0') * 64) + ((text[i + 2] - '0') * 8) + (text[i + 3] - '0')));
                i += 3;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }
}
