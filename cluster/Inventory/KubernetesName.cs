using System.Text.RegularExpressions;

namespace Homelab.Cluster;

/// <summary>
/// Which names Kubernetes accepts (Kubernetes documentation, "Object Names and IDs" and "Labels and Selectors").
/// </summary>
public static partial class KubernetesName
{
    private const int LongestSubdomain = 253;
    private const int LongestPart = 63;

    /// <summary>True for a DNS subdomain name: lower case letters, digits, hyphens and dots, at most 253 characters.</summary>
    /// <param name="name">The name to look at.</param>
    public static bool IsSubdomain(string name) => name.Length <= LongestSubdomain && Subdomain().IsMatch(name);

    /// <summary>True for a label or taint key: an optional DNS prefix and a slash, then a name of at most 63 characters.</summary>
    /// <param name="key">The key to look at.</param>
    public static bool IsQualified(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var name = key[(slash + 1)..];
        return name.Length <= LongestPart && Part().IsMatch(name) && (slash < 0 || IsSubdomain(key[..slash]));
    }

    /// <summary>True for a label value: empty, or at most 63 letters, digits, hyphens, underscores and dots.</summary>
    /// <param name="value">The value to look at.</param>
    public static bool IsLabelValue(string value) =>
        value.Length == 0 || (value.Length <= LongestPart && Part().IsMatch(value));

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Subdomain();

    [GeneratedRegex(@"\A[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
