using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Homelab.Components.Tests.Gpu.Culler;

/// <summary>An API server and a Prometheus in one, for the script under test: they answer from memory and keep what is asked.</summary>
internal sealed class FakeCluster : IAsyncDisposable
{
    public const string Token = "token-of-the-culler";

    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(string Line, string Body)> _requests = [];
    private readonly Task _loop;

    public FakeCluster()
    {
        Url = Listen(_listener);
        _loop = Task.Run(ServeAsync);
    }

    public string Url { get; }

    /// <summary>Lists by path, without the query.</summary>
    public Dictionary<string, List<JsonNode>> Lists { get; } = new(StringComparer.Ordinal);

    /// <summary>What each metric has for each pod; null for a Prometheus that refuses.</summary>
    public Func<string, JsonArray>? Series { get; set; } = _ => [];

    /// <summary>Status of the answer to a PATCH.</summary>
    public int PatchStatus { get; set; } = 200;

    /// <summary>Items in one page of a list.</summary>
    public int PageSize { get; set; } = 500;

    /// <summary>Every request: method and path.</summary>
    public IEnumerable<string> Requests => _requests.Select(request => request.Line);

    /// <summary>What was changed: method, path and body.</summary>
    public IEnumerable<(string Line, string Body)> Changes => _requests.Where(request => !request.Line.StartsWith("GET", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _loop;
        _listener.Close();
    }

    // A port that is free when it is asked for may be taken when it is used.
    private static string Listen(HttpListener listener)
    {
        for (var attempt = 0; ; attempt++)
        {
            var url = $"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}";
            listener.Prefixes.Clear();
            listener.Prefixes.Add($"{url}/");
            try
            {
                listener.Start();
                return url;
            }
            catch (HttpListenerException) when (attempt < 50)
            {
            }
        }
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            _requests.Enqueue(($"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath} {context.Request.ContentType}".TrimEnd(), body));
            var (status, answer) = Answer(context.Request);
            context.Response.StatusCode = status;
            var bytes = Encoding.UTF8.GetBytes(answer.ToJsonString());
            await context.Response.OutputStream.WriteAsync(bytes);
            context.Response.Close();
        }
    }

    private (int Status, JsonNode Answer) Answer(HttpListenerRequest request)
    {
        var path = request.Url!.AbsolutePath;
        if (path == "/api/v1/query_range")
        {
            return request.Headers["Authorization"] is not null ? (400, new JsonObject { ["error"] = "a token that is none of my business" })
                : Series is null ? (503, new JsonObject())
                : (200, new JsonObject { ["status"] = "success", ["data"] = new JsonObject { ["resultType"] = "matrix", ["result"] = Series(request.QueryString["query"]!) } });
        }

        if (request.Headers["Authorization"] != $"Bearer {Token}")
        {
            return (401, new JsonObject());
        }

        return request.HttpMethod switch
        {
            "PATCH" => (PatchStatus, new JsonObject()),
            "POST" => (201, new JsonObject()),
            _ => (200, Page(Lists.GetValueOrDefault(path, []), int.Parse(request.QueryString["continue"] ?? "0", System.Globalization.CultureInfo.InvariantCulture))),
        };
    }

    private JsonObject Page(List<JsonNode> items, int start)
    {
        var end = Math.Min(items.Count, start + PageSize);
        return new JsonObject
        {
            ["metadata"] = new JsonObject { ["continue"] = end < items.Count ? end.ToString(System.Globalization.CultureInfo.InvariantCulture) : "" },
            ["items"] = new JsonArray([.. items[start..end].Select(item => item.DeepClone())]),
        };
    }
}
