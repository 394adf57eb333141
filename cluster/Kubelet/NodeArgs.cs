using System.Text.Json;

namespace Homelab.Cluster;

/// <summary>
/// Reads a node's kubelet root from the annotation <c>k3s.io/node-args</c>, in which K3s records the arguments that it
/// was started with: a JSON array of strings in a string (k3s-io/k3s, pkg/nodeconfig).
/// </summary>
public static class NodeArgs
{
    /// <summary>The annotation's name.</summary>
    public const string Annotation = "k3s.io/node-args";

    private const string KubeletArg = "--kubelet-arg";
    private const string RootDir = "root-dir";

    /// <summary>The kubelet root of a node.</summary>
    /// <param name="nodeArgs">Value of the annotation; null when the node has none.</param>
    /// <param name="kubeletVersion">The node's <c>status.nodeInfo.kubeletVersion</c>.</param>
    /// <returns>The root; unknown, with the reason, whenever it would take a guess.</returns>
    public static KubeletRoot ReadKubeletRoot(string? nodeArgs, string kubeletVersion)
    {
        if (nodeArgs is null)
        {
            return kubeletVersion.Contains("+k3s", StringComparison.Ordinal)
                ? KubeletRoot.Standard
                : KubeletRoot.Unknown($"the node has no annotation {Annotation} and {kubeletVersion} is no K3s version");
        }

        return TryParse(nodeArgs, out var args)
            ? FromArguments(args)
            : KubeletRoot.Unknown($"annotation {Annotation} is not a JSON array of strings");
    }

    /// <summary>The packaged components that a server is told to leave out (<c>--disable</c>).</summary>
    /// <param name="nodeArgs">Value of the annotation.</param>
    /// <returns>The components; null when the annotation cannot be read.</returns>
    public static IReadOnlyList<string>? ReadDisabled(string nodeArgs) => TryParse(nodeArgs, out var args)
        ? [.. args.Where(arg => arg.Name == "--disable").SelectMany(arg => arg.Value?.Split(',') ?? [])]
        : null;

    private static KubeletRoot FromArguments(List<(string Name, string? Value)> args)
    {
        var roots = args
            .Where(arg => arg.Name == KubeletArg && arg.Value is not null)
            .Select(arg => SplitOnce(StripHyphens(arg.Value!)))
            .Where(arg => arg.Name == RootDir)
            .Select(arg => arg.Value)
            .ToArray();
        if (roots.Length > 0)
        {
            return Overridden(roots);
        }

        if (!args.Any(arg => arg.Name == "--rootless" && !IsFalse(arg.Value)))
        {
            return KubeletRoot.Standard;
        }

        // Run by an ordinary user, K3s keeps its data below that user's home, which no annotation tells.
        var dataDirectory = args.LastOrDefault(arg => arg.Name is "--data-dir" or "--d").Value;
        return dataDirectory is { Length: > 0 }
            ? KubeletRoot.Rootless(dataDirectory)
            : KubeletRoot.Unknown("K3s runs rootless without --data-dir, so its data lies in some user's home");
    }

    private static KubeletRoot Overridden(string?[] roots)
    {
        var note = roots.Length == 1
            ? null
            : $"root-dir is given {roots.Length} times ({string.Join(", ", roots)}), and kubelet takes the last";
        return roots[^1] is { Length: > 0 } path
            ? KubeletRoot.At(path, note)
            : KubeletRoot.Unknown("--kubelet-arg root-dir is given without a directory");
    }

    // A flag's value is the next element, unless it is joined to the flag by "=" or the next element is a flag as well.
    private static bool TryParse(string nodeArgs, out List<(string Name, string? Value)> args)
    {
        args = [];
        if (!TryReadStrings(nodeArgs, out var words))
        {
            return false;
        }

        for (var i = 0; i < words.Count; i++)
        {
            var (name, value) = SplitOnce(TwoHyphens(words[i]));
            if (value is null && i + 1 < words.Count && TakesNext(name, words[i + 1]))
            {
                value = words[++i];
            }

            args.Add((name, value));
        }

        return true;
    }

    // kubelet arguments may themselves begin with hyphens; every other value that does is taken for the next flag.
    private static bool TakesNext(string name, string next) =>
        name.StartsWith('-') && (name == KubeletArg || !next.StartsWith('-'));

    private static bool TryReadStrings(string json, out List<string> words)
    {
        words = [];
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                return false;
            }

            foreach (var element in document.RootElement.EnumerateArray())
            {
                if (element.ValueKind != JsonValueKind.String)
                {
                    return false;
                }

                words.Add(element.GetString()!);
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with half of a surrogate pair, which is no text.
            return false;
        }
    }

    private static (string Name, string? Value) SplitOnce(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);

    // One hyphen before a flag is as good as two (https://pkg.go.dev/flag, "Command line flag syntax").
    private static string TwoHyphens(string word) =>
        word.StartsWith('-') && !word.StartsWith("--", StringComparison.Ordinal) ? $"-{word}" : word;

    private static string StripHyphens(string text) => text.StartsWith("--", StringComparison.Ordinal) ? text[2..] : text;

    // What Go's strconv.ParseBool takes for false; K3s parses its flags with it. A flag without a value is set.
    private static bool IsFalse(string? value) => value is "0" or "f" or "F" or "false" or "FALSE" or "False";
}
