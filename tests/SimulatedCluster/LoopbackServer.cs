using System.Net;
using System.Text;

namespace Homelab.SimulatedCluster;

/// <summary>Answers HTTP requests on loopback, one after the other, until it is disposed.</summary>
/// <remarks>
/// Clients may go away at any time and a request may be answered wrongly; neither ends the server, because whoever asks next
/// would wait for ever. A fault of the test's own answer is sent as status 500, so that the client's message shows it.
/// </remarks>
public sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Func<HttpListenerRequest, string, LoopbackAnswer?> _answer;

    /// <param name="answer">The answer to a request and its body; null to keep silent.</param>
    public LoopbackServer(Func<HttpListenerRequest, string, LoopbackAnswer?> answer)
    {
        _answer = answer;
        (_listener, Address) = Start();
        _ = Task.Run(ServeAsync);
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    public void Dispose() => _listener.Close();

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
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                if (_listener.IsListening)
                {
                    continue;
                }

                return;
            }

            try
            {
                await ServeAsync(context);
            }
            catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                context.Response.Abort(); // the client is gone
            }
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        if (Answer(context.Request, await reader.ReadToEndAsync()) is { } answer)
        {
            context.Response.StatusCode = answer.Code;
            context.Response.ContentType = answer.Body.StartsWith('{') ? "application/json" : "text/plain";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
            context.Response.Close();
        }
    }

    private LoopbackAnswer? Answer(HttpListenerRequest request, string body)
    {
        try
        {
            return _answer(request, body);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new LoopbackAnswer(500, $"{request.HttpMethod} {request.RawUrl}: {e}");
        }
    }
}

/// <summary>An answer: JSON when it begins like an object, text otherwise.</summary>
public sealed record LoopbackAnswer(int Code, string Body);
