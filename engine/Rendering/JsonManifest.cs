using System.Text.Json;
using System.Text.Json.Nodes;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Rendering;

/// <summary>Writes manifests that are made as JSON in the same form as all others.</summary>
public static class JsonManifest
{
    /// <summary>The manifest as YAML, keys sorted by name.</summary>
    /// <param name="manifest">The manifest.</param>
    public static string ToYaml(JsonObject manifest) => YamlText.Write(Map(manifest));

    private static PropertyMap Map(JsonObject json) => PropertyMap.Create(json.Select(pair => KeyValuePair.Create(pair.Key, Value(pair.Value))));

    private static PropertyValue Value(JsonNode? json) => json switch
    {
        null => PropertyValue.Null,
        JsonObject map => new ObjectValue(Map(map)),
        JsonArray list => new ArrayValue([.. list.Select(Value)]),
        _ => json.GetValueKind() switch
        {
            JsonValueKind.True => BoolValue.True,
            JsonValueKind.False => BoolValue.False,
            JsonValueKind.Number => new NumberValue(json.AsValue().TryGetValue<double>(out var number) ? number : json.GetValue<int>()),
            _ => new StringValue(json.GetValue<string>()),
        },
    };
}
