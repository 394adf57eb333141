using Google.Protobuf;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Resource transforms on the wire.</summary>
internal static class TransformCodec
{
    public static async Task<byte[]> RunAsync(ResourceTransform transform, byte[] bytes, CancellationToken cancellationToken)
    {
        var request = WireStruct.Parse(bytes, new TransformRequest());
        var options = TransformOptions.FromMessage(request);
        var result = await transform(
            new ResourceTransformArgs(request.Name, request.Type, request.Custom, TransformArguments.Read(request.Properties), options),
            cancellationToken).ConfigureAwait(false);
        if (result is not { } changed)
        {
            return new TransformResponse().ToByteArray();
        }

        return new TransformResponse
        {
            Properties = await TransformArguments.WriteAsync(changed.Args).ConfigureAwait(false),
            Options = await TransformOptions.ToMessageAsync(changed.Options).ConfigureAwait(false),
        }.ToByteArray();
    }
}

/// <summary>Transforms of function calls on the wire.</summary>
internal static class InvokeTransformCodec
{
    public static async Task<byte[]> RunAsync(InvokeTransform transform, byte[] bytes, CancellationToken cancellationToken)
    {
        var request = WireStruct.Parse(bytes, new TransformInvokeRequest());
        var options = new InvokeOptions
        {
            Provider = TransformOptions.Provider(request.Options?.Provider),
            Version = request.Options?.Version ?? "",
            PluginDownloadURL = request.Options?.PluginDownloadUrl ?? "",
        };
        var result = await transform(new InvokeTransformArgs(request.Token, TransformArguments.Read(request.Args), options), cancellationToken).ConfigureAwait(false);
        if (result is not { } changed)
        {
            return new TransformInvokeResponse().ToByteArray();
        }

        return new TransformInvokeResponse
        {
            Args = await TransformArguments.WriteAsync(changed.Args).ConfigureAwait(false),
            Options = new TransformInvokeOptions
            {
                Provider = changed.Options.Provider is { } provider ? await provider.GetReferenceAsync().ConfigureAwait(false) : "",
                Version = changed.Options.Version ?? "",
                PluginDownloadUrl = changed.Options.PluginDownloadURL ?? "",
            },
        }.ToByteArray();
    }
}
