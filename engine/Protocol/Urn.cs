namespace Homelab.Engine.Protocol;

/// <summary>The name under which Pulumi knows a resource.</summary>
/// <remarks>
/// <c>urn:pulumi:&lt;stack&gt;::&lt;project&gt;::&lt;parent types joined by $&gt;$&lt;type&gt;::&lt;name&gt;</c>. The parents' part is left
/// out below the stack itself; the name is all that follows the third <c>::</c> and may contain that again.
/// </remarks>
/// <param name="Stack">The stack.</param>
/// <param name="Project">The project.</param>
/// <param name="QualifiedType">The types of the parents and of the resource, joined by <c>$</c>.</param>
/// <param name="Name">The resource's name.</param>
public readonly record struct Urn(string Stack, string Project, string QualifiedType, string Name)
{
    /// <summary>The type of the resource that every stack has at its root.</summary>
    public const string StackType = "pulumi:pulumi:Stack";

    private const string Prefix = "urn:pulumi:";
    private const string Separator = "::";

    /// <summary>The resource's own type.</summary>
    public string Type => QualifiedType[(QualifiedType.LastIndexOf('$') + 1)..];

    /// <summary>Reads a URN.</summary>
    public static bool TryParse(string text, out Urn urn)
    {
        urn = default;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var parts = text[Prefix.Length..].Split(Separator, 4);
        if (parts.Length < 4)
        {
            return false;
        }

        urn = new Urn(parts[0], parts[1], parts[2], parts[3]);
        return true;
    }

    /// <summary>The URN of a resource with a given parent.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="project">The project.</param>
    /// <param name="parentQualifiedType">The parent's qualified type; null without parent.</param>
    /// <param name="type">The resource's type.</param>
    /// <param name="name">The resource's name.</param>
    public static Urn Create(string stack, string project, string? parentQualifiedType, string type, string name) =>
        new(
            stack,
            project,
            string.IsNullOrEmpty(parentQualifiedType) || parentQualifiedType == StackType ? type : $"{parentQualifiedType}${type}",
            name);

    /// <summary>The URN as text.</summary>
    public override string ToString() => string.Concat($"{Prefix}{Stack}{Separator}{Project}", Separator, QualifiedType, $"{Separator}{Name}");
}
