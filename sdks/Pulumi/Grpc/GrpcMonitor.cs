using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Pulumi;

/// <summary>The engine's resource monitor, over gRPC.</summary>
internal sealed class GrpcMonitor(CallInvoker invoker, RegistrationSlots slots) : IMonitor
{
    public async Task<bool> SupportsFeatureAsync(string id) =>
        (await CallAsync(MonitorMethods.SupportsFeature, new SupportsFeatureRequest { Id = id }).ConfigureAwait(false)).HasSupport;

    public async Task<RegistrationReply> RegisterResourceAsync(Resource resource, Registration registration)
    {
        if (registration.Request.Transforms.Count > 0)
        {
            slots.Open();
        }

        using var slot = await slots.TakeAsync().ConfigureAwait(false);
        return await CallAsync(MonitorMethods.RegisterResource, registration).ConfigureAwait(false);
    }

    public Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request) =>
        CallAsync(MonitorMethods.ReadResource, request);

    public Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request) =>
        CallAsync(MonitorMethods.RegisterResourceOutputs, request);

    public Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request) => CallAsync(MonitorMethods.Invoke, request);

    public Task<CallResponse> CallAsync(ResourceCallRequest request) => CallAsync(MonitorMethods.Call, request);

    public async Task<string> RegisterPackageAsync(Pulumirpc.RegisterPackageRequest request) =>
        (await CallAsync(MonitorMethods.RegisterPackage, request).ConfigureAwait(false)).Ref;

    public Task RegisterStackInvokeTransformAsync(Callback callback) => CallAsync(MonitorMethods.RegisterStackInvokeTransform, callback);

    public Task RegisterResourceHookAsync(RegisterResourceHookRequest request) => CallAsync(MonitorMethods.RegisterResourceHook, request);

    public async Task SignalAndWaitForShutdownAsync()
    {
        try
        {
            await CallAsync(MonitorMethods.SignalAndWaitForShutdown, new Empty()).ConfigureAwait(false);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unimplemented)
        {
            // An engine that does not know the call does not wait for it either.
        }
    }

    private async Task<TResponse> CallAsync<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest request)
        where TRequest : class
        where TResponse : class
    {
        using var call = invoker.AsyncUnaryCall(method, null, default, request);
        return await call.ResponseAsync.ConfigureAwait(false);
    }
}
