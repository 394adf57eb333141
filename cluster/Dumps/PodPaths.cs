using System.Buffers;

namespace Homelab.Cluster.Dumps;

/// <summary>Finds kubelet roots in the paths of pods' folders, <c>&lt;root&gt;/pods/&lt;uid&gt;/…</c>.</summary>
/// <remarks>Folder names: kubernetes, pkg/kubelet/config/defaults.go.</remarks>
public static class PodPaths
{
    private const string Pods = "/pods/";

    private static readonly SearchValues<char> Ends = SearchValues.Create(" :\"'\\,\n\t");

    /// <summary>The root above a pod's folder; null when the path leads through none.</summary>
    /// <param name="path">A path such as <c>/var/lib/kubelet/pods/d3b0…/volumes</c>.</param>
    public static string? RootOf(string path)
    {
        var at = path.IndexOf(Pods, StringComparison.Ordinal);
        return at > 0 && path[0] == '/' && IsUid(path[(at + Pods.Length)..].Split('/')[0]) ? path[..at] : null;
    }

    /// <summary>The roots of all pods' folders that a text names after a certain word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="word">What stands before the path, for example <c>lstat</c>; blanks, colons and quotation marks may stand between.</param>
    public static IEnumerable<string> RootsAfter(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var rest = text.AsSpan(at + word.Length).TrimStart(" :=\\\"'");
            var end = rest.IndexOfAny(Ends);
            if (RootOf((end < 0 ? rest : rest[..end]).ToString()) is { } root)
            {
                yield return root;
            }
        }
    }

    // A pod's uid, or the hash that stands for a static pod.
    private static bool IsUid(string text) => text.Length >= 32 && text.All(c => char.IsAsciiHexDigit(c) || c == '-');
}
