using System.Text;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Rendering;

/// <summary>A Kubernetes object with all that its file's place and name need.</summary>
/// <param name="Type">Its kind.</param>
/// <param name="Namespace">Its namespace; null when it names none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Object">The object itself, plain values only.</param>
internal sealed record Manifest(KubernetesType Type, string? Namespace, string Name, PropertyMap Object)
{
    /// <summary>
    /// Names the secret values that a manifest lacks, as property paths between commas. Whoever applies the manifest
    /// has to supply them.
    /// </summary>
    public const string MissingKeysAnnotation = "homelab/missing-keys";

    private const int LongestFileName = 255;

    /// <summary>The file's place in the layout of the Kubernetes provider's <c>renderYamlToDirectory</c>.</summary>
    public string Path => (Type.IsCustomResourceDefinition ? "0-crd/" : "1-manifest/") + FileName;

    private string FileName =>
        $"{Type.ApiVersion.Replace('/', '_').Replace(':', '_')}-{Type.Kind.ToLowerInvariant()}-{Namespace ?? "default"}-{Name}.yaml";

    /// <summary>Reads the identity out of an object's plain values. Null when it has none; the faults then tell why.</summary>
    public static Manifest? Create(KubernetesType type, PropertyMap plain, ManifestValues values)
    {
        var metadata = plain.TryGetValue("metadata", out var m) && m is ObjectValue map ? map.Properties : PropertyMap.Empty;
        CheckIdentity(metadata, values);
        if (values.Faults.Count > 0)
        {
            return null;
        }

        if (values.Missing.Count > 0)
        {
            metadata = Annotate(metadata, values.Missing);
            plain = plain.With("metadata", new ObjectValue(metadata));
        }

        var manifest = new Manifest(type, metadata.Text("namespace"), metadata.Text("name")!, plain);
        if (Encoding.UTF8.GetByteCount(manifest.FileName) is var length and > LongestFileName)
        {
            values.Fault($"metadata.name = {manifest.Name}: its file's name would take {length} bytes, of which file systems allow {LongestFileName}; shorten it");
            return null;
        }

        return manifest;
    }

    private static void CheckIdentity(PropertyMap metadata, ManifestValues values)
    {
        foreach (var secret in values.Missing.Where(path => path is "metadata" or "metadata.name" or "metadata.namespace"))
        {
            values.Fault($"{secret} is secret; a manifest's file is named after it, so give a value that may be told");
        }

        if (values.Faults.Count > 0)
        {
            return;
        }

        if (metadata.Text("name") is not { } name)
        {
            values.Fault(metadata.ContainsKey("generateName")
                ? "metadata.generateName makes another object of each apply; set metadata.name"
                : "metadata.name is not set, and the name that Pulumi invents is known only after an apply; set metadata.name");
        }
        else
        {
            CheckSegment("metadata.name", name, values);
        }

        if (metadata.Text("namespace") is { } space)
        {
            CheckSegment("metadata.namespace", space, values);
        }
    }

    // What the API server itself refuses in a name, as it becomes a part of a URL's path.
    private static void CheckSegment(string path, string value, ManifestValues values)
    {
        if (value is "" or "." or ".." || value.AsSpan().ContainsAny("/%\\") || value.Any(char.IsControl))
        {
            values.Fault($"{path} = '{value}': not a name that Kubernetes accepts; use small letters, digits, '-' and '.'");
        }
    }

    private static PropertyMap Annotate(PropertyMap metadata, IEnumerable<string> missing)
    {
        var annotations = metadata.TryGetValue("annotations", out var a) && a is ObjectValue map ? map.Properties : PropertyMap.Empty;
        return metadata.With("annotations", new ObjectValue(annotations.With(MissingKeysAnnotation, new StringValue(string.Join(',', missing)))));
    }
}
