using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using Pulumirpc;

namespace Homelab.FaultyProgram;

/// <summary>Names a provider that nobody registered, which no SDK lets a program do.</summary>
internal static class MissingProvider
{
    public static async Task RegisterAsync()
    {
        using var channel = GrpcChannel.ForAddress($"http://{Environment.GetEnvironmentVariable("PULUMI_MONITOR")}");
        await new ResourceMonitor.ResourceMonitorClient(channel).RegisterResourceAsync(new RegisterResourceRequest
        {
            Type = "kubernetes:core/v1:ConfigMap",
            Name = "orphan",
            Custom = true,
            Object = new Struct(),
            Provider = "urn:pulumi:dev::faulty::pulumi:providers:kubernetes::nowhere::04da6b54-80e4-46f7-96ec-b56ff0331ba9",
        });
    }
}
