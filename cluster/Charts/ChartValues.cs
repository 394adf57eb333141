using System.Collections;

namespace Homelab.Cluster.Charts;

/// <summary>
/// The values of a Helm release: a tree of maps whose leaves are text, numbers, flags, lists, or whatever the caller's
/// own layer knows how to write.
/// </summary>
public sealed class ChartValues
{
    private readonly Dictionary<string, object> _root = new(StringComparer.Ordinal);

    /// <summary>The tree as nested dictionaries, keys in ordinal order; a copy.</summary>
    public Dictionary<string, object> ToDictionary() => Copy(_root);

    /// <summary>Sets one value, making the maps on the way; a value that stands in the way is replaced.</summary>
    /// <param name="path">Keys from the root, joined by dots, for example <c>csi.attacherReplicaCount</c>.</param>
    /// <param name="value">The value; a dictionary becomes a map of the tree.</param>
    public void Set(string path, object value)
    {
        var keys = path.Split('.');
        var map = _root;
        foreach (var key in keys[..^1])
        {
            map = Child(map, key);
        }

        map.Remove(keys[^1]);
        Lay(map, keys[^1], value);
    }

    /// <summary>Removes a value or a whole map; nothing happens when there is none.</summary>
    /// <param name="path">Keys from the root, joined by dots.</param>
    public void Remove(string path)
    {
        var keys = path.Split('.');
        if (Find(keys[..^1]) is Dictionary<string, object> map)
        {
            map.Remove(keys[^1]);
        }
    }

    /// <summary>The value at a path, or null when there is none.</summary>
    /// <param name="path">Keys from the root, joined by dots.</param>
    public object? Get(string path) => Find(path.Split('.'));

    /// <summary>Lays other values over these, as Helm does: maps are merged, anything else is replaced, null removes.</summary>
    /// <param name="values">The values to lay over; keys may hold dots and are taken as they are.</param>
    public void Merge(IReadOnlyDictionary<string, object?> values)
    {
        foreach (var (key, value) in values)
        {
            Lay(_root, key, value);
        }
    }

    /// <summary>Every value with its path, in ordinal order; an empty map counts as a value.</summary>
    public IEnumerable<(IReadOnlyList<string> Path, object Value)> Leaves() => Leaves(_root, []);

    private static IEnumerable<(IReadOnlyList<string> Path, object Value)> Leaves(
        Dictionary<string, object> map, IReadOnlyList<string> above)
    {
        foreach (var key in map.Keys.Order(StringComparer.Ordinal))
        {
            var value = map[key];
            IReadOnlyList<string> path = [.. above, key];
            if (value is Dictionary<string, object> { Count: > 0 } child)
            {
                foreach (var leaf in Leaves(child, path))
                {
                    yield return leaf;
                }
            }
            else
            {
                yield return (path, value);
            }
        }
    }

    private static Dictionary<string, object> Child(Dictionary<string, object> map, string key)
    {
        if (map.TryGetValue(key, out var value) && value is Dictionary<string, object> child)
        {
            return child;
        }

        child = new Dictionary<string, object>(StringComparer.Ordinal);
        map[key] = child;
        return child;
    }

    private static void Lay(Dictionary<string, object> map, string key, object? value)
    {
        if (value is IDictionary dictionary)
        {
            var child = Child(map, key);
            foreach (DictionaryEntry entry in dictionary)
            {
                Lay(child, (string)entry.Key, entry.Value);
            }
        }
        else if (value is null)
        {
            map.Remove(key);
        }
        else
        {
            map[key] = value;
        }
    }

    private static Dictionary<string, object> Copy(Dictionary<string, object> map)
    {
        var copy = new Dictionary<string, object>(map.Count, StringComparer.Ordinal);
        foreach (var key in map.Keys.Order(StringComparer.Ordinal))
        {
            copy[key] = map[key] is Dictionary<string, object> child ? Copy(child) : map[key];
        }

        return copy;
    }

    private object? Find(IEnumerable<string> keys)
    {
        object? value = _root;
        foreach (var key in keys)
        {
            if (value is not Dictionary<string, object> map || !map.TryGetValue(key, out value))
            {
                return null;
            }
        }

        return value;
    }
}
