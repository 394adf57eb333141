using System.Globalization;
using System.Text.Json;
using Homelab.Cluster;

namespace Homelab.Stacks.Settings;

/// <summary>Reads single values of the configuration; a value that cannot be read reports its fault and gives null.</summary>
internal static class SettingValues
{
    /// <summary>Reads a text that is not empty.</summary>
    /// <param name="value">The value.</param>
    /// <param name="meaning">What to write there, for messages.</param>
    public static string? Text(SettingValue value, string meaning)
    {
        var text = AnyText(value, meaning);
        if (text is { Length: 0 })
        {
            value.Fail("empty", $"write {meaning}, or remove it");
            return null;
        }

        return text;
    }

    /// <summary>Reads a text that may be empty.</summary>
    /// <param name="value">The value.</param>
    /// <param name="meaning">What to write there, for messages.</param>
    public static string? AnyText(SettingValue value, string meaning)
    {
        if (value.Json.ValueKind != JsonValueKind.String || value.IsUnknown)
        {
            var scalar = value.Json.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
            value.FailKind("text", scalar ? $"put {meaning} in quotes" : $"write {meaning}");
            return null;
        }

        return value.Json.GetString();
    }

    /// <summary>Reads a text in a form of its own.</summary>
    /// <typeparam name="T">What the text is read into.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="meaning">What to write there, for messages.</param>
    /// <param name="tryParse">Reads the text.</param>
    public static T? Parsed<T>(SettingValue value, string meaning, TryParse<T> tryParse)
        where T : class
    {
        if (Text(value, meaning) is not { } text)
        {
            return null;
        }

        if (!tryParse(text, out var result))
        {
            value.Fail("cannot be read", $"write {meaning}");
        }

        return result;
    }

    /// <summary>Reads a whole number within limits.</summary>
    /// <param name="value">The value.</param>
    /// <param name="least">The smallest number allowed.</param>
    /// <param name="most">The largest number allowed.</param>
    public static int? Integer(SettingValue value, int least, int most)
    {
        var fix = string.Create(CultureInfo.InvariantCulture, $"write a whole number from {least} to {most}");
        if (value.Json.ValueKind != JsonValueKind.Number)
        {
            value.FailKind("a number", value.Json.ValueKind == JsonValueKind.String ? fix + ", without quotes" : fix);
            return null;
        }

        if (!value.Json.TryGetInt32(out var number) || number < least || number > most)
        {
            value.Fail("out of range", fix);
            return null;
        }

        return number;
    }

    /// <summary>Reads true or false.</summary>
    /// <param name="value">The value.</param>
    public static bool? Flag(SettingValue value)
    {
        if (value.Json.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.Json.GetBoolean();
        }

        value.FailKind("true or false", "write true or false, without quotes");
        return null;
    }

    /// <summary>Reads one of a fixed list of names.</summary>
    /// <typeparam name="T">The choice.</typeparam>
    /// <param name="value">The value.</param>
    public static T? Choice<T>(SettingValue value)
        where T : class, IChoice<T>
    {
        if (Text(value, OneOf<T>()) is not { } name)
        {
            return null;
        }

        if (!Cluster.Choice.TryParse<T>(name, out var choice))
        {
            var nearest = NearestName.Of(name, Cluster.Choice.Names<T>());
            value.Fail($"not {OneOf<T>()}", nearest is null ? $"write {OneOf<T>()}" : $"did you mean {nearest}?");
        }

        return choice;
    }

    /// <summary>The names to choose from, in words.</summary>
    /// <typeparam name="T">The choice.</typeparam>
    public static string OneOf<T>()
        where T : class, IChoice<T> =>
        $"one of {string.Join(", ", Cluster.Choice.Names<T>())}";

    /// <summary>True for a map; anything else is reported.</summary>
    /// <param name="value">The value.</param>
    /// <param name="meaning">What to write there, for messages.</param>
    public static bool IsMap(SettingValue value, string meaning) => Is(value, JsonValueKind.Object, "a map", meaning);

    /// <summary>The items of a list.</summary>
    /// <param name="value">The value.</param>
    /// <param name="meaning">What to write there, for messages.</param>
    public static IEnumerable<SettingValue> Items(SettingValue value, string meaning) =>
        Is(value, JsonValueKind.Array, "a list", meaning)
            ? value.Json.EnumerateArray().Select((item, index) => value with { Path = SettingPath.Item(value.Path, index), Json = item })
            : [];

    /// <summary>The members of a map.</summary>
    /// <param name="value">The value.</param>
    /// <param name="meaning">What to write there, for messages.</param>
    public static IEnumerable<(string Name, SettingValue Value)> Members(SettingValue value, string meaning) =>
        IsMap(value, meaning)
            ? value.Json.EnumerateObject().Select(member =>
                (member.Name, value with { Path = SettingPath.Member(value.Path, member.Name), Json = member.Value }))
            : [];

    /// <summary>A map of anything as nested dictionaries and lists of texts, numbers and flags.</summary>
    /// <param name="value">The value.</param>
    /// <param name="meaning">What to write there, for messages.</param>
    public static Dictionary<string, object?> Tree(SettingValue value, string meaning)
    {
        var tree = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, member) in Members(value, meaning))
        {
            tree[name] = Any(member);
        }

        return tree;
    }

    // Pulumi sends numbers as doubles and takes no other type than int and double for them.
    private static object? Any(SettingValue value)
    {
        switch (value.Json.ValueKind)
        {
            case JsonValueKind.Object:
                return Tree(value, "a map");
            case JsonValueKind.Array:
                return Items(value, "a list").Select(Any).ToList();
            case JsonValueKind.String when !value.IsUnknown:
                return value.Json.GetString();
            case JsonValueKind.Number when value.Json.TryGetInt32(out var whole):
                return whole;
            case JsonValueKind.Number when double.IsFinite(value.Json.GetDouble()):
                return value.Json.GetDouble();
            case JsonValueKind.True or JsonValueKind.False:
                return value.Json.GetBoolean();
            default:
                value.Fail("no value that a chart can take", "write a text, a number, true or false, or remove it");
                return null;
        }
    }

    private static bool Is(SettingValue value, JsonValueKind kind, string name, string meaning)
    {
        if (value.Json.ValueKind == kind)
        {
            return true;
        }

        value.FailKind(name, $"write {meaning}");
        return false;
    }
}
