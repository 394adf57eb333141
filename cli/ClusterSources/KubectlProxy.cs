using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Homelab.Engine;
using Homelab.Engine.Launching;

namespace Homelab.Cli.ClusterSources;

/// <summary>An answer of the API server.</summary>
/// <param name="Code">The HTTP status.</param>
/// <param name="Body">The body.</param>
internal sealed record ApiAnswer(HttpStatusCode Code, byte[] Body)
{
    /// <summary>True when the server did what it was asked.</summary>
    public bool Succeeded => (int)Code is >= 200 and < 300;

    /// <summary>What the server said for people.</summary>
    public string Message
    {
        get
        {
            try
            {
                using var status = JsonDocument.Parse(Body);
                return status.RootElement is { ValueKind: JsonValueKind.Object } root
                    && root.TryGetProperty("message", out var message)
                    && message.ValueKind == JsonValueKind.String
                    && message.GetString() is { Length: > 0 } text ? text : Code.ToString();
            }
            catch (JsonException)
            {
                return Encoding.UTF8.GetString(Body).Trim() is { Length: > 0 } text ? text : Code.ToString();
            }
        }
    }
}

/// <summary>
/// Talks to the API server through <c>kubectl proxy</c> on a socket that only this user can open: kubectl signs in as the
/// kubeconfig says, and one process serves many requests.
/// </summary>
internal sealed class KubectlProxy : IDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly string _folder;
    private readonly HttpClient _client;

    private KubectlProxy(Process process, string folder, string socket, TimeSpan timeout)
    {
        _process = process;
        _folder = folder;
        _client = new HttpClient(new SocketsHttpHandler { ConnectCallback = (_, cancel) => ConnectAsync(socket, cancel) })
        {
            BaseAddress = new Uri("http://localhost/"),
            Timeout = timeout,
        };
    }

    /// <summary>Starts one.</summary>
    /// <param name="options">How to reach the cluster.</param>
    /// <param name="cancel">Stops waiting for it.</param>
    /// <exception cref="EngineException">kubectl is missing, or does not start with this kubeconfig.</exception>
    public static async Task<KubectlProxy> StartAsync(KubectlOptions options, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("homelab-").FullName; // mode 0700
        var socket = Path.Combine(folder, "api");
        var process = new Kubectl(options).Serve(["proxy", $"--unix-socket={socket}"]);
        var proxy = new KubectlProxy(process, folder, socket, options.Timeout);
        try
        {
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync(cancel);
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var watch = Stopwatch.StartNew();
            while (!File.Exists(socket))
            {
                if (process.HasExited || watch.Elapsed > StartTime)
                {
                    var answer = new KubectlAnswer(1, default, process.HasExited ? (await error).Trim() : "timed out");
                    var (reason, fix) = KubectlFailure.OfCluster(answer) ?? (KubectlFailure.Reason(answer), "see that kubectl works by itself");
                    throw new EngineException($"kubectl proxy does not start: {reason.Replace("{seconds}", "10", StringComparison.Ordinal)}; {fix}");
                }

                await Task.Delay(10, cancel);
            }

            return proxy;
        }
        catch
        {
            proxy.Dispose();
            throw;
        }
    }

    /// <summary>Makes a request.</summary>
    /// <param name="method">GET, POST, PUT or DELETE.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="body">JSON to send; null for none.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="EngineException">There was no answer.</exception>
    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, string? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        try
        {
            using var response = await _client.SendAsync(request, cancel);
            return new ApiAnswer(response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancel));
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            throw new EngineException($"the cluster does not answer ({method} {path.Split('?')[0]}): {e.Message.TrimEnd('.')}; what was asked may have been done all the same, and the next look tells", e);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        ProcessTree.Kill(_process);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
