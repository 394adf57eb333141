using System.Text.Json;

namespace Homelab.Engine.Launching;

/// <summary>What the last build of a program was made from and what it made.</summary>
/// <param name="Inputs">What it depends on.</param>
/// <param name="Fingerprint">The state of the inputs that it was made from.</param>
/// <param name="Assembly">Path of the built assembly.</param>
/// <param name="Executable">Path of the built executable; null when there is none.</param>
internal sealed record BuildRecord(BuildInputs Inputs, string Fingerprint, string Assembly, string? Executable)
{
    private const string FileName = "program.json";

    /// <summary>Whether the build is there and its inputs are as they were.</summary>
    public bool IsCurrent => (Executable is null ? File.Exists(Assembly) : File.Exists(Executable)) && Inputs.Fingerprint(DateTime.MaxValue, out _) == Fingerprint;

    /// <summary>Reads the record of a folder; null when there is none, or one that was not written to its end.</summary>
    public static BuildRecord? TryRead(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = json.RootElement;
            return new BuildRecord(
                new BuildInputs(Texts(root, "folders"), Texts(root, "variables")),
                root.GetProperty("fingerprint").GetString()!,
                root.GetProperty("assembly").GetString()!,
                root.GetProperty("executable").GetString());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            return null; // as good as none: the program is built anew and the record with it
        }
    }

    /// <summary>Writes the record into a folder, whole or not at all.</summary>
    public void Write(string folder)
    {
        var temporary = Path.Combine(folder, $"{FileName}.{Guid.NewGuid():N}");
        using (var stream = File.Create(temporary))
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("fingerprint", Fingerprint);
            writer.WriteString("assembly", Assembly);
            writer.WriteString("executable", Executable);
            WriteTexts(writer, "folders", Inputs.Folders);
            WriteTexts(writer, "variables", Inputs.Variables);
            writer.WriteEndObject();
        }

        File.Move(temporary, Path.Combine(folder, FileName), overwrite: true);
    }

    private static string[] Texts(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
