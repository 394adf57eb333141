using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>A StatefulSet as it can be made again: what people wrote, without what Kubernetes added.</summary>
internal static class StatefulSetManifest
{
    private const string Templates = "volumeClaimTemplates";

    /// <summary>The manifest of one that is there.</summary>
    public static string Of(KubernetesObject live)
    {
        var read = JsonNode.Parse(live.Json.GetRawText())!;
        var metadata = new JsonObject { ["name"] = live.Name, ["namespace"] = live.Namespace };
        foreach (var key in new[] { "labels", "annotations", "ownerReferences" })
        {
            if (read["metadata"]?[key] is { } kept)
            {
                metadata[key] = kept.DeepClone();
            }
        }

        var spec = read["spec"]!.DeepClone().AsObject();
        foreach (var template in spec[Templates]?.AsArray() ?? [])
        {
            template!.AsObject().Remove("status");
            template["metadata"]?.AsObject().Remove("creationTimestamp");
        }

        return new JsonObject { ["apiVersion"] = "apps/v1", ["kind"] = "StatefulSet", ["metadata"] = metadata, ["spec"] = spec }.ToJsonString();
    }

    /// <summary>The class of one of its templates; null when it leaves that open.</summary>
    public static string? Class(KubernetesObject live, string template) => live.Json.Items("spec", Templates)
        .FirstOrDefault(found => found.Text("metadata", "name") == template)
        .Text("spec", "storageClassName");

    /// <summary>The same with another class in one template.</summary>
    public static JsonObject WithClass(StatefulSetFacts facts, string storageClass, int replicas)
    {
        var manifest = JsonNode.Parse(facts.Manifest)!.AsObject();
        manifest["spec"]!["replicas"] = replicas;
        foreach (var template in manifest["spec"]![Templates]!.AsArray())
        {
            if (template?["metadata"]?["name"]?.GetValue<string>() == facts.Template)
            {
                template["spec"]!["storageClassName"] = storageClass;
            }
        }

        return manifest;
    }
}
