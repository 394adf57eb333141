using System.Globalization;

namespace Homelab.Cluster;

/// <summary>Minor versions of Kubernetes 1, from the first to the last one included.</summary>
/// <param name="FirstMinor">First minor version of the range.</param>
/// <param name="LastMinor">Last minor version of the range; null when it is open.</param>
public sealed record KubernetesRange(int FirstMinor, int? LastMinor = null)
{
    /// <summary>True when the version lies in the range; patch and build do not count.</summary>
    /// <param name="version">The version to look at.</param>
    public bool Contains(KubernetesVersion version) =>
        version.Major == 1 && version.Minor >= FirstMinor && (LastMinor is null || version.Minor <= LastMinor);

    /// <summary>The range in words, for example <c>1.25 or newer</c> or <c>1.33 to 1.36</c>.</summary>
    public override string ToString() => LastMinor is { } last
        ? string.Create(CultureInfo.InvariantCulture, $"1.{FirstMinor} to 1.{last}")
        : string.Create(CultureInfo.InvariantCulture, $"1.{FirstMinor} or newer");
}
