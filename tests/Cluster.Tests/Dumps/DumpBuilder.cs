using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Tests.Dumps;

/// <summary>Makes what the API of a cluster would print. It starts from a healthy cluster, so that a test shows only what is wrong.</summary>
internal sealed class DumpBuilder
{
    public const string Rancher = "/var/lib/rancher/k3s/agent/kubelet";

    public static readonly string[] Names = ["k3s-master1", "k3s1", "k3s2", "k3s3"];

    private readonly List<JsonNode> _objects = [];

    /// <summary>The four nodes with Longhorn, every volume where it should be.</summary>
    public static DumpBuilder Healthy() => HealthyCluster.Build(new DumpBuilder());

    /// <summary>Nothing at all.</summary>
    public static DumpBuilder Empty() => new();

    public DumpBuilder Add(JsonNode item)
    {
        _objects.Add(item);
        return this;
    }

    public DumpBuilder Add(IEnumerable<JsonNode> items)
    {
        _objects.AddRange(items);
        return this;
    }

    /// <summary>Changes one object.</summary>
    public DumpBuilder Change(string kind, string name, Action<JsonNode> change)
    {
        change(Find(kind, name));
        return this;
    }

    /// <summary>Changes every object of a kind; Longhorn's nodes are of kind <c>LonghornNode</c> here.</summary>
    public DumpBuilder ChangeAll(string kind, Action<JsonNode> change)
    {
        _objects.Where(item => Kind(item) == kind).ToList().ForEach(change);
        return this;
    }

    public DumpBuilder Remove(string kind, string? name = null)
    {
        _objects.RemoveAll(item => Kind(item) == kind && (name is null || Name(item) == name));
        return this;
    }

    /// <summary>Puts another object in the place of the one of the same name.</summary>
    public DumpBuilder Replace(JsonNode item)
    {
        _objects[_objects.IndexOf(Find(Kind(item), Name(item)))] = item;
        return this;
    }

    /// <summary>The text that <c>kubectl get … -A -o json</c> prints, but with an object a line.</summary>
    public string ToJson()
    {
        var text = new StringBuilder("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"metadata\":{\"resourceVersion\":\"\"},\"items\":[\n");
        return text.AppendJoin(",\n", _objects.Select(item => item.ToJsonString(Relaxed))).Append("\n]}\n").ToString();
    }

    public DumpText ToText(string name = "dump.json") => new(name, Encoding.UTF8.GetBytes(ToJson()));

    public ClusterDump Read(params DumpText[] others)
    {
        var reading = DumpReader.Read([ToText(), .. others]);
        return reading.Dump ?? throw new InvalidOperationException(string.Join('\n', reading.Faults));
    }

    private static JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Kind(JsonNode item) =>
        (string)item["apiVersion"]! is var version && version.StartsWith("longhorn.io/", StringComparison.Ordinal) ? $"Longhorn{item["kind"]}" : (string)item["kind"]!;

    private static string Name(JsonNode item) => (string)item["metadata"]!["name"]!;

    private JsonNode Find(string kind, string name) => _objects.Single(item => Kind(item) == kind && Name(item) == name);
}
