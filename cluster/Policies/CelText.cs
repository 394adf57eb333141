namespace Homelab.Cluster.Policies;

/// <summary>Writes values as CEL literals.</summary>
public static class CelText
{
    /// <summary>A string literal.</summary>
    /// <param name="text">The text; printable, without quotes or backslashes.</param>
    /// <exception cref="ArgumentException">The text would not stay what it is.</exception>
    public static string Literal(string text) =>
        text.AsSpan().IndexOfAny('\'', '\\') < 0 && !text.Any(char.IsControl)
            ? $"'{text}'"
            : throw new ArgumentException($"cannot stand in a CEL literal: {text}", nameof(text));

    /// <summary>A list of string literals.</summary>
    /// <param name="texts">The texts.</param>
    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Literal))}]";
}
