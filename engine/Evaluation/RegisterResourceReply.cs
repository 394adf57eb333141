using Grpc.Core;
using Homelab.Engine.Protocol;
using Homelab.Engine.Server;
using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>What a program is told of a resource that it registered.</summary>
internal static class RegisterResourceReply
{
    /// <summary>The reply for a resource that was registered.</summary>
    /// <param name="request">The registration.</param>
    /// <param name="registration">What came of it.</param>
    /// <param name="echo">The inputs as they were sent, when nothing changed them; null otherwise.</param>
    public static RpcReply Ok(ResourceRequest request, Registration registration, ReadOnlyMemory<byte>? echo)
    {
        var message = request.Message;
        var reply = new RegisterResourceResponse { Urn = registration.Urn };

        // A component's outputs come later, with RegisterResourceOutputs.
        if (!message.Custom)
        {
            return RpcReply.Ok(reply, RegisterResourceResponse.ObjectFieldNumber, ReadOnlyMemory<byte>.Empty);
        }

        reply.Id = request.IsProvider ? Signatures.UnknownString : request.Options.Import;
        var outputs = registration.Outputs;
        var traits = outputs.Traits();
        var hidden = (message.AcceptSecrets ? PropertyTraits.None : PropertyTraits.Secrets)
            | (message.AcceptResources ? PropertyTraits.None : PropertyTraits.References);
        if (echo is { } wire && ReferenceEquals(outputs, registration.Inputs) && (traits & (hidden | PropertyTraits.Unknowns)) == 0)
        {
            return RpcReply.Ok(reply, RegisterResourceResponse.ObjectFieldNumber, wire);
        }

        if (!message.SupportsPartialValues && (traits & PropertyTraits.Unknowns) != 0)
        {
            outputs = PropertyMap.Create(outputs.Where(o => !o.Value.ContainsUnknowns()));
        }

        var encoding = (message.AcceptSecrets ? PropertyEncoding.Secrets : PropertyEncoding.Plain)
            | (message.AcceptResources ? PropertyEncoding.References : PropertyEncoding.Plain);
        return RpcReply.Ok(reply, RegisterResourceResponse.ObjectFieldNumber, outputs, encoding);
    }

    /// <summary>The reply for a resource that could not be registered, in the form that the SDK understands.</summary>
    public static RpcReply Failed(RegisterResourceRequest message, string urn, string error) =>
        message.SupportsResultReporting ? Result(urn, Pulumirpc.Result.Fail) : RpcReply.Failed(StatusCode.Internal, error);

    /// <summary>The reply for a resource that needs one which could not be registered.</summary>
    public static RpcReply Skipped(RegisterResourceRequest message, string urn) =>
        message.SupportsResultReporting ? Result(urn, Pulumirpc.Result.Skip) : RpcReply.Failed(StatusCode.Internal, "resource registration failed");

    // The object is there even when empty: the .NET SDK takes it for granted.
    private static RpcReply Result(string urn, Pulumirpc.Result result) =>
        RpcReply.Ok(
            new RegisterResourceResponse { Urn = urn, Result = result },
            RegisterResourceResponse.ObjectFieldNumber,
            ReadOnlyMemory<byte>.Empty);
}
