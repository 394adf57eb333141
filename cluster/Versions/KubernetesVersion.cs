using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Homelab.Cluster;

/// <summary>
/// A version as a node reports it in <c>status.nodeInfo.kubeletVersion</c>, for example <c>v1.32.5+k3s1</c>:
/// a Kubernetes version and, on K3s, the number of the K3s release built on it.
/// </summary>
/// <param name="Major">Kubernetes major version.</param>
/// <param name="Minor">Kubernetes minor version; what the skew policy counts in.</param>
/// <param name="Patch">Kubernetes patch version.</param>
/// <param name="PreRelease">What follows the hyphen, for example <c>rc1</c>; empty for a release.</param>
/// <param name="Build">What follows the plus sign, for example <c>k3s1</c>; empty on upstream Kubernetes.</param>
public sealed record KubernetesVersion(int Major, int Minor, int Patch, string PreRelease, string Build)
    : IComparable<KubernetesVersion>
{
    private const string K3sBuild = "k3s";

    /// <summary>True for a K3s build (<c>+k3s1</c>, <c>+k3s2</c>, …).</summary>
    public bool IsK3s => Build.StartsWith(K3sBuild, StringComparison.Ordinal);

    /// <summary>Number of the K3s release on this Kubernetes version; 0 when it is not K3s or has no number.</summary>
    public int K3sRelease =>
        IsK3s && int.TryParse(Build.AsSpan(K3sBuild.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    /// <summary>Major and minor version, for example <c>1.32</c>.</summary>
    public string MajorMinor => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    /// <summary>Reads a version; the leading <c>v</c> may be missing.</summary>
    /// <param name="text">The text to read.</param>
    /// <param name="version">The version, or null when the text is none.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out KubernetesVersion? version)
    {
        version = null;
        if (text is null)
        {
            return false;
        }

        var (rest, build) = Cut(text.StartsWith('v') ? text[1..] : text, '+');
        var (numbers, preRelease) = Cut(rest, '-');
        if (numbers.Split('.') is not [var major, var minor, var patch] ||
            !TryNumber(major, out var majorNumber) || !TryNumber(minor, out var minorNumber) || !TryNumber(patch, out var patchNumber) ||
            !AreIdentifiers(preRelease) || !AreIdentifiers(build))
        {
            return false;
        }

        version = new KubernetesVersion(majorNumber, minorNumber, patchNumber, preRelease ?? "", build ?? "");
        return true;
    }

    /// <summary>Orders by Kubernetes version as semantic versions do, then by K3s release.</summary>
    /// <param name="other">The version to compare with; null comes first.</param>
    public int CompareTo(KubernetesVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        order = order != 0 ? order : ComparePreReleases(PreRelease, other.PreRelease);
        order = order != 0 ? order : K3sRelease.CompareTo(other.K3sRelease);
        return order != 0 ? order : string.CompareOrdinal(Build, other.Build);
    }

    /// <summary>The version as Kubernetes prints it, with the leading <c>v</c>.</summary>
    public override string ToString()
    {
        var preRelease = PreRelease.Length == 0 ? "" : "-" + PreRelease;
        var build = Build.Length == 0 ? "" : "+" + Build;
        return string.Create(CultureInfo.InvariantCulture, $"v{Major}.{Minor}.{Patch}{preRelease}{build}");
    }

    /// <summary>True when the left version comes first.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another one.</param>
    public static bool operator <(KubernetesVersion? left, KubernetesVersion? right) =>
        Comparer<KubernetesVersion>.Default.Compare(left, right) < 0;

    /// <summary>True when the left version comes first or both are equal.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another one.</param>
    public static bool operator <=(KubernetesVersion? left, KubernetesVersion? right) =>
        Comparer<KubernetesVersion>.Default.Compare(left, right) <= 0;

    /// <summary>True when the left version comes last.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another one.</param>
    public static bool operator >(KubernetesVersion? left, KubernetesVersion? right) =>
        Comparer<KubernetesVersion>.Default.Compare(left, right) > 0;

    /// <summary>True when the left version comes last or both are equal.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another one.</param>
    public static bool operator >=(KubernetesVersion? left, KubernetesVersion? right) =>
        Comparer<KubernetesVersion>.Default.Compare(left, right) >= 0;

    // Semantic Versioning 2.0.0, section 11: a release follows its pre-releases; identifiers are compared one by one,
    // numbers by value and before words.
    private static int ComparePreReleases(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return right.Length.CompareTo(left.Length);
        }

        var lefts = left.Split('.');
        var rights = right.Split('.');
        for (var i = 0; i < Math.Min(lefts.Length, rights.Length); i++)
        {
            var order = CompareIdentifiers(lefts[i], rights[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return lefts.Length.CompareTo(rights.Length);
    }

    private static int CompareIdentifiers(string left, string right)
    {
        var leftIsNumber = ulong.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var leftNumber);
        var rightIsNumber = ulong.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var rightNumber);
        return (leftIsNumber, rightIsNumber) switch
        {
            (true, true) => leftNumber.CompareTo(rightNumber),
            (true, false) => -1,
            (false, true) => 1,
            _ => string.CompareOrdinal(left, right),
        };
    }

    private static (string Before, string? After) Cut(string text, char separator) =>
        text.IndexOf(separator, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && (text.Length == 1 || text[0] != '0');

    private static bool AreIdentifiers(string? text) =>
        text is null || text.Split('.').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
}
