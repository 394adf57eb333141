using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Homelab.Engine.Protocol;

namespace Homelab.Cli.Display;

/// <summary>Reads texts that hold a JSON object or list, which are easier to read as such.</summary>
internal static class EmbeddedJson
{
    /// <summary>Whether a text is a JSON object or list with something in it, and what it holds.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out PropertyValue? value)
    {
        value = null;
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length < 2 || (trimmed[0], trimmed[^1]) is not (('{', '}') or ('[', ']')))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            value = Read(document.RootElement);
            return value is ObjectValue { Properties.Count: > 0 } or ArrayValue { Items.IsEmpty: false };
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // Not JSON, with a name twice, or with half of a surrogate pair: then the text itself is shown.
            return false;
        }
    }

    private static PropertyValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new ObjectValue(PropertyMap.Create(
            element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Read(member.Value))))),
        JsonValueKind.Array => new ArrayValue([.. element.EnumerateArray().Select(Read)]),
        JsonValueKind.String => new StringValue(element.GetString()!),
        JsonValueKind.Number => new NumberValue(element.GetDouble()),
        JsonValueKind.True => new BoolValue(true),
        JsonValueKind.False => new BoolValue(false),
        _ => PropertyValue.Null,
    };
}
