using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>The parts of a URN.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Project">The project.</param>
/// <param name="QualifiedType">The parents' types and the resource's own, separated by <c>$</c>.</param>
/// <param name="Name">The name; everything after the third <c>::</c>, so it may hold that separator itself.</param>
internal sealed record UrnParts(string Stack, string Project, string QualifiedType, string Name)
{
    /// <summary>Type of the stack's own resource.</summary>
    public const string RootStackType = "pulumi:pulumi:Stack";

    private const string Prefix = "urn:pulumi:";
    private const string Separator = "::";

    /// <summary>The resource's own type.</summary>
    public string Type => QualifiedType[(QualifiedType.LastIndexOf('$') + 1)..];

    public static bool TryParse([NotNullWhen(true)] string? urn, [NotNullWhen(true)] out UrnParts? parts)
    {
        parts = null;
        if (urn is null || !urn.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var fields = urn[Prefix.Length..].Split(Separator, 4);
        if (fields.Length != 4)
        {
            return false;
        }

        parts = new UrnParts(fields[0], fields[1], fields[2], fields[3]);
        return true;
    }

    /// <summary>Writes a URN; an empty parent type is left out.</summary>
    public static string Format(string stack, string project, string parentType, string type, string name) =>
        parentType.Length == 0
            ? $"{Prefix}{stack}{Separator}{project}{Separator}{type}{Separator}{name}"
            : $"{Prefix}{stack}{Separator}{project}{Separator}{parentType}${type}{Separator}{name}";

    /// <summary>Writes the URN of a child; unlike the engine's, it names the stack among the types when that is the parent.</summary>
    /// <remarks>As in the official SDK, all before the last separator stays: a parent's name should not hold one.</remarks>
    /// <exception cref="ArgumentException">The parent's is no URN.</exception>
    public static string FormatBelow(string parentUrn, string type, string name) =>
        parentUrn.LastIndexOf(Separator, StringComparison.Ordinal) is >= 0 and var end
            ? $"{parentUrn.AsSpan(0, end)}${type}{Separator}{name}"
            : throw new ArgumentException($"'{parentUrn}' is not a URN.", nameof(parentUrn));
}
