using System.Buffers;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>The resource monitor's methods, with marshallers that know no limit of nesting.</summary>
/// <remarks>
/// The generated clients parse with Google.Protobuf's limit of 100 levels, which about 33 nested objects reach
/// (pulumi/pulumi-dotnet#322). Registrations, of which a program makes thousands, have marshallers of their own.
/// </remarks>
internal static class MonitorMethods
{
    private const string Service = "pulumirpc.ResourceMonitor";

    public static Method<SupportsFeatureRequest, SupportsFeatureResponse> SupportsFeature { get; } =
        Unary<SupportsFeatureRequest, SupportsFeatureResponse>(Service, "SupportsFeature", () => new());

    public static Method<Registration, RegistrationReply> RegisterResource { get; } = new(
        MethodType.Unary,
        Service,
        "RegisterResource",
        new Marshaller<Registration>(RegistrationCodec.Write, _ => throw new NotSupportedException()),
        new Marshaller<RegistrationReply>((_, _) => throw new NotSupportedException(), RegistrationCodec.Read));

    public static Method<ReadResourceRequest, ReadResourceResponse> ReadResource { get; } =
        Unary<ReadResourceRequest, ReadResourceResponse>(Service, "ReadResource", () => new());

    public static Method<RegisterResourceOutputsRequest, Empty> RegisterResourceOutputs { get; } =
        Unary<RegisterResourceOutputsRequest, Empty>(Service, "RegisterResourceOutputs", () => new());

    public static Method<ResourceInvokeRequest, ResourceInvokeResponse> Invoke { get; } =
        Unary<ResourceInvokeRequest, ResourceInvokeResponse>(Service, "Invoke", () => new());

    public static Method<ResourceCallRequest, CallResponse> Call { get; } =
        Unary<ResourceCallRequest, CallResponse>(Service, "Call", () => new());

    public static Method<Pulumirpc.RegisterPackageRequest, RegisterPackageResponse> RegisterPackage { get; } =
        Unary<Pulumirpc.RegisterPackageRequest, RegisterPackageResponse>(Service, "RegisterPackage", () => new());

    public static Method<Callback, Empty> RegisterStackInvokeTransform { get; } =
        Unary<Callback, Empty>(Service, "RegisterStackInvokeTransform", () => new());

    public static Method<RegisterResourceHookRequest, Empty> RegisterResourceHook { get; } =
        Unary<RegisterResourceHookRequest, Empty>(Service, "RegisterResourceHook", () => new());

    public static Method<Empty, Empty> SignalAndWaitForShutdown { get; } =
        Unary<Empty, Empty>(Service, "SignalAndWaitForShutdown", () => new());

    /// <summary>A method whose messages are generated ones.</summary>
    public static Method<TRequest, TResponse> Unary<TRequest, TResponse>(string service, string name, Func<TResponse> create)
        where TRequest : class, IMessage
        where TResponse : class, IMessage =>
        new(
            MethodType.Unary,
            service,
            name,
            new Marshaller<TRequest>(Write, _ => throw new NotSupportedException()),
            new Marshaller<TResponse>((_, _) => throw new NotSupportedException(), context => WireStruct.Parse(ReadAll(context), create())));

    /// <summary>A reply's bytes.</summary>
    public static byte[] ReadAll(DeserializationContext context) => context.PayloadAsReadOnlySequence().ToArray();

    private static void Write(IMessage message, SerializationContext context)
    {
        context.SetPayloadLength(message.CalculateSize());
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}
