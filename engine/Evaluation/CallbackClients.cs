using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Homelab.Engine.Server;
using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>Calls functions of the program, such as transforms, which it hosts on loopback ports of its own.</summary>
internal sealed class CallbackClients : IDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Lazy<GrpcChannel>> _channels = new(StringComparer.Ordinal);

    /// <summary>Calls a function.</summary>
    /// <param name="callback">The function.</param>
    /// <param name="request">The encoded request message of its kind.</param>
    /// <param name="caller">Cancelled when the program that waits for the outcome is gone.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="OperationCanceledException">The program is gone, or it was given up.</exception>
    /// <returns>The encoded response message, or what went wrong.</returns>
    public async Task<(ByteString? Response, string? Error)> InvokeAsync(Callback callback, ByteString request, CancellationToken caller, CancellationToken cancel)
    {
        try
        {
            var client = new Callbacks.CallbacksClient(Channel(callback.Target));
            var response = await client.InvokeAsync(
                new CallbackInvokeRequest { Token = callback.Token, Request = request }, cancellationToken: cancel);
            return (response.Response, null);
        }
        catch (RpcException e)
        {
            // A program that ends takes its functions away before its calls; what it ended for is said elsewhere.
            if (e.StatusCode is StatusCode.Unavailable or StatusCode.Internal or StatusCode.Cancelled && caller.CanBeCanceled)
            {
                await Task.Delay(Farewell, caller).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                caller.ThrowIfCancellationRequested();
            }

            return (null, e.Status.Detail);
        }
        catch (UriFormatException)
        {
            return (null, $"the program hosts the function at '{callback.Target}', which is not a host and port");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var channel in _channels.Values.Where(c => c.IsValueCreated))
        {
            channel.Value.Dispose();
        }
    }

    private GrpcChannel Channel(string target) =>
        _channels.GetOrAdd(target, t => new(() => GrpcChannel.ForAddress($"http://{t}", new GrpcChannelOptions
        {
            MaxReceiveMessageSize = RpcApplication.MaxMessageSize,
            MaxSendMessageSize = RpcApplication.MaxMessageSize,
        }))).Value;
}
