using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Homelab.Engine.Projects;

namespace Homelab.Engine.Launching;

/// <summary>What a program is told of the run it takes part in.</summary>
internal sealed record LaunchContext(Project Project, StackConfiguration Configuration, string Organization, int Parallel)
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The parallelism as text.</summary>
    public string ParallelText => Parallel.ToString(CultureInfo.InvariantCulture);

    /// <summary>The config as a JSON object of texts.</summary>
    /// <param name="keyOf">Makes the name in the object of a full key.</param>
    public string ConfigJson(Func<string, string> keyOf) => WriteJson(writer =>
    {
        writer.WriteStartObject();
        foreach (var (key, value) in Configuration.Values)
        {
            writer.WriteString(keyOf(key), value.Text);
        }

        writer.WriteEndObject();
    });

    /// <summary>The keys of secret config values as a JSON list.</summary>
    public string ConfigSecretKeysJson => WriteJson(writer =>
    {
        writer.WriteStartArray();
        foreach (var (key, _) in Configuration.Values.Where(v => v.Value.IsSecret))
        {
            writer.WriteStringValue(key);
        }

        writer.WriteEndArray();
    });

    private static string WriteJson(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Json))
        {
            write(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
