using System.Text.Json;
using Grpc.Core;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Server;
using Pulumirpc;

namespace Homelab.Engine.Recording;

/// <summary>What a recording tells of a reply: which resource it is about, and that it was not a success.</summary>
internal static class RecordedReply
{
    /// <summary>The URN that the reply gives; empty when it gives none.</summary>
    public static string UrnOf(RpcReply reply) => reply.Message switch
    {
        RegisterResourceResponse response => response.Urn,
        ReadResourceResponse response => response.Urn,
        _ => string.Empty,
    };

    /// <summary>Writes how the request failed; nothing when it succeeded.</summary>
    public static void WriteOutcome(Utf8JsonWriter json, RpcReply reply, SecretMask mask)
    {
        if (reply.Status != StatusCode.OK)
        {
            json.WriteString("error", mask.Apply(reply.Detail ?? string.Empty));
        }
        else if (reply.Message is RegisterResourceResponse { Result: not Pulumirpc.Result.Success and var result })
        {
            json.WriteString("result", result == Pulumirpc.Result.Skip ? "SKIP" : "FAIL");
        }
    }
}
