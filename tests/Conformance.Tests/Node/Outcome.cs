using System.Text.Json.Nodes;

namespace Homelab.Conformance.Tests.Node;

/// <summary>Brings what a preview showed into the form of an expectation.</summary>
internal static class Outcome
{
    private const string UnknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const string Anything = "…";

    // Written as in a recording: {$pulumi: asset, …}.
    private static readonly Dictionary<string, string> Signatures = new()
    {
        ["5cf8f73096256a8f31e491e813e4eb8e"] = "resource",
        ["c44067f5952c0a294b673a41bacd8c17"] = "asset",
        ["0def7320c3a5731c473e5ecbe6d01bc7"] = "archive",
    };

    // Lists whose order says nothing.
    private static readonly string[] Sets = ["dependencies", "propertyDependencies", "replaceWith"];

    /// <summary>The outcome with those parts that the case compares.</summary>
    public static JsonObject Of(Preview preview, NodeCase test)
    {
        var steps = preview.Digest["steps"]?.AsArray().Select(s => s!.AsObject()).ToArray() ?? [];
        var names = new ShortUrns(steps.Select(s => s["urn"]!.GetValue<string>()));
        return new JsonObject
        {
            ["exit"] = (double)preview.ExitCode,
            ["resources"] = new JsonObject(steps.Select(s => KeyValuePair.Create(ShortUrns.NameOf(s["urn"]!.GetValue<string>()), (JsonNode?)Fields(s, test, names)))),
            ["diagnostics"] = Diagnostics(preview, test, names),
            ["requests"] = Requests(preview, test, names),
        };
    }

    private static JsonObject Fields(JsonObject step, NodeCase test, ShortUrns names)
    {
        var state = step["newState"]!.AsObject();
        return new JsonObject(
            from field in test.Compare
            let value = field == "op" ? step["op"] : state[field]
            where value is not null
            let shortened = field == "urn" ? value.DeepClone() : names.Shorten(value)
            select KeyValuePair.Create(field, Sets.Contains(field) ? SortLists(shortened) : shortened));
    }

    private static JsonNode? SortLists(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(e => KeyValuePair.Create(e.Key, SortLists(e.Value)))),
        JsonArray list => new JsonArray([.. list.OrderBy(item => item!.GetValue<string>(), StringComparer.Ordinal).Select(item => item!.DeepClone())]),
        _ => node?.DeepClone(),
    };

    // Sorted, since they come from several threads. A message that fits an expected pattern is replaced by it.
    private static JsonArray Diagnostics(Preview preview, NodeCase test, ShortUrns names)
    {
        var patterns = test.Diagnostics.ToList();
        var found = preview.Digest["diagnostics"]?.AsArray().Select(d => Diagnostic(d!.AsObject(), patterns, names)) ?? [];
        return [.. found.OrderBy(Canonical.Text, StringComparer.Ordinal)];
    }

    private static JsonObject Diagnostic(JsonObject diagnostic, List<JsonObject> patterns, ShortUrns names)
    {
        var severity = diagnostic["severity"]!.GetValue<string>();
        var message = names.Shorten(diagnostic["message"]!)!.GetValue<string>().TrimEnd('\n');
        var prefix = severity + ": ";
        message = message.StartsWith(prefix, StringComparison.Ordinal) ? message[prefix.Length..] : message;
        var pattern = patterns.Find(p => Fits(message, p[severity]?.ToString()));
        var result = new JsonObject { [severity] = pattern?[severity]!.ToString() ?? message };
        if (pattern is not null)
        {
            patterns.Remove(pattern);
        }

        if (diagnostic["urn"] is { } urn)
        {
            result["resource"] = names.Shorten(urn);
        }

        return result;
    }

    private static bool Fits(string message, string? pattern)
    {
        var parts = pattern?.TrimEnd('\n').Split(Anything) ?? [];
        var position = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var found = i == parts.Length - 1 && parts[i].Length > 0
                ? message.Length - parts[i].Length
                : message.IndexOf(parts[i], position, StringComparison.Ordinal);
            if (found < position || (i == 0 && found != 0) || !message.AsSpan(found).StartsWith(parts[i]))
            {
                return false;
            }

            position = found + parts[i].Length;
        }

        return parts.Length > 1;
    }

    private static JsonObject Requests(Preview preview, NodeCase test, ShortUrns names) => new(
        from method in test.Methods
        let requests = preview.Requests.Where(r => r["method"]!.GetValue<string>() == method).Select(r => Request(r, names))
        select KeyValuePair.Create(method, (JsonNode?)new JsonArray([.. requests])));

    private static JsonNode? Request(JsonObject line, ShortUrns names)
    {
        var request = line["request"]!.DeepClone().AsObject();
        SdkFlags.Remove(request);
        foreach (var key in new[] { "result", "error" }.Where(line.ContainsKey))
        {
            request[key] = line[key]!.DeepClone();
        }

        return names.Shorten(request);
    }

    /// <summary>Puts <c>&lt;name&gt;</c> for the URN of each resource, and <c>&lt;unknown&gt;</c> for the protocol's unknown text.</summary>
    private sealed class ShortUrns(IEnumerable<string> urns)
    {
        private readonly string[] _longestFirst = [.. urns.OrderByDescending(u => u.Length)];

        public static string NameOf(string urn) => urn.Split("::", 4)[3];

        public JsonNode? Shorten(JsonNode? node) => node switch
        {
            JsonObject map => new JsonObject(map.Select(Shorten)),
            JsonArray list => new JsonArray([.. list.Select(Shorten)]),
            JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Shorten(text)),
            _ => node?.DeepClone(),
        };

        private KeyValuePair<string, JsonNode?> Shorten(KeyValuePair<string, JsonNode?> entry) => entry.Key == SignatureKey
            ? KeyValuePair.Create("$pulumi", (JsonNode?)Signatures[entry.Value!.GetValue<string>()])
            : KeyValuePair.Create(entry.Key, Shorten(entry.Value));

        private string Shorten(string text) => _longestFirst
            .Aggregate(text, (t, urn) => t.Replace(urn, $"<{NameOf(urn)}>", StringComparison.Ordinal))
            .Replace(UnknownText, "<unknown>", StringComparison.Ordinal);
    }
}
