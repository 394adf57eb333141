using System.Globalization;

namespace Homelab.Engine.Protocol;

/// <summary>A version as of https://semver.org: <c>4.32.0</c>, <c>1.0.0-alpha.1+build</c>.</summary>
internal sealed class SemanticVersion : IComparable<SemanticVersion>
{
    private readonly string[] _prerelease;
    private readonly string[] _build;

    private SemanticVersion(ulong major, ulong minor, ulong patch, string[] prerelease, string[] build)
    {
        (Major, Minor, Patch) = (major, minor, patch);
        (_prerelease, _build) = (prerelease, build);
    }

    public ulong Major { get; }

    public ulong Minor { get; }

    public ulong Patch { get; }

    /// <summary>The parts after the hyphen.</summary>
    public IReadOnlyList<string> Prerelease => _prerelease;

    /// <summary>The parts after the plus.</summary>
    public IReadOnlyList<string> Build => _build;

    /// <summary>Reads a version; all of major, minor and patch must be given.</summary>
    public static SemanticVersion? TryParse(string text)
    {
        var buildAt = text.IndexOf('+', StringComparison.Ordinal);
        var build = buildAt < 0 ? [] : text[(buildAt + 1)..].Split('.');
        var rest = buildAt < 0 ? text : text[..buildAt];
        var prereleaseAt = rest.IndexOf('-', StringComparison.Ordinal);
        var prerelease = prereleaseAt < 0 ? [] : rest[(prereleaseAt + 1)..].Split('.');
        var numbers = (prereleaseAt < 0 ? rest : rest[..prereleaseAt]).Split('.');

        return numbers.Length == 3
            && TryParseNumber(numbers[0], out var major)
            && TryParseNumber(numbers[1], out var minor)
            && TryParseNumber(numbers[2], out var patch)
            && prerelease.All(p => IsIdentifier(p) && (!p.All(char.IsAsciiDigit) || TryParseNumber(p, out _)))
            && build.All(IsIdentifier)
                ? new SemanticVersion(major, minor, patch, prerelease, build)
                : null;
    }

    /// <inheritdoc/>
    public int CompareTo(SemanticVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (order != 0)
        {
            return order;
        }

        // A prerelease comes before its release.
        if (_prerelease.Length == 0 || other._prerelease.Length == 0)
        {
            return other._prerelease.Length.CompareTo(_prerelease.Length) switch { 0 => 0, var o => Math.Sign(o) };
        }

        for (var i = 0; i < Math.Min(_prerelease.Length, other._prerelease.Length); i++)
        {
            order = CompareIdentifiers(_prerelease[i], other._prerelease[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return _prerelease.Length.CompareTo(other._prerelease.Length);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Concat(
        string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}"),
        _prerelease.Length == 0 ? string.Empty : "-" + string.Join('.', _prerelease),
        _build.Length == 0 ? string.Empty : "+" + string.Join('.', _build));

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

    private static bool TryParseNumber(string text, out ulong number) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && (text.Length == 1 || text[0] != '0');

    private static bool IsIdentifier(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
