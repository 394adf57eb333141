using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace Homelab.Conformance.Tests;

/// <summary>Reads YAML into the same nodes as JSON, so that both can be compared.</summary>
internal static class Yaml
{
    private static readonly IDeserializer Deserializer = new DeserializerBuilder()
        .WithAttemptingUnquotedStringTypeDeserialization()
        .WithDuplicateKeyChecking()
        .Build();

    /// <summary>The document of a file; null when it is empty.</summary>
    public static JsonNode? Read(string file) => ToNode(Deserializer.Deserialize<object?>(File.ReadAllText(file)));

    private static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        IDictionary<object, object?> map => new JsonObject(map.Select(e => KeyValuePair.Create(e.Key.ToString()!, ToNode(e.Value)))),
        IList<object?> list => new JsonArray([.. list.Select(ToNode)]),
        bool flag => JsonValue.Create(flag),
        string text => JsonValue.Create(text),
        var number => JsonValue.Create(Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
