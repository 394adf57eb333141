using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Pulumirpc;

namespace Pulumi;

/// <summary>The small server in the program that the engine sends callbacks to.</summary>
internal sealed class CallbackServer : IAsyncDisposable
{
    private const int MaxMessageSize = 400 * 1024 * 1024;

    private readonly WebApplication _application;

    private CallbackServer(WebApplication application, string address)
    {
        _application = application;
        Address = address;
    }

    /// <summary>Host and port.</summary>
    public string Address { get; }

    /// <summary>Starts a server on a free loopback port.</summary>
    public static async Task<CallbackServer> StartAsync(ProgramCallbacks callbacks)
    {
        // An empty builder reads no configuration and logs nothing, so that the host's environment cannot interfere.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = null;
            options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = MaxMessageSize;
            options.MaxSendMessageSize = MaxMessageSize;
        });
        builder.Services.AddSingleton(new Service(callbacks));

        var application = builder.Build();
        application.MapGrpcService<Service>();
        await application.StartAsync().ConfigureAwait(false);
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return new CallbackServer(application, new Uri(addresses!.Addresses.First()).Authority);
    }

    public async ValueTask DisposeAsync()
    {
        // No request is under way any more, or none whose reply matters.
        using var noGrace = new CancellationTokenSource();
        await noGrace.CancelAsync().ConfigureAwait(false);
        await _application.StopAsync(noGrace.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private sealed class Service(ProgramCallbacks callbacks) : Pulumirpc.Callbacks.CallbacksBase
    {
        public override async Task<CallbackInvokeResponse> Invoke(CallbackInvokeRequest request, ServerCallContext context)
        {
            try
            {
                var response = await callbacks.RunAsync(request.Token, request.Request.ToByteArray(), context.CancellationToken).ConfigureAwait(false);
                return new CallbackInvokeResponse { Response = UnsafeByteOperations.UnsafeWrap(response) };
            }
            catch (Exception exception) when (exception is not RpcException)
            {
                // The engine reports the callback's own message, and fails the registration with it.
                throw new RpcException(new Status(StatusCode.Unknown, exception.Message));
            }
        }
    }
}
