using System.Collections.Immutable;

namespace Homelab.Components.Storage;

/// <summary>The scripts and manifests that the test consists of, by file name.</summary>
internal static class SmokeTestScripts
{
    private const string Prefix = "smoke-test/";

    /// <summary>Every file with its text.</summary>
    public static ImmutableSortedDictionary<string, string> All { get; } = Read();

    private static ImmutableSortedDictionary<string, string> Read()
    {
        var assembly = typeof(SmokeTestScripts).Assembly;
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            files.Add(name[Prefix.Length..], reader.ReadToEnd());
        }

        return files.ToImmutable();
    }
}
