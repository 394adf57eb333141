using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;

namespace Homelab.Cli.Tests;

/// <summary>The recorded dumps of tests/fixtures/dumps, as they lie on disk.</summary>
internal static class RecordedDump
{
    public static string Folder { get; } = FindFolder();

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal);

    public static string PathOf(string name) => Path.Combine(Folder, $"{name}.json");

    public static string Verdict(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.verdict"));

    /// <summary>The objects of a dump as an API server lists them: one list a kind, by the path that it is asked for under.</summary>
    public static Dictionary<string, string> Lists(string name)
    {
        var items = JsonNode.Parse(File.ReadAllText(PathOf(name)))!["items"]!.AsArray();
        return ResourceKind.All.Where(kind => kind != ResourceKind.ReplicationSources && kind != ResourceKind.CiliumNetworkPolicies).ToDictionary(
            kind => kind.ListPath,
            kind => new JsonObject
            {
                ["kind"] = kind.Kind + "List",
                ["apiVersion"] = kind.Group.Length == 0 ? kind.Version : $"{kind.Group}/{kind.Version}",
                ["metadata"] = new JsonObject { ["resourceVersion"] = "481517" },
                ["items"] = new JsonArray([.. items.Where(item => ResourceKind.Find((string)item!["apiVersion"]!, (string)item["kind"]!) == kind).Select(WithoutKind)]),
            }.ToJsonString());
    }

    // The items of a list of one kind do not name it.
    private static JsonNode WithoutKind(JsonNode? item)
    {
        var copy = item!.DeepClone().AsObject();
        copy.Remove("kind");
        copy.Remove("apiVersion");
        return copy;
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "tests", "fixtures", "dumps") is var dumps && Directory.Exists(dumps))
            {
                return dumps;
            }
        }

        throw new DirectoryNotFoundException("the tests must run from inside the checkout");
    }
}
