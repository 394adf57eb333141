using System.Collections.Immutable;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Evaluation;

/// <summary>Output values, which carry their dependencies: transforms receive them, the rest of the engine does not.</summary>
internal static class OutputValues
{
    /// <summary>Turns output values into secrets, unknowns and plain values.</summary>
    public static PropertyMap Downgrade(PropertyMap properties) => Map(properties, Downgrade);

    /// <summary>Turns secrets and unknowns into output values, and adds each property's dependencies.</summary>
    public static PropertyMap Upgrade(PropertyMap properties, IReadOnlyDictionary<string, ImmutableArray<string>> dependencies) =>
        PropertyMap.Create(properties.AsSpan().ToArray().Select(e =>
        {
            var value = Upgrade(e.Value);
            var known = DependenciesOf(value);
            if (!dependencies.TryGetValue(e.Key, out var added) || added.All(known.Contains))
            {
                return KeyValuePair.Create(e.Key, value);
            }

            var output = value as OutputValue ?? new OutputValue(value, Secret: false, []);
            return KeyValuePair.Create(e.Key, (PropertyValue)(output with
            {
                Dependencies = [.. output.Dependencies.Concat(added).Distinct().Order(StringComparer.Ordinal)],
            }));
        }));

    /// <summary>The dependencies of all output values in a value.</summary>
    public static HashSet<string> DependenciesOf(PropertyValue value)
    {
        var result = new HashSet<string>(StringComparer.Ordinal);
        AddDependencies(value, result);
        return result;
    }

    private static void AddDependencies(PropertyValue value, HashSet<string> result)
    {
        switch (value)
        {
            case OutputValue output:
                result.UnionWith(output.Dependencies);
                if (output.Value is not null)
                {
                    AddDependencies(output.Value, result);
                }

                break;
            case SecretValue secret:
                AddDependencies(secret.Element, result);
                break;
            case ArrayValue array:
                foreach (var item in array.Items)
                {
                    AddDependencies(item, result);
                }

                break;
            case ObjectValue inner:
                foreach (var entry in inner.Properties.AsSpan())
                {
                    AddDependencies(entry.Value, result);
                }

                break;
        }
    }

    private static PropertyValue Downgrade(PropertyValue value) => value switch
    {
        OutputValue { Value: var element, Secret: var secret } => Mark(element is null ? PropertyValue.Unknown : Downgrade(element), secret),
        SecretValue { Element: var element } => Mark(Downgrade(element), secret: true),
        ArrayValue { Items: var items } => new ArrayValue([.. items.Select(Downgrade)]),
        ObjectValue { Properties: var inner } => new ObjectValue(Downgrade(inner)),
        ArchiveValue { Assets: { } assets } archive => archive with { Assets = Downgrade(assets) },
        ResourceReferenceValue { Id: { } id } reference => reference with { Id = Downgrade(id) },
        _ => value,
    };

    private static PropertyValue Upgrade(PropertyValue value) => value switch
    {
        UnknownValue => new OutputValue(null, Secret: false, []),
        SecretValue { Element: UnknownValue } => new OutputValue(null, Secret: true, []),
        SecretValue { Element: var element } => new OutputValue(Upgrade(element), Secret: true, []),
        ArrayValue { Items: var items } => new ArrayValue([.. items.Select(Upgrade)]),
        ObjectValue { Properties: var inner } => new ObjectValue(Map(inner, Upgrade)),
        _ => value,
    };

    private static PropertyValue Mark(PropertyValue value, bool secret) =>
        secret ? value as SecretValue ?? new SecretValue(value) : value;

    private static PropertyMap Map(PropertyMap properties, Func<PropertyValue, PropertyValue> map) =>
        PropertyMap.Create(properties.Select(e => KeyValuePair.Create(e.Key, map(e.Value))));
}
