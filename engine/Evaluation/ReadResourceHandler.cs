using Grpc.Core;
using Homelab.Engine.Protocol;
using Homelab.Engine.Server;
using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>Answers ReadResource: a resource that exists already and is only looked at.</summary>
/// <remarks>No provider can be asked, so the outputs are what the program knows of it; the rest stays unknown.</remarks>
internal sealed class ReadResourceHandler(RunState state)
{
    public ValueTask<RpcReply> HandleAsync(RpcCall call) => ValueTask.FromResult(Handle(call));

    private RpcReply Handle(RpcCall call)
    {
        if (!MessageFields.TrySplit(
            ReadResourceRequest.Parser, call.Message, ReadResourceRequest.PropertiesFieldNumber, out var message, out var wire))
        {
            return RpcReply.Failed(StatusCode.InvalidArgument, "malformed ReadResourceRequest");
        }

        var parent = message.Parent.Length == 0 ? null : message.Parent;
        var urn = state.UrnOf(parent, message.Type, message.Name).ToString();
        if (!PropertyDecoder.TryDecode((wire ?? default).Span, out var inputs, out _, out var error)
            || FindFault(message, parent, urn, out error)
            || !TryFindProvider(message, out var provider, out error))
        {
            return Fail(urn, error!);
        }

        inputs = OutputValues.Downgrade(inputs);
        var registration = new Registration
        {
            Urn = urn,
            Type = message.Type,
            Name = message.Name,
            Kind = RegistrationKind.Read,
            Custom = true,
            Id = Signatures.IsUnknown(message.Id) ? PropertyValue.Unknown : new StringValue(message.Id),
            Parent = parent,
            Inputs = inputs,
            Outputs = OutputsOf(message, inputs),
            Provider = provider,
            Dependencies = Dependencies.Sorted(message.Dependencies),
            AdditionalSecretOutputs = [.. message.AdditionalSecretOutputs],
        };
        if (!state.TryAdd(new RegisteredResource(registration) { Provider = provider ?? string.Empty }))
        {
            return Fail(urn, $"Duplicate resource URN '{urn}'; try giving it a unique name");
        }

        var encoding = (message.AcceptSecrets ? PropertyEncoding.Secrets : PropertyEncoding.Plain)
            | (message.AcceptResources ? PropertyEncoding.References : PropertyEncoding.Plain);
        return RpcReply.Ok(
            new ReadResourceResponse { Urn = urn }, ReadResourceResponse.PropertiesFieldNumber, registration.Outputs, encoding);
    }

    private bool FindFault(ReadResourceRequest message, string? parent, string urn, out string? error)
    {
        error = message switch
        {
            _ when message.Type.Split(':') is not [{ Length: > 0 }, _, { Length: > 0 }] =>
                $"'{message.Type}' is not a type of the form <package>:<module>:<name>",
            { Id.Length: 0 } => $"the id of the resource '{urn}' to read is empty",
            _ when parent is not null && state.Find(parent) is null => $"the parent '{parent}' of resource '{urn}' is not registered",
            _ => message.Dependencies.FirstOrDefault(d => !Urn.TryParse(d, out _)) is { } malformed
                ? $"the dependency '{malformed}' is not a URN"
                : null,
        };
        return error is not null;
    }

    private bool TryFindProvider(ReadResourceRequest message, out string? provider, out string? error)
    {
        provider = null;
        error = null;
        if (ProviderReference.IsProviderType(message.Type))
        {
            return true;
        }

        var package = PackageRequest.TryCreate(
            ProviderReference.PackageOf(message.Type), message.Version, message.PluginDownloadURL, message.PluginChecksums);
        provider = state.Providers.Resolve(message.Type, message.Provider, message.PackageRef, package, out error);
        return provider is not null;
    }

    private PropertyMap OutputsOf(ReadResourceRequest message, PropertyMap inputs)
    {
        var outputs = message.Type == Builtins.StackReference && inputs.TryGetValue("name", out var name)
            ? state.StackReferences.Read(name)
            : inputs;
        return outputs.WithSecrets(message.AdditionalSecretOutputs);
    }

    private RpcReply Fail(string urn, string error)
    {
        state.Diagnostics.AddFailure(error, urn);
        return RpcReply.Failed(StatusCode.Internal, error);
    }
}
