using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Homelab.Engine.Protocol;

/// <summary>An immutable map of property names to values, sorted ordinally by name, as Pulumi writes it.</summary>
public sealed class PropertyMap : IReadOnlyDictionary<string, PropertyValue>, IEquatable<PropertyMap>
{
    private readonly KeyValuePair<string, PropertyValue>[] _entries;

    private PropertyMap(KeyValuePair<string, PropertyValue>[] sorted) => _entries = sorted;

    /// <summary>The map without entries.</summary>
    public static PropertyMap Empty { get; } = new([]);

    /// <summary>Makes a map of entries in any order.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public static PropertyMap Create(IEnumerable<KeyValuePair<string, PropertyValue>> entries)
    {
        var sorted = entries.ToArray();
        if (sorted.Length == 0)
        {
            return Empty;
        }

        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Key == sorted[i - 1].Key)
            {
                throw new ArgumentException($"the property '{sorted[i].Key}' occurs twice", nameof(entries));
            }
        }

        return new PropertyMap(sorted);
    }

    /// <summary>Makes a map of entries in any order.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public static PropertyMap Create(params (string Name, PropertyValue Value)[] entries) =>
        Create(entries.Select(e => KeyValuePair.Create(e.Name, e.Value)));

    /// <summary>Makes a map of entries as they came over the wire: of those with one name the last counts.</summary>
    internal static PropertyMap FromWire(List<KeyValuePair<string, PropertyValue>> entries)
    {
        if (entries.Count == 0)
        {
            return Empty;
        }

        for (var i = 1; i < entries.Count; i++)
        {
            if (string.CompareOrdinal(entries[i - 1].Key, entries[i].Key) >= 0)
            {
                var sorted = new SortedDictionary<string, PropertyValue>(StringComparer.Ordinal);
                entries.ForEach(e => sorted[e.Key] = e.Value);
                return new PropertyMap([.. sorted]);
            }
        }

        return new PropertyMap([.. entries]);
    }

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _entries.Select(e => e.Key);

    /// <inheritdoc/>
    public IEnumerable<PropertyValue> Values => _entries.Select(e => e.Value);

    /// <inheritdoc/>
    public PropertyValue this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"there is no property '{key}'");

    /// <summary>The entries, sorted by name.</summary>
    public ReadOnlySpan<KeyValuePair<string, PropertyValue>> AsSpan() => _entries;

    /// <summary>This map with one entry added or replaced.</summary>
    public PropertyMap With(string name, PropertyValue value) =>
        Create(_entries.Where(e => e.Key != name).Append(KeyValuePair.Create(name, value)));

    /// <summary>This map without one entry.</summary>
    public PropertyMap Without(string name) =>
        ContainsKey(name) ? new PropertyMap([.. _entries.Where(e => e.Key != name)]) : this;

    /// <summary>This map with some of its values marked as secret; names that it lacks do not matter.</summary>
    public PropertyMap WithSecrets(IEnumerable<string> names)
    {
        var marked = this;
        foreach (var name in names)
        {
            if (marked.TryGetValue(name, out var value) && value is not SecretValue)
            {
                marked = marked.With(name, new SecretValue(value));
            }
        }

        return marked;
    }

    /// <summary>The text of an entry; null when there is none, or when it is no text.</summary>
    public string? Text(string name) => TryGetValue(name, out var value) ? (value as StringValue)?.Value : null;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out PropertyValue value)
    {
        var index = IndexOf(key);
        value = index >= 0 ? _entries[index].Value : null;
        return index >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() => _entries.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(PropertyMap? other)
    {
        if (other is null || other._entries.Length != _entries.Length)
        {
            return false;
        }

        for (var i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Key != other._entries[i].Key || !_entries[i].Value.Equals(other._entries[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyMap);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var entry in _entries)
        {
            hash.Add(entry.Key);
        }

        return hash.ToHashCode();
    }

    private int IndexOf(string key)
    {
        var low = 0;
        var high = _entries.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(_entries[middle].Key, key);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return -1;
    }
}
