using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Homelab.SimulatedCluster;

namespace Homelab.Cli.Tests.ClusterSources;

/// <summary>An API server on loopback that serves lists, and refuses or keeps silent where a test says so.</summary>
internal sealed class FakeApiServer : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly IReadOnlyDictionary<string, string> _lists;
    private readonly ConcurrentQueue<string> _requests = [];

    public FakeApiServer(IReadOnlyDictionary<string, string> lists)
    {
        _lists = lists;
        _server = new LoopbackServer((request, _) =>
        {
            var path = request.Url!.AbsolutePath;
            _requests.Enqueue($"{request.HttpMethod} {path}");
            return Silent.Contains(path) ? null : Answer(path);
        });
    }

    /// <summary>Where it listens.</summary>
    public string Address => _server.Address;

    /// <summary>Paths that are answered with 403.</summary>
    public HashSet<string> Forbidden { get; init; } = [];

    /// <summary>Paths that are never answered.</summary>
    public HashSet<string> Silent { get; init; } = [];

    /// <summary>Logs by path.</summary>
    public Dictionary<string, string> Logs { get; init; } = [];

    /// <summary>Method and path of every request so far.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>The text of a kubeconfig for it.</summary>
    public string Kubeconfig(string context = "lab") => Config(Address, context);

    public static string Config(string address, string context = "lab") => $$"""
        apiVersion: v1
        kind: Config
        clusters: [{name: lab, cluster: {server: "{{address}}"} }]
        users: [{name: lab, user: {token: secret-token-of-the-test} }]
        contexts: [{name: {{context}}, context: {cluster: lab, user: lab} }]
        current-context: {{context}}
        """;

    public void Dispose() => _server.Dispose();

    private LoopbackAnswer Answer(string path) =>
        Forbidden.Contains(path) ? new(403, Status(403, "Forbidden", $"{path.Split('/')[^1]} is forbidden: User \"lab\" cannot list resource \"{path.Split('/')[^1]}\" at the cluster scope"))
        : Logs.TryGetValue(path, out var log) ? new(200, log)
        : path == "/api/v1/namespaces/longhorn-system/pods" ? new(200, CsiPlugins())
        : _lists.TryGetValue(path, out var list) ? new(200, list)
        : new(404, Status(404, "NotFound", "the server could not find the requested resource"));

    // What the label selector of the request leaves of all pods.
    private string CsiPlugins()
    {
        var list = JsonNode.Parse(_lists["/api/v1/pods"])!;
        list["items"] = new JsonArray([.. list["items"]!.AsArray()
            .Where(pod => ((string)pod!["metadata"]!["name"]!).StartsWith("longhorn-csi-plugin", StringComparison.Ordinal))
            .Select(pod => pod!.DeepClone())]);
        return list.ToJsonString();
    }

    private static string Status(int code, string reason, string message) => new JsonObject
    {
        ["kind"] = "Status",
        ["apiVersion"] = "v1",
        ["metadata"] = new JsonObject(),
        ["status"] = "Failure",
        ["message"] = message,
        ["reason"] = reason,
        ["code"] = code,
    }.ToJsonString();
}
