namespace Homelab.Cluster.Charts;

/// <summary>
/// The value keys that a chart knows. Helm ignores any other key without a word, so a misspelt one looks as if it worked.
/// </summary>
public sealed class ChartKeys
{
    private const string OpenSuffix = ".*";

    private readonly HashSet<string> _keys;
    private readonly HashSet<string> _open;
    private readonly HashSet<string> _groups;

    private ChartKeys(string[] keys, string[] open)
    {
        _keys = keys.ToHashSet(StringComparer.Ordinal);
        _open = open.ToHashSet(StringComparer.Ordinal);
        _groups = keys.Concat(open).SelectMany(Ancestors).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Every key that takes a value, in ordinal order.</summary>
    public IEnumerable<string> All => _keys.Concat(_open).Order(StringComparer.Ordinal);

    /// <summary>Reads keys from text: one path a line, <c>path.*</c> for a free map, <c>#</c> for a comment.</summary>
    /// <param name="lines">The lines of the text.</param>
    public static ChartKeys Parse(IEnumerable<string> lines)
    {
        var paths = lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToArray();
        return new ChartKeys(
            [.. paths.Where(path => !path.EndsWith(OpenSuffix, StringComparison.Ordinal))],
            [.. paths.Where(path => path.EndsWith(OpenSuffix, StringComparison.Ordinal)).Select(path => path[..^OpenSuffix.Length])]);
    }

    /// <summary>Whether the chart takes a value at a path.</summary>
    /// <param name="key">Keys from the root, joined by dots.</param>
    public bool Contains(string key) => Knows(key.Split('.'));

    /// <summary>One fault for each value whose key the chart does not know, with the nearest key that it does know.</summary>
    /// <param name="values">The values to check.</param>
    /// <param name="chart">The chart, for messages.</param>
    /// <param name="setting">The setting that holds the values, for messages.</param>
    public IEnumerable<Fault> Check(ChartValues values, Chart chart, string setting)
    {
        foreach (var (path, value) in values.Leaves())
        {
            if (!Knows(path))
            {
                var (reason, fix) = Explain(path, chart, setting);
                yield return new Fault(path.Aggregate(setting, SettingPath.Member), value, reason, fix);
            }
        }
    }

    /// <summary>Reads the keys that are embedded in this assembly under the given name.</summary>
    /// <param name="resource">Name of the embedded file.</param>
    internal static ChartKeys Load(string resource)
    {
        using var stream = typeof(ChartKeys).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"no embedded file {resource}");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd().Split('\n'));
    }

    private static IEnumerable<string> Ancestors(string path)
    {
        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            yield return path[..dot];
        }
    }

    // A key with a dot in it is another key than the path that it looks like, except in a free map, where anything goes.
    private bool Knows(IReadOnlyList<string> path)
    {
        var key = "";
        foreach (var part in path)
        {
            if (part.Contains('.', StringComparison.Ordinal))
            {
                return false;
            }

            key = key.Length == 0 ? part : $"{key}.{part}";
            if (_open.Contains(key))
            {
                return true;
            }
        }

        return _keys.Contains(key);
    }

    private (string Reason, string Fix) Explain(IReadOnlyList<string> path, Chart chart, string setting)
    {
        var key = string.Join('.', path);
        if (_groups.Contains(key))
        {
            var example = All.First(known => known.StartsWith(key + ".", StringComparison.Ordinal));
            return (
                $"chart {chart} takes a map of keys here, and a plain value breaks its templates",
                $"set single keys below it, for example {setting}.{example}");
        }

        var fix = chart.MovedKeys.TryGetValue(key, out var moved) ? moved
            : Contains(key) ? $"write a map for each part of {key}"
            : Nearest(path, key) is { } nearest ? $"did you mean {nearest}?"
            : "remove it";
        return ($"chart {chart} does not know this key, and Helm would ignore it without a word", fix);
    }

    // A misspelt key has a neighbour in its own map; a misplaced one has its last part somewhere else; one that goes too
    // deep lies below a key that takes a plain value.
    private string? Nearest(IReadOnlyList<string> path, string key)
    {
        if (Ancestors(key).FirstOrDefault(_keys.Contains) is { } plain)
        {
            return plain;
        }

        var parent = string.Join('.', path.Take(path.Count - 1));
        var siblings = All.Concat(_groups)
            .Where(known => Parent(known) == parent)
            .Select(known => known[(parent.Length == 0 ? 0 : parent.Length + 1)..]);
        if (NearestName.Of(path[^1], siblings) is { } sibling)
        {
            return parent.Length == 0 ? sibling : $"{parent}.{sibling}";
        }

        return All.FirstOrDefault(known => string.Equals(known[(known.LastIndexOf('.') + 1)..], path[^1], StringComparison.OrdinalIgnoreCase))
            ?? NearestName.Of(key, All);
    }

    private static string Parent(string path) => path.LastIndexOf('.') is >= 0 and var dot ? path[..dot] : "";
}
