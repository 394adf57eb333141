using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Homelab.Cli.Tests.ClusterSources;

/// <summary>An API server on loopback that serves lists, and refuses or keeps silent where a test says so.</summary>
internal sealed class FakeApiServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly IReadOnlyDictionary<string, string> _lists;
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly CancellationTokenSource _stop = new();

    public FakeApiServer(IReadOnlyDictionary<string, string> lists)
    {
        _lists = lists;
        (_listener, Address) = Start();
        _ = Task.Run(ServeAsync);
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

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

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Close();
        _stop.Dispose();
    }

    private static (HttpListener, string) Start()
    {
        while (true)
        {
            var address = $"http://127.0.0.1:{Random.Shared.Next(20000, 60000)}/";
            var listener = new HttpListener { Prefixes = { address } };
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException)
            {
                listener.Close(); // the port is taken: try another
            }
        }
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return; // closed
            }

            var path = context.Request.Url!.AbsolutePath;
            _requests.Enqueue($"{context.Request.HttpMethod} {path}");
            if (!Silent.Contains(path))
            {
                var (code, body) = Answer(path);
                context.Response.StatusCode = code;
                context.Response.ContentType = body.StartsWith('{') ? "application/json" : "text/plain";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
        }
    }

    private (int Code, string Body) Answer(string path) =>
        Forbidden.Contains(path) ? (403, Status(403, "Forbidden", $"{path.Split('/')[^1]} is forbidden: User \"lab\" cannot list resource \"{path.Split('/')[^1]}\" at the cluster scope"))
        : Logs.TryGetValue(path, out var log) ? (200, log)
        : path == "/api/v1/namespaces/longhorn-system/pods" ? (200, CsiPlugins())
        : _lists.TryGetValue(path, out var list) ? (200, list)
        : (404, Status(404, "NotFound", "the server could not find the requested resource"));

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
