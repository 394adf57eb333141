using Grpc.Core;
using Homelab.Engine.Protocol;
using Homelab.Engine.Server;
using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>Answers Invoke: the engine's own functions by their result, those of providers as unknown.</summary>
internal sealed class InvokeHandler(RunState state, CancellationToken cancel)
{
    private const string ReadStackOutputs = "pulumi:pulumi:readStackOutputs";
    private const string ReadStackResourceOutputs = "pulumi:pulumi:readStackResourceOutputs";
    private const string GetResource = "pulumi:pulumi:getResource";

    // SDKs that do not know the reply's flag for an unknown result still see an unknown property.
    private static readonly PropertyMap UnknownResult = PropertyMap.Create(("unknown", PropertyValue.Unknown));

    public async ValueTask<RpcReply> HandleAsync(RpcCall call)
    {
        if (!MessageFields.TrySplit(
            ResourceInvokeRequest.Parser, call.Message, ResourceInvokeRequest.ArgsFieldNumber, out var message, out var wire))
        {
            return RpcReply.Failed(StatusCode.InvalidArgument, "malformed ResourceInvokeRequest");
        }

        if (!PropertyDecoder.TryDecode((wire ?? default).Span, out var args, out _, out var error))
        {
            return Fail(message.Tok, error!);
        }

        var parent = message.Parent.Length == 0 ? null : message.Parent;
        var options = new TransformInvokeOptions
        {
            Provider = state.Providers.Inherited(message.Provider, new Dictionary<string, string>(), parent, message.Tok),
            Version = message.Version,
            PluginDownloadUrl = message.PluginDownloadURL,
            PluginChecksums = { message.PluginChecksums },
        };
        (args, options, error) = await state.Transforms.RunInvokeAsync(message.Tok, args, options, call.Aborted, cancel);
        if (error is not null)
        {
            return Fail(message.Tok, error);
        }

        var package = PackageRequest.TryCreate(
            ProviderReference.PackageOf(message.Tok), options.Version, options.PluginDownloadUrl, options.PluginChecksums);
        if (state.Providers.Resolve(message.Tok, options.Provider, message.PackageRef, package, out error) is null)
        {
            return Fail(message.Tok, error!);
        }

        var result = Call(message.Tok, OutputValues.Downgrade(args), out error);
        if (error is not null)
        {
            return Fail(message.Tok, error);
        }

        var encoding = PropertyEncoding.Secrets
            | (message.AcceptResources || message.Tok == GetResource ? PropertyEncoding.References : PropertyEncoding.Plain);
        return RpcReply.Ok(
            new ResourceInvokeResponse { Unknown = result is null },
            ResourceInvokeResponse.ReturnFieldNumber,
            result ?? UnknownResult,
            encoding);
    }

    // The result; null when only a provider could tell.
    private PropertyMap? Call(string token, PropertyMap args, out string? error)
    {
        error = null;
        switch (token)
        {
            case ReadStackOutputs:
                return Need(args, "name", out error) is { } name ? state.StackReferences.Read(name) : null;
            case ReadStackResourceOutputs:
                return Need(args, "stackName", out error) is { } stack ? state.StackReferences.ReadResources(stack) : null;
            case GetResource:
                return Need(args, "urn", out error) is { } urn ? Resource(urn, out error) : null;
            default:
                error = ProviderReference.PackageOf(token) == "pulumi" ? $"unrecognized function name: '{token}'" : null;
                return null;
        }
    }

    private PropertyMap? Resource(PropertyValue urn, out string? error)
    {
        error = null;
        if (urn is not StringValue { Value: var text })
        {
            return null;
        }

        if (state.Find(text)?.Registration is not { } registration)
        {
            error = $"unknown resource {text}";
            return null;
        }

        return PropertyMap.Create(
            ("urn", urn),
            ("id", registration.Id as StringValue ?? new StringValue(string.Empty)),
            ("provider", new StringValue(registration.Provider ?? string.Empty)),
            ("state", new ObjectValue(registration.Outputs)));
    }

    private static PropertyValue? Need(PropertyMap args, string name, out string? error)
    {
        error = args.TryGetValue(name, out var value) ? null : $"missing required property '{name}'";
        return value;
    }

    private RpcReply Fail(string token, string error)
    {
        var message = $"invocation of {token} returned an error: {error}";
        state.Diagnostics.AddFailure(message, null);
        return RpcReply.Failed(StatusCode.Unknown, message);
    }
}
