using System.Collections.Immutable;
using System.Text.Json;
using Homelab.Cluster.Guardrails;

namespace Homelab.Cluster.Tests.Guardrails;

/// <summary>Resources written as JSON, in which <c>"unknown"</c> stands for an unknown and <c>{"secret": …}</c> for a secret.</summary>
internal static class GivenResource
{
    public static GuardedResource Of(string type, string json, string name = "it") => new(type, name, Node(json));

    public static PropertyNode Node(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Node(document.RootElement);
    }

    private static PropertyNode Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String when element.GetString() == "unknown" => PropertyNode.Unknown,
        JsonValueKind.String => new PropertyNode.ScalarNode(element.GetString()),
        JsonValueKind.True or JsonValueKind.False => new PropertyNode.ScalarNode(element.GetBoolean()),
        JsonValueKind.Number => new PropertyNode.ScalarNode(element.GetDouble()),
        JsonValueKind.Null => PropertyNode.Null,
        JsonValueKind.Array => new PropertyNode.ListNode([.. element.EnumerateArray().Select(Node)]),
        _ when element.TryGetProperty("secret", out var secret) => new PropertyNode.SecretNode(Node(secret)),
        _ => new PropertyNode.MapNode(element.EnumerateObject().ToImmutableSortedDictionary(member => member.Name, member => Node(member.Value), StringComparer.Ordinal)),
    };
}
