using System.Collections.Immutable;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Rendering;

/// <summary>
/// Turns the values of one resource into what its manifest can hold: plain JSON kinds. Notes what had to be left out
/// because it is secret, and what makes the manifest impossible.
/// </summary>
/// <param name="withSecrets">Whether secret values that are known stay in.</param>
internal sealed class ManifestValues(bool withSecrets)
{
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    /// <summary>Paths of the secret values that were left out, sorted.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    /// <summary>Why there can be no manifest; each names a path and a way out.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Notes a fault found elsewhere.</summary>
    public void Fault(string message) => _faults.Add(message);

    /// <summary>A map without what cannot stand in a manifest.</summary>
    public PropertyMap Plain(PropertyMap properties, string path) => PlainMap(properties, path, secret: false);

    /// <summary>A value that a manifest can hold, or null when it was left out.</summary>
    public PropertyValue? Plain(PropertyValue value, string path) => Plain(value, path, secret: false);

    /// <summary>
    /// A map whose keys may be told and whose values may not, as in a Kubernetes Secret: each missing key is named.
    /// Null when the map itself was left out.
    /// </summary>
    public PropertyValue? PlainSecretMap(PropertyValue value, string path)
    {
        if (Unwrapped(value) is not ObjectValue map)
        {
            return Plain(value, path, secret: true);
        }

        var kept = new List<KeyValuePair<string, PropertyValue>>();
        foreach (var (name, element) in map.Properties.AsSpan())
        {
            if (Plain(element, PropertyPath.Property(path, name), secret: true) is { } plain)
            {
                kept.Add(KeyValuePair.Create(name, plain));
            }
        }

        return new ObjectValue(PropertyMap.Create(kept));
    }

    private static PropertyValue Unwrapped(PropertyValue value) => value switch
    {
        SecretValue secret => Unwrapped(secret.Element),
        OutputValue output => Unwrapped(output.Value ?? PropertyValue.Unknown),
        _ => value,
    };

    private PropertyValue? Plain(PropertyValue value, string path, bool secret)
    {
        switch (value)
        {
            case SecretValue inner:
                return Plain(inner.Element, path, secret: true);
            case OutputValue output:
                return Plain(output.Value ?? PropertyValue.Unknown, path, secret || output.Secret);
        }

        if (secret && (!withSecrets || value is UnknownValue))
        {
            _missing.Add(path);
            return null;
        }

        return value switch
        {
            ObjectValue nested => new ObjectValue(PlainMap(nested.Properties, path, secret)),
            ArrayValue list => PlainList(list, path, secret),
            UnknownValue => Faulty($"{path} is known only after an apply; a manifest needs a value that the program itself knows"),
            NumberValue { Value: var number } when !double.IsFinite(number) =>
                Faulty($"{path} is not a finite number; a manifest can hold no other"),
            AssetValue or ArchiveValue => Faulty($"{path} is a file asset; a manifest holds only values, so give the file's text"),
            ResourceReferenceValue reference =>
                Faulty($"{path} is the resource '{reference.Urn}' itself; give the property of it that is meant, such as its name"),
            _ => value,
        };
    }

    private PropertyMap PlainMap(PropertyMap properties, string path, bool secret)
    {
        var kept = new List<KeyValuePair<string, PropertyValue>>(properties.Count);
        foreach (var (name, value) in properties.AsSpan())
        {
            // At the top, two underscores mark the bookkeeping of SDKs and providers, such as __defaults: no part of the
            // object. Deeper they are anybody's, as in a ConfigMap with an __init__.py.
            if (!(path.Length == 0 && name.StartsWith("__", StringComparison.Ordinal))
                && Plain(value, PropertyPath.Property(path, name), secret) is { } plain)
            {
                kept.Add(KeyValuePair.Create(name, plain));
            }
        }

        return PropertyMap.Create(kept);
    }

    private ArrayValue PlainList(ArrayValue list, string path, bool secret)
    {
        var kept = ImmutableArray.CreateBuilder<PropertyValue>(list.Items.Length);
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (Plain(list.Items[i], PropertyPath.Element(path, i), secret) is { } plain)
            {
                kept.Add(plain);
            }
        }

        return new ArrayValue(kept.DrainToImmutable());
    }

    private PropertyValue? Faulty(string message)
    {
        _faults.Add(message);
        return null;
    }
}
