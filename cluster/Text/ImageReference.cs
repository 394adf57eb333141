namespace Homelab.Cluster;

/// <summary>Names of container images (distribution/reference: registry/repository:tag@digest).</summary>
public static class ImageReference
{
    /// <summary>Why an image must not be run: it is no name, or what it names can change from one pod to the next.</summary>
    /// <param name="setting">The setting that names it, for messages.</param>
    /// <param name="image">The name.</param>
    public static IEnumerable<Fault> Check(string setting, string image)
    {
        // The tag stands behind the last colon; a colon before a slash belongs to the registry's port.
        var name = image[(image.LastIndexOf('/') + 1)..];
        var tag = name.Split('@')[0].Split(':') is [_, var some] ? some : null;
        if (image.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '"' or '|' or '\\') || name.Length == 0)
        {
            yield return new Fault(setting, image, "no name of an image", "write registry/repository:tag");
        }
        else if (!name.Contains("@sha256:", StringComparison.Ordinal) && tag is (null or "" or "latest"))
        {
            yield return new Fault(
                setting, image, "names no fixed version, so what runs could be another one tomorrow", "add a tag that does not move, or a digest");
        }
    }
}
