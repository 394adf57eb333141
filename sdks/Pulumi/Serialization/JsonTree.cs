using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>JSON as part of a tree.</summary>
internal static class JsonTree
{
    public static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Array => element.EnumerateArray().Select(Read).ToArray(),
        JsonValueKind.Object => ReadObject(element),
        _ => null,
    };

    private static PropertyBag ReadObject(JsonElement element)
    {
        var members = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            members[member.Name] = Read(member.Value) ?? NullNode.Instance;
        }

        return new PropertyBag([.. members.Keys], [.. members.Values]);
    }
}
