using System.Text.Json.Nodes;

namespace Homelab.Conformance.Tests.Twins;

/// <summary>What may differ between the .NET and the Node SDK, each with the reason. Nothing else may.</summary>
internal static class Normalisation
{
    // How an SDK talks to the engine: what it understands in replies. The .NET SDK sends neither partial values nor the
    // flag of alias specs, and no position in the source.
    private static readonly string[] Flags =
        ["acceptSecrets", "acceptResources", "supportsPartialValues", "supportsResultReporting", "aliasSpecs", "sourcePosition"];

    // Lists that are sets: each SDK has its own order.
    private static readonly string[] Sets = ["dependencies", "urns", "replaceWith"];

    /// <summary>A recorded request without what may differ.</summary>
    public static JsonObject OfRequest(JsonObject line)
    {
        var result = line.DeepClone().AsObject();
        if (result["request"] is JsonObject request)
        {
            foreach (var flag in Flags)
            {
                request.Remove(flag);
            }

            NormaliseAliases(request);
            RemoveEmpty(request, "customTimeouts", "hooks");
            SortSets(request);
        }

        return result;
    }

    /// <summary>A step of the plan without what may differ.</summary>
    public static JsonObject OfStep(JsonObject step)
    {
        var result = step.DeepClone().AsObject();
        SortSets(result);
        return result;
    }

    // "No parent: false" and "the parent that the resource has now" say as much as no parent at all: as now.
    private static void NormaliseAliases(JsonObject request)
    {
        foreach (var spec in request["aliases"]?.AsArray().Select(alias => alias!["spec"]).OfType<JsonObject>() ?? [])
        {
            if (spec["noParent"]?.GetValue<bool>() == false)
            {
                spec.Remove("noParent");
            }

            if (spec["parentUrn"]?.GetValue<string>() is { } parent && parent == request["parent"]?.GetValue<string>())
            {
                spec.Remove("parentUrn");
            }
        }
    }

    // A message without content says as much as none; each SDK always sends one of them.
    private static void RemoveEmpty(JsonObject request, params string[] names)
    {
        foreach (var name in names.Where(name => request[name] is JsonObject { Count: 0 }))
        {
            request.Remove(name);
        }
    }

    private static void SortSets(JsonNode? node)
    {
        foreach (var (name, value) in (node as JsonObject)?.ToArray() ?? [])
        {
            if (value is JsonArray list && Sets.Contains(name))
            {
                ((JsonObject)node!)[name] = new JsonArray([.. list.Select(i => i!.DeepClone()).OrderBy(i => i.ToString(), StringComparer.Ordinal)]);
            }
            else
            {
                SortSets(value);
            }
        }
    }
}
