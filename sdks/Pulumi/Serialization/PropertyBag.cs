namespace Pulumi.Serialization;

/// <summary>An object on its way to the wire: members sorted ordinally by name, values normalised by <see cref="PropertyTreeBuilder"/>.</summary>
/// <remarks>
/// A normalised value is null, a bool, a double, a string, an <c>object?[]</c> (a list), a <see cref="PropertyBag"/>,
/// a <see cref="SecretNode"/>, an <see cref="OutputNode"/>, a <see cref="JsonNode"/> or a <see cref="NullNode"/>;
/// unknowns are their sentinel. A member that is null is left out when written.
/// </remarks>
internal sealed class PropertyBag(string[] names, object?[] values)
{
    public static readonly PropertyBag Empty = new([], []);

    public string[] Names => names;

    public object?[] Values => values;

    public int Count => names.Length;
}

/// <summary>A secret value; the one element of the cell is the normalised value.</summary>
internal sealed record SecretNode(object?[] Cell);

/// <summary>A value with all that is known about its output, for receivers that understand output values.</summary>
internal sealed record OutputNode(object?[] Cell, bool IsKnown, bool IsSecret, IReadOnlyList<string> Dependencies);

/// <summary>A null that is written even as a member: JSON keeps its own.</summary>
internal sealed class NullNode
{
    public static readonly NullNode Instance = new();
}

/// <summary>A value that is sent as the text of its JSON.</summary>
internal sealed record JsonNode(object?[] Cell);
