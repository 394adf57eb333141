using System.Collections.Immutable;
using System.Text.Json;
using Homelab.Cluster;

namespace Homelab.Stacks.Settings;

/// <summary>Reads sections of a stack's configuration and gathers every fault on the way; the only reader there is.</summary>
internal sealed class SettingsReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly SettingsSource _source;
    private readonly List<Fault> _faults = [];

    /// <summary>Starts to read; keys that are no setting are faults at once.</summary>
    /// <param name="source">The configuration.</param>
    /// <param name="known">Every key that is a setting.</param>
    public SettingsReader(SettingsSource source, IReadOnlyList<string> known)
    {
        _source = source;
        foreach (var (key, text) in source.Values)
        {
            if (!known.Contains(key))
            {
                var nearest = NearestName.Of(key, known);
                _faults.Add(new Fault(
                    Path(key),
                    source.SecretKeys.Contains(key) ? Fault.Secret : text,
                    "unknown setting",
                    nearest is null ? $"remove it, or write one of {string.Join(", ", known.Select(Path))}" : $"did you mean {Path(nearest)}?"));
            }
        }
    }

    /// <summary>The faults so far, in the order they were found.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Adds faults that were found elsewhere.</summary>
    /// <param name="faults">The faults.</param>
    public void Add(IEnumerable<Fault> faults) => _faults.AddRange(faults);

    /// <summary>True when the stack says something of a key, even if it cannot be read; an empty map, Pulumi.yaml's default, says nothing.</summary>
    /// <param name="key">The key, without namespace.</param>
    public bool Has(string key) => _source.SecretKeys.Contains(key) || (_source.Values.TryGetValue(key, out var text) && text is not "{}");

    /// <summary>Reads one key that holds a map of settings.</summary>
    /// <typeparam name="T">What the section is read into.</typeparam>
    /// <param name="key">The key, without namespace.</param>
    /// <param name="read">Reads the section's settings.</param>
    /// <returns>What was read, or null when there was any fault.</returns>
    public T? Section<T>(string key, Func<SettingsSection, T> read)
        where T : class
    {
        var before = _faults.Count;
        var result = Read(key, read);
        return _faults.Count == before ? result : null;
    }

    /// <summary>Reads one key that holds a map of settings and may be missing, or empty, which says the same.</summary>
    /// <typeparam name="T">What the section is read into.</typeparam>
    /// <param name="key">The key, without namespace.</param>
    /// <param name="read">Reads the section's settings.</param>
    /// <returns>What was read; null when it is missing or empty, or when there was any fault.</returns>
    public T? OptionalSection<T>(string key, Func<SettingsSection, T> read)
        where T : class =>
        Has(key) ? Section(key, read) : null;

    /// <summary>Reads one key that holds a map of settings, and may be missing.</summary>
    /// <typeparam name="T">What the section is read into.</typeparam>
    /// <param name="key">The key, without namespace.</param>
    /// <param name="read">Reads the section's settings.</param>
    /// <returns>What was read, of an empty map when the key is missing; null when there was any fault.</returns>
    public T? SectionOrEmpty<T>(string key, Func<SettingsSection, T> read)
        where T : class =>
        _source.Values.ContainsKey(key) ? Section(key, read) : read(new SettingsSection(Path(key), JsonElement.Parse("{}"), _faults));

    /// <summary>Reads one key that holds maps of secrets, by two names; empty when the stack has none.</summary>
    /// <param name="key">The key, without namespace.</param>
    /// <returns>The secrets; null when they cannot be decrypted here, or when there was any fault.</returns>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>? Secrets(string key)
    {
        var empty = ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty.WithComparers(StringComparer.Ordinal);
        if (!_source.Values.TryGetValue(key, out var text) || text is "{}" or SettingValue.Unknown)
        {
            return text == SettingValue.Unknown ? null : empty;
        }

        if (!_source.SecretKeys.Contains(key))
        {
            _faults.Add(new Fault(Path(key), Fault.Secret, "in clear text", "set each value with `pulumi config set --path --secret`"));
            return null;
        }

        var values = Parse(text) is { ValueKind: JsonValueKind.Object } map ? ReadSecrets(map) : null;
        if (values is null)
        {
            _faults.Add(new Fault(Path(key), Fault.Secret, "not a map of maps of texts", "describe it as the comments in Pulumi.yaml show"));
        }

        return values;
    }

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>? ReadSecrets(JsonElement map)
    {
        var members = map.EnumerateObject().ToArray();
        return members.All(member => member.Value.ValueKind == JsonValueKind.Object
            && member.Value.EnumerateObject().All(inner => inner.Value.ValueKind == JsonValueKind.String))
            ? members.ToImmutableSortedDictionary(
                member => member.Name,
                member => member.Value.EnumerateObject().ToImmutableSortedDictionary(
                    inner => inner.Name, inner => inner.Value.GetString()!, StringComparer.Ordinal),
                StringComparer.Ordinal)
            : null;
    }

    private T? Read<T>(string key, Func<SettingsSection, T> read)
        where T : class
    {
        if (_source.SecretKeys.Contains(key))
        {
            // The host says that some value below the key is secret, but not which one.
            _faults.Add(new Fault(
                Path(key),
                Fault.Secret,
                "holds a secret, but whatever is set below it ends in clear text in the cluster",
                "keep the secret out of it, or write the value without secure"));
            return null;
        }

        if (!_source.Values.TryGetValue(key, out var text))
        {
            _faults.Add(new Fault(Path(key), null, "required", "describe it as the comments in Pulumi.yaml show"));
            return null;
        }

        if (Parse(text) is not { ValueKind: JsonValueKind.Object } map)
        {
            _faults.Add(new Fault(Path(key), text, "not a map of settings", "describe it as the comments in Pulumi.yaml show"));
            return null;
        }

        var section = new SettingsSection(Path(key), map, _faults);
        var result = read(section);
        section.RejectUnknown();
        return result;
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            CheckTexts(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair, which is no text. Neither can come out of YAML.
            return null;
        }
    }

    // Reads every text once, so that no later reading of one can fail.
    private static void CheckTexts(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    CheckTexts(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    CheckTexts(member.Value);
                }

                break;
        }
    }

    private string Path(string key) => $"{_source.Project}:{key}";
}
