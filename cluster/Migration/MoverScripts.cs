using System.Collections.Immutable;

namespace Homelab.Cluster.Migration;

/// <summary>The scripts that the mover runs; they are files of their own, so that they can be read, checked and tested.</summary>
public static class MoverScripts
{
    /// <summary>Every script by its file name.</summary>
    public static ImmutableSortedDictionary<string, string> All { get; } = new[] { "common.sh", "copy.sh", "measure.sh", "verify.sh" }
        .ToImmutableSortedDictionary(name => name, Read, StringComparer.Ordinal);

    private static string Read(string name)
    {
        using var stream = typeof(MoverScripts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the script {name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
