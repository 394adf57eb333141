using System.Text.Json;

namespace Pulumi;

/// <summary>A property of arbitrary JSON.</summary>
public sealed class InputJson : Input<JsonElement>
{
    /// <summary>Makes an input of nothing.</summary>
    public InputJson()
        : base(default(JsonElement))
    {
    }

    private InputJson(JsonElement value)
        : base(value)
    {
    }

    private InputJson(Output<JsonElement> output)
        : base(output)
    {
    }

    /// <summary>Parses a text of JSON.</summary>
    /// <exception cref="JsonException">It is malformed.</exception>
    public static implicit operator InputJson(string json) => new(Parse(json));

    /// <summary>Wraps a document.</summary>
    public static implicit operator InputJson(JsonDocument document) => document.RootElement;

    /// <summary>Wraps an element.</summary>
    public static implicit operator InputJson(JsonElement element) => new(element);

    /// <summary>Parses a text of JSON when it is there.</summary>
    public static implicit operator InputJson(Output<string> json) => new(json.Apply(Parse));

    /// <summary>Wraps a document when it is there.</summary>
    public static implicit operator InputJson(Output<JsonDocument> document) => new(document.Apply(d => d.RootElement));

    /// <summary>Wraps an element when it is there.</summary>
    public static implicit operator InputJson(Output<JsonElement> element) => new(element);

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
