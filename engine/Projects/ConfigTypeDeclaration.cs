using System.Globalization;

namespace Homelab.Engine.Projects;

/// <summary>The type that a project demands of a config value.</summary>
/// <param name="Kind">The type.</param>
/// <param name="Items">Of an array, the type of its items.</param>
internal sealed record ConfigTypeDeclaration(ConfigType Kind, ConfigTypeDeclaration? Items)
{
    /// <summary>Whether a value is of this type. Scalars count by their text, which is all that a program sees of them.</summary>
    public bool Accepts(object? value) => Kind switch
    {
        ConfigType.String => value is string,
        ConfigType.Integer => value switch
        {
            Int128 => true,
            double number => number == Math.Truncate(number),
            string text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            _ => false,
        },
        ConfigType.Boolean => value is bool or "true" or "false",
        ConfigType.Object => value is IReadOnlyDictionary<string, object?>,
        ConfigType.Array => value is IReadOnlyList<object?> items && items.All(i => Items!.Accepts(i)),
        _ => true,
    };

    /// <inheritdoc/>
    public override string ToString() => Kind == ConfigType.Array ? $"array<{Items}>" : Kind.ToString().ToLowerInvariant();
}
