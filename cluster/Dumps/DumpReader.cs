using System.Text;

namespace Homelab.Cluster.Dumps;

/// <summary>
/// Reads what the Kubernetes API printed: lists and single objects, one or many in a text, in JSON; logs; and mount tables.
/// </summary>
public static class DumpReader
{
    private const string Record = "record it again, for example with `kubectl get nodes,csinodes -A -o json > FILE`";

    /// <summary>Reads all texts into one picture of one cluster.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="states">What is known of kinds besides, for example that they may not be listed.</param>
    /// <param name="failedLogs">Logs that could not be read, each with the reason.</param>
    /// <returns>The picture, or every fault of the texts: a text that is cut short, or two of different clusters, yields no picture.</returns>
    public static DumpReading Read(
        IEnumerable<DumpText> texts,
        IReadOnlyDictionary<ResourceKind, KindState>? states = null,
        IEnumerable<string>? failedLogs = null)
    {
        var content = new DumpContent();
        foreach (var text in texts)
        {
            var before = content.Count;
            ReadText(text, content);
            if (content.Count == before)
            {
                content.Faults.Add(new DumpFault(text.Name, null, "holds nothing that any check looks at", Record));
            }
        }

        var objects = DumpConsistency.Merge(content);
        return content.Faults.Count > 0
            ? new DumpReading(null, content.Faults)
            : new DumpReading(new ClusterDump(objects, content.StatesWith(states), [.. content.Logs], [.. content.Mounts], [.. failedLogs ?? []]), []);
    }

    private static void ReadText(DumpText text, DumpContent content)
    {
        var utf8 = Decode(text.Content);
        if (text.IsLog)
        {
            content.Logs.Add(new PodLog(text.Name, text.Node, [.. Lines(utf8)]));
            return;
        }

        var start = utf8.Span.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0)
        {
            content.Faults.Add(new DumpFault(text.Name, null, "is empty", Record));
        }
        else if (utf8.Span[start] is (byte)'{' or (byte)'[' && !IsLogLine(utf8.Span[start..]))
        {
            JsonDump.Read(text.Name, utf8, content);
        }
        else
        {
            ReadLines(text, Lines(utf8), content);
        }
    }

    private static void ReadLines(DumpText text, string[] lines, DumpContent content)
    {
        if (lines.Any(MountTable.IsLine))
        {
            content.Mounts.Add(MountTable.Read(text.Name, text.Node, lines));
        }
        else if (lines.Any(IsLogLine))
        {
            content.Logs.Add(new PodLog(text.Name, text.Node, [.. lines]));
        }
        else
        {
            content.Faults.Add(new DumpFault(text.Name, "line 1", $"neither JSON, a log nor a mount table: {Start(lines[0])}", Guess(lines)));
        }
    }

    private static string[] Lines(ReadOnlyMemory<byte> utf8) =>
        Encoding.UTF8.GetString(utf8.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')).ToArray();

    private static bool IsLogLine(ReadOnlySpan<byte> text) =>
        IsLogLine(Encoding.UTF8.GetString(text.IndexOf((byte)'\n') is >= 0 and var end ? text[..end] : text));

    // As Longhorn's log library and Go's write them, or as kubectl leads them by the pod's name. No object of the API has a level.
    private static bool IsLogLine(string line) =>
        line.StartsWith("[pod/", StringComparison.Ordinal)
        || line.Contains("level=", StringComparison.Ordinal)
        || (line.StartsWith('{') && line.Contains("\"level\":", StringComparison.Ordinal) && line.Contains("\"msg\":", StringComparison.Ordinal));

    private static string Guess(string[] lines) =>
        lines.Any(line => line.StartsWith("apiVersion:", StringComparison.Ordinal)) ? "that is YAML: print it with -o json"
        : lines[0].StartsWith("NAME", StringComparison.Ordinal) ? "that is kubectl's table: print it with -o json"
        : Record;

    private static string Start(string line) => $"\"{(line.Length <= 40 ? line : line[..40] + "…")}\"";

    // PowerShell 5 writes UTF-16 into files, and other programs a mark at their start.
    private static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> content) => content.Span switch
    {
        [0xEF, 0xBB, 0xBF, ..] => content[3..],
        [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(content.Span[2..])),
        [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(content.Span[2..])),
        _ => content,
    };
}
