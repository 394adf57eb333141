using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;

namespace Homelab.SimulatedCluster;

/// <summary>A simulated cluster over HTTP on loopback, for a real kubectl. Its controllers take a step with each request.</summary>
public sealed class HttpApi : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly Cluster _cluster;
    private readonly Lock _lock = new();

    public HttpApi(Cluster cluster)
    {
        _cluster = cluster;
        _server = new LoopbackServer((request, body) =>
        {
            var (code, answer) = Handle(request.HttpMethod, request.Url!.AbsolutePath, request.QueryString["labelSelector"], body);
            return new LoopbackAnswer(code, answer.ToJsonString());
        });
    }

    public string Address => _server.Address;

    /// <summary>Method and path of every change, in order.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>Told of each change before it is made; answers false to let it take effect but lose the answer.</summary>
    public Func<string, bool>? BeforeChange { get; set; }

    /// <summary>Paths that are answered with 403.</summary>
    public HashSet<string> Forbidden { get; } = [];

    public string Kubeconfig() => $$"""
        apiVersion: v1
        kind: Config
        clusters: [{name: lab, cluster: {server: "{{Address}}"} }]
        users: [{name: lab, user: {} }]
        contexts: [{name: lab, context: {cluster: lab, user: lab} }]
        current-context: lab
        """;

    public void Dispose() => _server.Dispose();

    private (int Code, JsonObject Answer) Handle(string method, string path, string? label, string body)
    {
        lock (_lock)
        {
            if (Forbidden.Contains(path))
            {
                return Status(403, "Forbidden", $"{path} is forbidden");
            }

            if (method == "GET")
            {
                _cluster.Step();
                return Read(path, label);
            }

            Changes.Add($"{method} {path}");
            var answers = BeforeChange?.Invoke(Changes[^1]) ?? true;
            try
            {
                var made = Change(method, path, body);
                return answers ? (200, made) : Status(504, "Timeout", "the answer was lost");
            }
            catch (ApiException e)
            {
                return Status(e.Failure == ApiFailure.NotFound ? 404 : e.Failure == ApiFailure.Invalid ? 422 : 409, e.Failure.ToString(), e.Message);
            }
        }
    }

    private (int Code, JsonObject Answer) Read(string path, string? label)
    {
        var (kind, space, name) = Parse(path);
        if (kind is null)
        {
            return Status(404, "NotFound", $"there is no {path}");
        }

        if (name is not null)
        {
            return _cluster.Api.Find(new ObjectReference(kind, space, name)) is { } found
                ? (200, (JsonObject)found.DeepClone())
                : Status(404, "NotFound", $"{path} not found");
        }

        var items = _cluster.Api.List(kind)
            .Where(item => space is null || item.Text("metadata", "namespace") == space)
            .Where(item => label is null || item.Text("metadata", "labels", label) is not null)
            .Select(item => item.DeepClone());
        return (200, new JsonObject
        {
            ["apiVersion"] = kind.Group.Length == 0 ? kind.Version : $"{kind.Group}/{kind.Version}",
            ["kind"] = kind.Kind + "List",
            ["metadata"] = new JsonObject { ["resourceVersion"] = "1" },
            ["items"] = new JsonArray([.. items]),
        });
    }

    private JsonObject Change(string method, string path, string body)
    {
        var (kind, space, name) = Parse(path);
        var json = body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject();
        switch (method)
        {
            case "POST":
                return (JsonObject)_cluster.Api.Create(new ObjectReference(kind!, space, json.Name()), json).DeepClone();
            case "PUT":
                return (JsonObject)_cluster.Api.Replace(new ObjectReference(kind!, space, name!), json).DeepClone();
            case "DELETE":
                _cluster.Api.Delete(
                    new ObjectReference(kind!, space, name!),
                    json.Text("preconditions", "uid"),
                    json.Text("preconditions", "resourceVersion"),
                    json.Text("propagationPolicy") == "Orphan" ? DeletionPropagation.Orphan : DeletionPropagation.Background);
                return new JsonObject { ["kind"] = "Status", ["apiVersion"] = "v1", ["status"] = "Success" };
            default:
                throw new ApiException(ApiFailure.Invalid, $"nobody expects {method}");
        }
    }

    private static (ResourceKind? Kind, string? Space, string? Name) Parse(string path)
    {
        foreach (var kind in ResourceKind.All)
        {
            var root = kind.ListPath[..^kind.Plural.Length];
            if (path.StartsWith(kind.ListPath, StringComparison.Ordinal)
                && path[kind.ListPath.Length..].TrimStart('/') is var rest
                && !rest.Contains('/', StringComparison.Ordinal))
            {
                return (kind, null, rest.Length == 0 ? null : rest);
            }

            if (path.StartsWith(root + "namespaces/", StringComparison.Ordinal)
                && path[(root.Length + "namespaces/".Length)..].Split('/') is [var space, var plural, ..] parts
                && plural == kind.Plural)
            {
                return (kind, space, parts.Length > 2 ? parts[2] : null);
            }
        }

        return default;
    }

    private static (int, JsonObject) Status(int code, string reason, string message) => (code, new JsonObject
    {
        ["kind"] = "Status",
        ["apiVersion"] = "v1",
        ["metadata"] = new JsonObject(),
        ["status"] = "Failure",
        ["message"] = message,
        ["reason"] = reason,
        ["code"] = code,
    });
}
