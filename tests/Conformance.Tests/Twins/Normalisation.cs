using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Homelab.Conformance.Tests.Twins;

/// <summary>What may differ between the .NET and the Node SDK, each with the reason. Nothing else may.</summary>
/// <remarks>
/// What the official SDKs do differently in kind is left out of the twins: a null entry of a map (only Node sends it), a
/// secret argument of a function (only .NET sends the mark), reading by an id that is unknown (.NET registers instead),
/// the provider's version of a custom resource (only Node sends it), and what an output that passes a transform depends on (Node loses it).
/// </remarks>
internal static partial class Normalisation
{
    // Lists that are sets: each SDK has its own order.
    private static readonly string[] Sets = ["dependencies", "urns", "replaceWith"];

    private static readonly Dictionary<string, double> Seconds = new() { ["h"] = 3600, ["m"] = 60, ["s"] = 1, ["ms"] = 1e-3, ["us"] = 1e-6, ["ns"] = 1e-9 };

    /// <summary>A recorded request without what may differ.</summary>
    public static JsonObject OfRequest(JsonObject line)
    {
        var result = line.DeepClone().AsObject();
        if (result["request"] is JsonObject request)
        {
            RemoveSecretOutputsOfReads(request, isRead: result["method"]!.GetValue<string>() == "ReadResource");
            // The .NET SDK sends neither partial values nor the flag of alias specs, and no position in the source.
            SdkFlags.Remove(request);
            NormaliseAliases(request);
            NormaliseTimeouts(request);
            NormaliseTrigger(request);
            NormaliseJsonOfProviders(request["type"], request["object"]);
            RemoveProvidersOfComponents(request);
            RemoveEmpty(request, "customTimeouts", "hooks");
            RemoveReplaceWithFromDependencies(request);
            SortSets(request);
        }

        return result;
    }

    /// <summary>A step of the plan without what may differ.</summary>
    public static JsonObject OfStep(JsonObject step)
    {
        var result = step.DeepClone().AsObject();
        var state = result["newState"]!.AsObject();
        RemoveSecretOutputsOfReads(state, isRead: state.ContainsKey("external"));
        RemoveReplaceWithFromDependencies(state);
        NormaliseJsonOfProviders(state["type"], state["inputs"]);
        NormaliseJsonOfProviders(state["type"], state["outputs"]);
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

    // The Node SDK passes on the duration as the program wrote it (1h30m), the .NET SDK writes a TimeSpan in nanoseconds.
    private static void NormaliseTimeouts(JsonObject request)
    {
        var timeouts = request["customTimeouts"]?.AsObject() ?? [];
        foreach (var (name, duration) in timeouts.ToArray())
        {
            timeouts[name] = DurationPart().Matches(duration!.GetValue<string>())
                .Sum(part => double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * Seconds[part.Groups[2].Value]);
        }
    }

    // The Node SDK sends an unknown trigger as an output with its dependencies, the .NET SDK as an unknown value.
    private static void NormaliseTrigger(JsonObject request)
    {
        if (request["replacementTrigger"] is JsonObject trigger && trigger["$pulumi"]?.ToString() == "output" && !trigger.ContainsKey("value"))
        {
            request["replacementTrigger"] = new JsonObject { ["$pulumi"] = "unknown" };
        }
    }

    // The Node SDK makes the resources of replaceWith dependencies besides, the .NET SDK does not.
    private static void RemoveReplaceWithFromDependencies(JsonObject resource)
    {
        var replaceWith = resource["replaceWith"]?.AsArray().Select(urn => urn!.GetValue<string>()).ToArray() ?? [];
        if (replaceWith.Length > 0 && resource["dependencies"] is JsonArray dependencies)
        {
            dependencies.RemoveAll(urn => replaceWith.Contains(urn!.GetValue<string>()));
            if (dependencies.Count == 0)
            {
                resource.Remove("dependencies");
            }
        }
    }

    // The .NET SDK writes the JSON of a provider's setting with blanks, the Node SDK without.
    private static void NormaliseJsonOfProviders(JsonNode? type, JsonNode? inputs)
    {
        if (type?.GetValue<string>().StartsWith("pulumi:providers:", StringComparison.Ordinal) == true && inputs is JsonObject settings)
        {
            foreach (var (name, value) in settings.ToArray())
            {
                if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String && text.GetValue<string>().StartsWith('{'))
                {
                    settings[name] = JsonNode.Parse(text.GetValue<string>());
                }
            }
        }
    }

    // The Node SDK tells the engine a component's providers, the .NET SDK only those of a remote one; both choose a child's
    // provider themselves.
    private static void RemoveProvidersOfComponents(JsonObject request)
    {
        if (!request.ContainsKey("remote"))
        {
            request.Remove("providers");
        }
    }

    // The .NET SDK does not name the secret outputs of a resource that it reads.
    private static void RemoveSecretOutputsOfReads(JsonObject resource, bool isRead)
    {
        if (isRead)
        {
            resource.Remove("additionalSecretOutputs");
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

    [GeneratedRegex("([0-9.]+)(h|ms|m|s|us|ns)")]
    private static partial Regex DurationPart();
}
