using System.Globalization;
using System.Text.Json;
using Homelab.Cluster;

namespace Homelab.Stacks.Settings;

/// <summary>Reads text into a value.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="text">The text.</param>
/// <param name="value">The value, or null when the text is none.</param>
internal delegate bool TryParse<T>(string? text, out T? value)
    where T : class;

/// <summary>
/// A map of settings. Each call reads one member and returns null when it is missing or at fault; faults go to the reader.
/// What was asked for is what is known: <see cref="RejectUnknown"/> refuses the rest.
/// </summary>
internal sealed partial class SettingsSection
{
    private static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement;

    private readonly JsonElement _map;
    private readonly List<Fault> _faults;
    private readonly List<string> _known = [];

    /// <summary>Starts to read a map.</summary>
    /// <param name="path">The map's path, for messages.</param>
    /// <param name="map">The map.</param>
    /// <param name="faults">Takes the faults.</param>
    public SettingsSection(string path, JsonElement map, List<Fault> faults) => (Path, _map, _faults) = (path, map, faults);

    /// <summary>The map's path, for messages.</summary>
    public string Path { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="key">The member.</param>
    /// <param name="meaning">What to write there, for messages.</param>
    public string? Text(string key, string meaning) =>
        Find(key) is { } value ? SettingValues.Text(value, meaning) : null;

    /// <summary>Reads a text that must be there.</summary>
    /// <param name="key">The member.</param>
    /// <param name="meaning">What to write there, for messages.</param>
    public string? RequiredText(string key, string meaning) => Require(key, meaning) ? Text(key, meaning) : null;

    /// <summary>Reads a text that must be there and in a form of its own.</summary>
    /// <typeparam name="T">What the text is read into.</typeparam>
    /// <param name="key">The member.</param>
    /// <param name="meaning">What to write there, for messages.</param>
    /// <param name="tryParse">Reads the text.</param>
    public T? RequiredParsed<T>(string key, string meaning, TryParse<T> tryParse)
        where T : class =>
        Require(key, meaning) && Find(key) is { } value ? SettingValues.Parsed(value, meaning, tryParse) : null;

    /// <summary>Reads a whole number within limits.</summary>
    /// <param name="key">The member.</param>
    /// <param name="least">The smallest number allowed.</param>
    /// <param name="most">The largest number allowed.</param>
    public int? Integer(string key, int least, int most) =>
        Find(key) is { } value ? SettingValues.Integer(value, least, most) : null;

    /// <summary>Reads a whole number within limits that must be there.</summary>
    /// <param name="key">The member.</param>
    /// <param name="least">The smallest number allowed.</param>
    /// <param name="most">The largest number allowed.</param>
    public int? RequiredInteger(string key, int least, int most) =>
        Require(key, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}")) ? Integer(key, least, most) : null;

    /// <summary>Reads true or false.</summary>
    /// <param name="key">The member.</param>
    public bool? Flag(string key) => Find(key) is { } value ? SettingValues.Flag(value) : null;

    /// <summary>Reads one of a fixed list of names.</summary>
    /// <typeparam name="T">The choice.</typeparam>
    /// <param name="key">The member.</param>
    public T? Choice<T>(string key)
        where T : class, IChoice<T> =>
        Find(key) is { } value ? SettingValues.Choice<T>(value) : null;

    /// <summary>Reads one of a fixed list of names that must be there.</summary>
    /// <typeparam name="T">The choice.</typeparam>
    /// <param name="key">The member.</param>
    public T? RequiredChoice<T>(string key)
        where T : class, IChoice<T> =>
        Require(key, SettingValues.OneOf<T>()) ? Choice<T>(key) : null;

    /// <summary>Reads a map of settings of its own.</summary>
    /// <typeparam name="T">What the map is read into.</typeparam>
    /// <param name="key">The member.</param>
    /// <param name="meaning">What to write there, for messages.</param>
    /// <param name="read">Reads the map's settings.</param>
    public T? Map<T>(string key, string meaning, Func<SettingsSection, T> read)
        where T : class =>
        Find(key) is { } value ? ReadMap(value, meaning, read) : null;

    /// <summary>Reads a map of settings of its own that must be there.</summary>
    /// <typeparam name="T">What the map is read into.</typeparam>
    /// <param name="key">The member.</param>
    /// <param name="meaning">What to write there, for messages.</param>
    /// <param name="read">Reads the map's settings.</param>
    public T? RequiredMap<T>(string key, string meaning, Func<SettingsSection, T> read)
        where T : class =>
        Require(key, meaning) ? Map(key, meaning, read) : null;

    /// <summary>Reads a map of settings of its own, or an empty one when it is missing: all of its settings have defaults.</summary>
    /// <typeparam name="T">What the map is read into.</typeparam>
    /// <param name="key">The member.</param>
    /// <param name="meaning">What to write there, for messages.</param>
    /// <param name="read">Reads the map's settings.</param>
    public T? MapOrEmpty<T>(string key, string meaning, Func<SettingsSection, T> read)
        where T : class =>
        ReadMap(Find(key) ?? At(key, Empty), meaning, read);

    /// <summary>Makes a member a fault when it is there, because another setting makes it pointless.</summary>
    /// <param name="key">The member.</param>
    /// <param name="reason">Why it is pointless.</param>
    /// <param name="fix">What to do.</param>
    public void Refuse(string key, string reason, string fix) => Find(key)?.Fail(reason, fix);

    /// <summary>Takes a member for known, whatever it holds.</summary>
    /// <param name="key">The member.</param>
    public void Ignore(string key) => Find(key);

    /// <summary>Refuses every member that nobody asked for.</summary>
    public void RejectUnknown()
    {
        foreach (var member in _map.EnumerateObject())
        {
            if (_known.Contains(member.Name))
            {
                continue;
            }

            var nearest = NearestName.Of(member.Name, _known);
            At(member.Name, member.Value).Fail(
                "unknown setting",
                nearest is null ? $"remove it, or write one of {string.Join(", ", _known)}" : $"did you mean {nearest}?");
        }
    }

    private T? ReadMap<T>(SettingValue value, string meaning, Func<SettingsSection, T> read)
        where T : class
    {
        if (!SettingValues.IsMap(value, meaning))
        {
            return null;
        }

        var section = new SettingsSection(value.Path, value.Json, _faults);
        var result = read(section);
        section.RejectUnknown();
        return result;
    }

    // A member without a value is as good as missing: that is what an empty line in YAML means.
    private SettingValue? Find(string key)
    {
        if (!_known.Contains(key))
        {
            _known.Add(key);
        }

        if (!_map.TryGetProperty(key, out var json) || json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return At(key, json);
    }

    private bool Require(string key, string meaning)
    {
        var missing = !_map.TryGetProperty(key, out var json) || json.ValueKind == JsonValueKind.Null;
        if (missing)
        {
            _known.Add(key);
            _faults.Add(new Fault(SettingPath.Member(Path, key), null, "required", $"write {meaning}"));
        }

        return !missing;
    }

    private SettingValue At(string key, JsonElement json) => new(SettingPath.Member(Path, key), json, _faults);
}
