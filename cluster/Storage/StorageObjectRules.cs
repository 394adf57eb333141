using System.Text.Json.Nodes;

namespace Homelab.Cluster;

/// <summary>
/// What must hold for all Kubernetes objects of a program together: exactly one StorageClass is the default of the
/// cluster, and every claim names a class that there is.
/// </summary>
/// <remarks>
/// Of several defaults Kubernetes takes the one made last, without a word (kubernetes/kubernetes,
/// pkg/volume/util/storageclass.go); without any, a claim that names no class waits for ever.
/// </remarks>
public static class StorageObjectRules
{
    /// <summary>Every fault of the objects; each names the object where a setting would stand.</summary>
    /// <param name="objects">All objects as manifests have them; a patch of a class counts as the class.</param>
    /// <param name="localStorage">What the servers do about K3s' own class.</param>
    public static IEnumerable<Fault> Check(IEnumerable<JsonObject> objects, LocalStorage localStorage)
    {
        var all = objects.ToArray();
        var classes = all.Where(item => Text(item["kind"]) == "StorageClass").ToArray();
        var known = classes.Select(Name).ToHashSet(StringComparer.Ordinal);
        if (localStorage != LocalStorage.Disabled)
        {
            known.Add(StorageClassNames.LocalPath);
        }

        return [.. CheckDefault(classes, localStorage), .. all.SelectMany(item => CheckClaims(item, Describe(item), "", known))];
    }

    // K3s' class is a default unless an object says otherwise; where K3s no longer touches it, nobody knows.
    private static SortedSet<string> Defaults(IEnumerable<JsonObject> classes, LocalStorage localStorage)
    {
        var defaults = new SortedSet<string>(StringComparer.Ordinal);
        if (localStorage != LocalStorage.Disabled)
        {
            defaults.Add(StorageClassNames.LocalPath);
        }

        foreach (var item in classes)
        {
            var annotations = item["metadata"]?["annotations"] as JsonObject;
            var marks = new[] { Text(annotations?[StorageClassNames.DefaultAnnotation]), Text(annotations?[StorageClassNames.BetaDefaultAnnotation]) };
            if (marks.Contains("true"))
            {
                defaults.Add(Name(item));
            }
            else if (item["provisioner"] is not null || marks.Contains("false"))
            {
                defaults.Remove(Name(item));
            }
        }

        return defaults;
    }

    private static IEnumerable<Fault> CheckDefault(IReadOnlyList<JsonObject> classes, LocalStorage localStorage)
    {
        var defaults = Defaults(classes, localStorage).ToArray();
        if (defaults.Length != 1)
        {
            yield return new Fault(
                "StorageClass",
                defaults,
                defaults.Length == 0
                    ? "no class is the default, so a claim that names none waits for ever"
                    : "more than one class is the default, and Kubernetes takes the one made last",
                $"give exactly one of them the annotation {StorageClassNames.DefaultAnnotation}");
        }
    }

    // A claim is known by its shape, so that those in the templates of a StatefulSet or in the values of a chart count too.
    private static IEnumerable<Fault> CheckClaims(JsonNode? node, string owner, string path, HashSet<string> known)
    {
        switch (node)
        {
            case JsonObject map:
                if (map["accessModes"] is JsonArray && map["resources"]?["requests"]?["storage"] is not null
                    && CheckClaim(map, $"{owner} {SettingPath.Member(path, "storageClassName").TrimStart('.')}", known) is { } fault)
                {
                    yield return fault;
                }

                foreach (var inner in map.SelectMany(member => CheckClaims(member.Value, owner, SettingPath.Member(path, member.Key), known)))
                {
                    yield return inner;
                }

                break;
            case JsonArray list:
                foreach (var inner in list.SelectMany((item, index) => CheckClaims(item, owner, SettingPath.Item(path, index), known)))
                {
                    yield return inner;
                }

                break;
        }
    }

    private static Fault? CheckClaim(JsonObject spec, string setting, HashSet<string> known) => Text(spec["storageClassName"]) switch
    {
        null or "" => new Fault(
            setting, Text(spec["storageClassName"]), "a claim without a class gets whatever is the default that day", "name the class for its use"),
        var name when !known.Contains(name) => new Fault(
            setting, name, "no such class is made here", $"name one of {string.Join(", ", known.Order(StringComparer.Ordinal))}"),
        _ => null,
    };

    private static string Describe(JsonObject item)
    {
        var place = Text(item["metadata"]?["namespace"]) is { } space ? $"{space}/" : "";
        return $"{Text(item["kind"])} {place}{Name(item)}";
    }

    private static string Name(JsonObject item) => Text(item["metadata"]?["name"]) ?? Text(item["name"]) ?? "";

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
