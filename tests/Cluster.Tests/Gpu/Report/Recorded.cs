using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Tests.Gpu.Report;

/// <summary>What the API of a cluster with GPUs would print.</summary>
internal static class Recorded
{
    public static GpuReport Read(params JsonNode[] objects) => GpuReport.Of(Dump(objects)).Report!;

    public static JsonNode Node(string name, int units) => JsonNode.Parse($$$$"""
        {"apiVersion":"v1","kind":"Node","metadata":{"name":"{{{{name}}}}"},"spec":{},
         "status":{"allocatable":{"cpu":"4","nvidia.com/gpu":"{{{{units}}}}"},"conditions":[{"type":"Ready","status":"True"}]}}
        """)!;

    public static JsonNode Pod(string space, string name, string? className, string? node, string phase = "Running", int units = 1, string? started = null, string resource = GivenGpu.Whole)
    {
        var spec = new JsonObject { ["containers"] = new JsonArray(Container(units, resource)), ["terminationGracePeriodSeconds"] = 10 };
        if (className is not null)
        {
            spec["priorityClassName"] = className;
            spec["priority"] = GpuPriorityClass.All.FirstOrDefault(item => item.Name == className)?.Value ?? 0;
        }

        if (node is not null)
        {
            spec["nodeName"] = node;
        }

        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Pod",
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = space },
            ["spec"] = spec,
            ["status"] = new JsonObject { ["phase"] = node is null ? "Pending" : phase, ["startTime"] = started },
        };
    }

    public static JsonObject Container(int units, string resource = GivenGpu.Whole) => new()
    {
        ["name"] = "c",
        ["resources"] = new JsonObject { ["limits"] = new JsonObject { ["cpu"] = "1", [resource] = units.ToString(CultureInfo.InvariantCulture) } },
    };

    public static JsonNode Namespace(string name, string team) => JsonNode.Parse($$$$"""
        {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{{{name}}}}","labels":{"gpu.homelab.internal/team":"{{{{team}}}}"}}}
        """)!;

    public static JsonNode Quota(string space, string className, int units) => JsonNode.Parse($$$$"""
        {"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"{{{{className}}}}","namespace":"{{{{space}}}}"},"spec":{
          "hard":{"requests.nvidia.com/gpu":"{{{{units}}}}","pods":"10"},"scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"In","values":["{{{{className}}}}"]}]}}}
        """)!;

    public static JsonNode Unclassed(string space) => JsonNode.Parse($$$$"""
        {"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"gpu-unclassed","namespace":"{{{{space}}}}"},"spec":{
          "hard":{"requests.nvidia.com/gpu":"0"},"scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"NotIn","values":["high-gpu","low-gpu"]}]}}}
        """)!;

    public static JsonObject With(this JsonObject item, string key, string value)
    {
        item[key] = value;
        return item;
    }

    public static ClusterDump Dump(params JsonNode[] objects) => DumpReader.Read(
        [new DumpText("test.json", Encoding.UTF8.GetBytes(new JsonObject { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = new JsonArray([.. objects]) }.ToJsonString()))]).Dump!;
}
