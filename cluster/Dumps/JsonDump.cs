using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Homelab.Cluster.Dumps;

/// <summary>Reads lists and objects of the API out of JSON, any number of them one after the other.</summary>
internal static class JsonDump
{
    private const string List = "List";
    private const string Again = "record it again, and keep the whole output";

    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = 256 };

    public static void Read(string name, ReadOnlyMemory<byte> utf8, DumpContent content)
    {
        if (!Utf8.IsValid(utf8.Span))
        {
            content.Faults.Add(new DumpFault(name, null, "is no text in UTF-8, so it was damaged on its way", Again));
            return;
        }

        // Not told that the text ends here, the reader says so when a value is not finished, instead of calling it wrong.
        var reader = new Utf8JsonReader(utf8.Span, isFinalBlock: false, new JsonReaderState(Options));
        try
        {
            while (reader.Read())
            {
                if (!JsonDocument.TryParseValue(ref reader, out var document))
                {
                    content.Faults.Add(CutShort(name, utf8.Span));
                    return;
                }

                using (document)
                {
                    AddValue(name, document.RootElement.Clone(), content);
                }
            }

            if (utf8.Span[(int)reader.BytesConsumed..].IndexOfAnyExcept(" \t\r\n"u8) >= 0)
            {
                content.Faults.Add(CutShort(name, utf8.Span));
            }
        }
        catch (JsonException e)
        {
            content.Faults.Add(new DumpFault(name, Place(e), "is no JSON from here on", Again));
        }
    }

    private static void AddValue(string name, JsonElement json, DumpContent content)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
            {
                AddValue(name, item, content);
            }
        }
        else if (json.Text("kind") is not { Length: > 0 } kind)
        {
            content.Faults.Add(new DumpFault(
                name, null, "holds JSON without apiVersion and kind, so it is no Kubernetes object", "record it with `kubectl get … -o json`"));
        }
        else if (kind == "Status" && json.Text("status") == "Failure")
        {
            content.Faults.Add(new DumpFault(name, null, $"is a refusal of the API server: {json.Text("message")}", Again));
        }
        else if (kind.EndsWith(List, StringComparison.Ordinal) && json.At("items") is not null)
        {
            AddList(name, json, kind[..^List.Length], content);
        }
        else
        {
            content.Add(new KubernetesObject(json, name));
        }
    }

    // The items of a list of one kind do not name it again.
    private static void AddList(string name, JsonElement json, string kind, DumpContent content)
    {
        var apiVersion = json.Text("apiVersion") ?? "";
        var items = json.Items("items")
            .Select(item => kind.Length == 0 ? new KubernetesObject(item, name) : new KubernetesObject(item, name, apiVersion, kind))
            .ToArray();
        Array.ForEach(items, content.Add);
        string[] nodes = [.. items.Where(item => item.Is(ResourceKind.Nodes)).Select(item => item.Name).Distinct().Order(StringComparer.Ordinal)];
        if (nodes.Length > 0)
        {
            content.NodeLists.Add((name, nodes));
        }

        // A list that goes on elsewhere is not the whole.
        if (ResourceKind.Find(apiVersion, kind) is { } whole && string.IsNullOrEmpty(json.Text("metadata", "continue")))
        {
            content.AddWholeList(whole);
        }
    }

    private static DumpFault CutShort(string name, ReadOnlySpan<byte> utf8) => new(
        name,
        string.Create(CultureInfo.InvariantCulture, $"line {utf8.Count((byte)'\n') + 1}, byte {utf8.Length}"),
        "is cut short: it ends in the middle of a value",
        Again);

    private static string? Place(JsonException e) => e.LineNumber is { } line
        ? string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, byte {e.BytePositionInLine + 1} of the line")
        : null;
}
