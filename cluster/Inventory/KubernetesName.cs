namespace Homelab.Cluster;

/// <summary>
/// Which names Kubernetes accepts (Kubernetes documentation, "Object Names and IDs" and "Labels and Selectors").
/// </summary>
public static class KubernetesName
{
    private const int LongestSubdomain = 253;
    private const int LongestPart = 63;

    /// <summary>True for a DNS subdomain name: lower case letters, digits, hyphens and dots, at most 253 characters.</summary>
    /// <param name="name">The name to look at.</param>
    public static bool IsSubdomain(string name) =>
        name.Length <= LongestSubdomain && name.Split('.').All(part =>
            EndsWell(part) && part.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c) || c == '-'));

    /// <summary>True for a DNS label, which names of namespaces are: as a subdomain, without dots, at most 63 characters.</summary>
    /// <param name="name">The name to look at.</param>
    public static bool IsLabel(string name) =>
        name.Length <= LongestPart && !name.Contains('.', StringComparison.Ordinal) && IsSubdomain(name);

    /// <summary>True for a label or taint key: an optional DNS prefix and a slash, then a name of at most 63 characters.</summary>
    /// <param name="key">The key to look at.</param>
    public static bool IsQualified(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return IsPart(key[(slash + 1)..]) && (slash < 0 || IsSubdomain(key[..slash]));
    }

    /// <summary>True for a label value: empty, or at most 63 letters, digits, hyphens, underscores and dots.</summary>
    /// <param name="value">The value to look at.</param>
    public static bool IsLabelValue(string value) => value.Length == 0 || IsPart(value);

    private static bool IsPart(string text) =>
        text.Length <= LongestPart && EndsWell(text) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static bool EndsWell(string text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]);
}
