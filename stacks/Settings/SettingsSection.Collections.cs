using System.Collections.Immutable;
using Homelab.Cluster;

namespace Homelab.Stacks.Settings;

// Members that hold lists, and maps whose keys are the user's own.
internal sealed partial class SettingsSection
{
    /// <summary>Reads a list of maps.</summary>
    /// <typeparam name="T">What each map is read into.</typeparam>
    /// <param name="key">The member.</param>
    /// <param name="meaning">What to write there, for messages.</param>
    /// <param name="read">Reads one map's settings.</param>
    public ImmutableArray<T>? List<T>(string key, string meaning, Func<SettingsSection, T> read)
        where T : class =>
        Find(key) is { } value
            ? [.. SettingValues.Items(value, meaning).Select(item => ReadMap(item, "a map of settings", read)).OfType<T>()]
            : null;

    /// <summary>Reads a list of maps that must be there.</summary>
    /// <typeparam name="T">What each map is read into.</typeparam>
    /// <param name="key">The member.</param>
    /// <param name="meaning">What to write there, for messages.</param>
    /// <param name="read">Reads one map's settings.</param>
    public ImmutableArray<T> RequiredList<T>(string key, string meaning, Func<SettingsSection, T> read)
        where T : class =>
        Require(key, meaning) ? List(key, meaning, read) ?? [] : [];

    /// <summary>Reads a list of texts in a form of their own; empty when missing.</summary>
    /// <typeparam name="T">What each text is read into.</typeparam>
    /// <param name="key">The member.</param>
    /// <param name="meaning">What to write for each, for messages.</param>
    /// <param name="tryParse">Reads one text.</param>
    public ImmutableArray<T> ParsedList<T>(string key, string meaning, TryParse<T> tryParse)
        where T : class =>
        Find(key) is { } value
            ? [.. SettingValues.Items(value, $"a list, each item {meaning}").Select(item => SettingValues.Parsed(item, meaning, tryParse)).OfType<T>()]
            : [];

    /// <summary>Reads a map of texts; empty when missing.</summary>
    /// <param name="key">The member.</param>
    /// <param name="meaning">What the map holds, for messages.</param>
    public ImmutableSortedDictionary<string, string> TextMap(string key, string meaning)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Members(key, meaning))
        {
            if (SettingValues.AnyText(value, "the value") is { } text)
            {
                texts[name] = text;
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>Reads a map whose keys are the user's own; empty when missing.</summary>
    /// <param name="key">The member.</param>
    /// <param name="meaning">What the map holds, for messages.</param>
    public IEnumerable<(string Name, SettingValue Value)> Members(string key, string meaning) =>
        Find(key) is { } map ? SettingValues.Members(map, $"a map of {meaning}") : [];

    /// <summary>Reads a map of whole numbers within limits; empty when missing.</summary>
    /// <param name="key">The member.</param>
    /// <param name="meaning">What the map holds, for messages.</param>
    /// <param name="least">The smallest number allowed.</param>
    /// <param name="most">The largest number allowed.</param>
    public ImmutableSortedDictionary<string, int> IntegerMap(string key, string meaning, int least, int most)
    {
        var numbers = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var (name, value) in Members(key, meaning))
        {
            if (SettingValues.Integer(value, least, most) is { } number)
            {
                numbers[name] = number;
            }
        }

        return numbers.ToImmutable();
    }

    /// <summary>Reads a list out of fixed names; null when missing.</summary>
    /// <typeparam name="T">The choice.</typeparam>
    /// <param name="key">The member.</param>
    public ImmutableArray<T>? ChoiceList<T>(string key)
        where T : class, IChoice<T> =>
        Find(key) is { } value
            ? [.. SettingValues.Items(value, $"a list, each item {SettingValues.OneOf<T>()}").Select(SettingValues.Choice<T>).OfType<T>()]
            : null;

    /// <summary>Reads a map of anything, nested as it is; empty when missing.</summary>
    /// <param name="key">The member.</param>
    /// <param name="meaning">What the map holds, for messages.</param>
    public Dictionary<string, object?> Tree(string key, string meaning) =>
        Find(key) is { } map ? SettingValues.Tree(map, $"a map of {meaning}") : [];

    /// <summary>Reads a map of maps of anything, nested as they are; empty when missing.</summary>
    /// <param name="key">The member.</param>
    /// <param name="meaning">What the map holds, for messages.</param>
    public ImmutableSortedDictionary<string, IReadOnlyDictionary<string, object?>> Trees(string key, string meaning) =>
        Members(key, meaning).ToImmutableSortedDictionary(
            member => member.Name,
            IReadOnlyDictionary<string, object?> (member) => SettingValues.Tree(member.Value, "a map"),
            StringComparer.Ordinal);

    /// <summary>Reads a list of texts; null when missing.</summary>
    /// <param name="key">The member.</param>
    /// <param name="meaning">What to write for each, for messages.</param>
    public ImmutableArray<string>? TextList(string key, string meaning) =>
        Find(key) is { } value
            ? [.. SettingValues.Items(value, $"a list, each item {meaning}").Select(item => SettingValues.Text(item, meaning)).OfType<string>()]
            : null;
}
