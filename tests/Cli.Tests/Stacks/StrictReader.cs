using System.Reflection;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using YamlDotNet.Core;

namespace Homelab.Cli.Tests.Stacks;

/// <summary>
/// Reads manifests with the official Kubernetes client, which refuses misspelt and repeated fields. Of a custom resource it
/// knows the metadata only; the other fields are the business of the kind's field table, from which a strict model is made.
/// </summary>
internal static class StrictReader
{
    private static readonly HashSet<(string ApiVersion, string Kind)> OfKubernetes =
    [
        .. typeof(V1Pod).Assembly.GetExportedTypes()
            .Select(type => type.GetCustomAttribute<KubernetesEntityAttribute>())
            .OfType<KubernetesEntityAttribute>()
            .Select(entity => (entity.Group.Length == 0 ? entity.ApiVersion : $"{entity.Group}/{entity.ApiVersion}", entity.Kind)),
    ];

    private static readonly HashSet<(string ApiVersion, string Kind)> WithTable =
    [
        .. Directory.EnumerateFiles(Path.Combine(StackProject.Repository, "tests", "conformance", "schemas", "kinds"), "*.json")
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!)
            .Select(table => (table["apiVersion"]!.GetValue<string>(), table["kind"]!.GetValue<string>())),
    ];

    /// <summary>What is wrong with a manifest of one object; null when nothing is.</summary>
    public static string? Fault(string manifest)
    {
        try
        {
            var read = KubernetesYaml.Deserialize<Dictionary<string, object>>(manifest);
            var kind = ((string)read["apiVersion"], (string)read["kind"]);
            if (OfKubernetes.Contains(kind))
            {
                _ = KubernetesYaml.LoadAllFromString(manifest, null, strict: true);
                return null;
            }

            _ = KubernetesYaml.Deserialize<V1ObjectMeta>(KubernetesYaml.Serialize(read["metadata"]), strict: true);
            return WithTable.Contains(kind) ? null : $"nothing reads {kind.Item1} {kind.Item2} strictly";
        }
        catch (YamlException fault)
        {
            return $"line {fault.Start.Line}: {fault.InnerException?.Message ?? fault.Message}";
        }
    }
}
