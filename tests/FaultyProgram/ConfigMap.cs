using System.Collections.Immutable;
using Pulumi;

namespace Homelab.FaultyProgram;

/// <summary>A ConfigMap with one entry.</summary>
public sealed class ConfigMap(string name, string message) : CustomResource(
    "kubernetes:core/v1:ConfigMap",
    name,
    new DictionaryResourceArgs(new Dictionary<string, object?>
    {
        ["apiVersion"] = "v1",
        ["kind"] = "ConfigMap",
        ["metadata"] = ImmutableDictionary<string, object?>.Empty.Add("name", name).Add("namespace", "media"),
        ["data"] = ImmutableDictionary<string, object?>.Empty.Add("message", message),
    }.ToImmutableDictionary()),
    options: null)
{
}
