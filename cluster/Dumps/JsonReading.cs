using System.Collections.Immutable;
using System.Text.Json;

namespace Homelab.Cluster.Dumps;

/// <summary>
/// Reads places of a JSON value that may not be there, or be of another kind than expected: then there is nothing, and
/// never an exception. What a dump does not say must not look like a value.
/// </summary>
public static class JsonReading
{
    /// <summary>The value at the end of a path of member names; null when any of them is missing.</summary>
    /// <param name="json">Where the path begins.</param>
    /// <param name="path">The members' names.</param>
    public static JsonElement? At(this JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
            {
                return null;
            }
        }

        return json.ValueKind == JsonValueKind.Null ? null : json;
    }

    /// <summary>The text at the end of a path; null when there is none.</summary>
    /// <param name="json">Where the path begins.</param>
    /// <param name="path">The members' names.</param>
    public static string? Text(this JsonElement json, params ReadOnlySpan<string> path)
    {
        if (json.At(path) is not { ValueKind: JsonValueKind.String } value)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which is no text.
            return null;
        }
    }

    /// <summary>The whole number at the end of a path; null when there is none.</summary>
    /// <param name="json">Where the path begins.</param>
    /// <param name="path">The members' names.</param>
    public static long? Number(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    /// <summary>The flag at the end of a path; null when there is none.</summary>
    /// <param name="json">Where the path begins.</param>
    /// <param name="path">The members' names.</param>
    public static bool? Flag(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    /// <summary>The time at the end of a path, as Kubernetes writes times; null when there is none.</summary>
    /// <param name="json">Where the path begins.</param>
    /// <param name="path">The members' names.</param>
    public static DateTimeOffset? Time(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.String } value && value.TryGetDateTimeOffset(out var time) ? time : null;

    /// <summary>The items of the list at the end of a path; none when there is no list.</summary>
    /// <param name="json">Where the path begins.</param>
    /// <param name="path">The members' names.</param>
    public static IEnumerable<JsonElement> Items(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>The texts of the list at the end of a path; items that are no text are left out.</summary>
    /// <param name="json">Where the path begins.</param>
    /// <param name="path">The members' names.</param>
    public static IEnumerable<string> Texts(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.Items(path).Select(item => item.Text()).OfType<string>();

    /// <summary>The texts of the map at the end of a path; members that are no text are left out.</summary>
    /// <param name="json">Where the path begins.</param>
    /// <param name="path">The members' names.</param>
    public static ImmutableSortedDictionary<string, string> TextMap(this JsonElement json, params ReadOnlySpan<string> path)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (json.At(path) is { ValueKind: JsonValueKind.Object } members)
        {
            foreach (var member in members.EnumerateObject())
            {
                if (Name(member) is { } name && member.Value.Text() is { } text)
                {
                    map[name] = text;
                }
            }
        }

        return map.ToImmutable();
    }

    private static string? Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which is no text.
            return null;
        }
    }
}
