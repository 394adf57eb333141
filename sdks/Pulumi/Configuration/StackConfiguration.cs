using System.Text.Json;

namespace Pulumi;

/// <summary>All settings of a run, by full key.</summary>
internal sealed class StackConfiguration
{
    private const string ValuesVariable = "PULUMI_CONFIG";
    private const string SecretKeysVariable = "PULUMI_CONFIG_SECRET_KEYS";

    private readonly Dictionary<string, string> _values = [];
    private readonly HashSet<string> _secretKeys;

    /// <param name="values">JSON object of the settings by full key; null or empty for none.</param>
    /// <param name="secretKeys">JSON array of the keys whose values are secret; null or empty for none.</param>
    public StackConfiguration(string? values, string? secretKeys)
    {
        foreach (var (key, value) in ParseValues(values))
        {
            _values[CleanKey(key)] = value;
        }

        _secretKeys = [.. ParseKeys(secretKeys)];
    }

    /// <summary>Reads the settings of the environment.</summary>
    public static StackConfiguration FromEnvironment() =>
        new(Environment.GetEnvironmentVariable(ValuesVariable), Environment.GetEnvironmentVariable(SecretKeysVariable));

    public string? Get(string fullKey) => _values.GetValueOrDefault(fullKey);

    public bool IsSecret(string fullKey) => _secretKeys.Contains(fullKey);

    /// <summary>Rewrites the old form <c>ns:config:key</c> to <c>ns:key</c>.</summary>
    private static string CleanKey(string key)
    {
        const string Prefix = "config:";
        var separator = key.IndexOf(':', StringComparison.Ordinal);
        return separator > 0 && key.AsSpan(separator + 1).StartsWith(Prefix)
            ? string.Concat(key.AsSpan(0, separator + 1), key.AsSpan(separator + 1 + Prefix.Length))
            : key;
    }

    private static IEnumerable<KeyValuePair<string, string>> ParseValues(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            yield break;
        }

        using var document = JsonDocument.Parse(json);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            yield return KeyValuePair.Create(member.Name, member.Value.ToString());
        }
    }

    private static IEnumerable<string> ParseKeys(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            yield break;
        }

        using var document = JsonDocument.Parse(json);
        foreach (var element in document.RootElement.EnumerateArray())
        {
            yield return element.GetString()!;
        }
    }
}
