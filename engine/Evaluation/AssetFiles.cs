using System.Security.Cryptography;
using System.Text;
using Homelab.Engine.Launching;
using Homelab.Engine.Projects;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Evaluation;

/// <summary>Looks at the files behind assets and archives: they must be there, and their hash belongs to the inputs.</summary>
/// <remarks>
/// As Pulumi's own engine does on arrival (pulumi/pulumi, sdk/go/common/resource/asset), with two exceptions: nothing is
/// fetched over the network, and a folder or a set of members, which is hashed as the tar file that Go would make of it,
/// gets no hash.
/// </remarks>
/// <param name="project">Paths are relative to its program's folder.</param>
internal sealed class AssetFiles(Project project)
{
    private static readonly string[] ArchiveExtensions = [".tar", ".tgz", ".tar.gz", ".zip", ".jar"];

    private readonly Lazy<string> _directory = new(() => ProgramLocation.Of(project).Directory);

    /// <summary>The properties with the hashes that their assets and archives lack.</summary>
    /// <param name="properties">Properties with assets.</param>
    /// <param name="error">Which file cannot be read, by the property that names it; null when all can.</param>
    public PropertyMap Complete(PropertyMap properties, out string? error)
    {
        string? fault = null;
        var completed = PropertyMap.Create(properties.Select(p =>
        {
            try
            {
                return KeyValuePair.Create(p.Key, Complete(p.Value));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                fault ??= $"failed to compute asset hash for \"{p.Key}\": {e.Message}";
                return p;
            }
        }));
        error = fault;
        return completed;
    }

    private PropertyValue Complete(PropertyValue value) => value switch
    {
        AssetValue { Hash.Length: 0, Text: { } text } asset => asset with { Hash = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(text))) },
        AssetValue { Hash.Length: 0, Path: { } path } asset => asset with { Hash = HashFile(path) },
        ArchiveValue { Hash.Length: 0, Path: { } path } archive => archive with { Hash = HashArchive(path) },
        ArchiveValue { Assets: { } members } archive => archive with { Assets = Each(members) },
        SecretValue secret => new SecretValue(Complete(secret.Element)),
        ArrayValue list => new ArrayValue([.. list.Items.Select(Complete)]),
        ObjectValue nested => new ObjectValue(Each(nested.Properties)),
        _ => value,
    };

    private PropertyMap Each(PropertyMap properties) =>
        PropertyMap.Create(properties.Select(p => KeyValuePair.Create(p.Key, Complete(p.Value))));

    private string HashFile(string path)
    {
        using var file = File.OpenRead(Path.Combine(_directory.Value, path));
        return Hex(SHA256.HashData(file));
    }

    private string HashArchive(string path)
    {
        if (ArchiveExtensions.Any(extension => path.EndsWith(extension, StringComparison.Ordinal)))
        {
            return HashFile(path);
        }

        var full = Path.Combine(_directory.Value, path);
        return Directory.Exists(full)
            ? string.Empty
            : throw new DirectoryNotFoundException($"Could not find the folder '{full}'.");
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
