using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Homelab.Engine.Protocol;

namespace Homelab.Cli.Display;

/// <summary>How every command writes JSON for programs.</summary>
internal static class JsonOutput
{
    /// <summary>Names in other scripts stay readable; the document never stands inside HTML; the deepest value has room in it.</summary>
    public static JsonWriterOptions Options { get; } = new()
    {
        Indented = true,
        IndentSize = 4,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = PropertyValue.MaxDepth * 2,
    };

    /// <summary>Writes one document.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="write">Writes the members of its object.</param>
    public static void WriteObject(TextWriter output, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Write('\n');
    }

    /// <summary>Writes the document of a command that could not do its work.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="message">Why not.</param>
    public static void WriteFault(TextWriter output, string message) => WriteObject(output, json => json.WriteString("error", message));

    /// <summary>Writes a list of texts.</summary>
    /// <param name="json">The document.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="texts">The texts.</param>
    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
