using System.Collections.Concurrent;
using Pulumirpc;

namespace Pulumi;

/// <summary>The program's functions that the engine may call back; the server starts with the first.</summary>
internal sealed class ProgramCallbacks(Deployment deployment) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<byte[], CancellationToken, Task<byte[]>>> _functions = new();
    private readonly Lock _lock = new();
    private Task<CallbackServer>? _server;

    /// <summary>Lets the engine call a resource transform.</summary>
    /// <exception cref="InvalidOperationException">The engine knows no transforms.</exception>
    public async ValueTask<Callback> AddAsync(ResourceTransform transform)
    {
        await deployment.Features.RequireAsync(MonitorFeatures.Transforms, "resource transforms").ConfigureAwait(false);
        return await AddAsync((request, cancel) => TransformCodec.RunAsync(transform, request, cancel)).ConfigureAwait(false);
    }

    /// <summary>Lets the engine call an invoke transform.</summary>
    /// <exception cref="InvalidOperationException">The engine knows no invoke transforms.</exception>
    public async ValueTask<Callback> AddAsync(InvokeTransform transform)
    {
        await deployment.Features.RequireAsync(MonitorFeatures.InvokeTransforms, "invoke transforms").ConfigureAwait(false);
        return await AddAsync((request, cancel) => InvokeTransformCodec.RunAsync(transform, request, cancel)).ConfigureAwait(false);
    }

    /// <summary>Lets the engine call a resource hook.</summary>
    /// <exception cref="InvalidOperationException">The engine knows no hooks.</exception>
    public async ValueTask<Callback> AddAsync(ResourceHook hook)
    {
        await deployment.Features.RequireAsync(MonitorFeatures.ResourceHooks, "resource hooks").ConfigureAwait(false);
        return await AddAsync((request, cancel) => HookCodec.RunAsync(hook, request, cancel)).ConfigureAwait(false);
    }

    /// <summary>Runs the function of a token, as part of the program's own flow.</summary>
    /// <exception cref="InvalidOperationException">The engine names a token that it was never given.</exception>
    public Task<byte[]> RunAsync(string token, byte[] request, CancellationToken cancellationToken)
    {
        deployment.MakeCurrent();
        return _functions.TryGetValue(token, out var function)
            ? function(request, cancellationToken)
            : throw new InvalidOperationException($"Callback with token {token} not found.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            await (await server.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<Callback> AddAsync(Func<byte[], CancellationToken, Task<byte[]>> function)
    {
        Task<CallbackServer> starting;
        lock (_lock)
        {
            starting = _server ??= CallbackServer.StartAsync(this);
        }

        var server = await starting.ConfigureAwait(false);
        var token = Guid.NewGuid().ToString();
        _functions[token] = function;
        return new Callback { Target = server.Address, Token = token };
    }
}
