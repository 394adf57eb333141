using Google.Protobuf;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;
using Pulumirpc;

namespace Homelab.Engine.Recording;

/// <summary>A request as it is recorded.</summary>
/// <param name="Message">The message without its properties.</param>
/// <param name="PropertiesField">Number of the field that holds properties; 0 when the message has none.</param>
/// <param name="Properties">The encoded properties; null when none were sent.</param>
/// <param name="Urn">The resource that the request names; null when it names none, or only its reply does.</param>
internal sealed record RecordedRequest(IMessage Message, int PropertiesField, ReadOnlyMemory<byte>? Properties, string? Urn);

/// <summary>A method of the resource monitor whose requests are recorded: those by which a program declares or asks something.</summary>
/// <remarks>
/// Questions about the engine itself (which features it has) are left out, as they say nothing of the program; so is the
/// log, in whose debug messages an SDK may repeat secrets.
/// </remarks>
internal sealed class RecordedMethod
{
    private readonly Func<ReadOnlyMemory<byte>, RecordedRequest?> _read;

    private RecordedMethod(string name, Func<ReadOnlyMemory<byte>, RecordedRequest?> read)
    {
        Name = name;
        Path = MonitorService.Service + name;
        _read = read;
    }

    /// <summary>All of them, in the order in which requests about one resource are written.</summary>
    public static RecordedMethod[] All { get; } =
    [
        Of("RegisterPackage", RegisterPackageRequest.Parser),
        Of("RegisterStackTransform", Callback.Parser),
        Of("RegisterStackInvokeTransform", Callback.Parser),
        Of("RegisterResourceHook", RegisterResourceHookRequest.Parser),
        Of("RegisterErrorHook", RegisterErrorHookRequest.Parser),
        Of("RegisterResource", RegisterResourceRequest.Parser, RegisterResourceRequest.ObjectFieldNumber),
        Of("ReadResource", ReadResourceRequest.Parser, ReadResourceRequest.PropertiesFieldNumber),
        Of("RegisterResourceOutputs", RegisterResourceOutputsRequest.Parser, RegisterResourceOutputsRequest.OutputsFieldNumber, m => m.Urn),
        Of("Invoke", ResourceInvokeRequest.Parser, ResourceInvokeRequest.ArgsFieldNumber),
        Of("Call", ResourceCallRequest.Parser, ResourceCallRequest.ArgsFieldNumber),
    ];

    /// <summary>The method's name.</summary>
    public string Name { get; }

    /// <summary>The path that it is called by.</summary>
    public string Path { get; }

    /// <summary>Reads a request; null when it is malformed.</summary>
    public RecordedRequest? Read(ReadOnlyMemory<byte> wire) => _read(wire);

    private static RecordedMethod Of<T>(string name, MessageParser<T> parser, int propertiesField = 0, Func<T, string>? urn = null)
        where T : class, IMessage<T> =>
        new(name, wire => MessageFields.TrySplit(parser, wire, propertiesField, out var message, out var properties)
            ? new RecordedRequest(message, propertiesField, properties, urn?.Invoke(message))
            : null);
}
