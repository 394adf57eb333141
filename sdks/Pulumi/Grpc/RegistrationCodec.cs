using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Registrations on the wire: inputs are written as the bytes that they are, outputs are left as bytes.</summary>
/// <remarks>Field numbers are those of resource.proto.</remarks>
internal static class RegistrationCodec
{
    /// <summary>RegisterResourceRequest.object, length-delimited.</summary>
    private const byte InputsTag = (RegisterResourceRequest.ObjectFieldNumber << 3) | WireReader.LengthDelimited;

    public static void Write(Registration registration, SerializationContext context)
    {
        var (request, inputs) = registration;
        var requestSize = request.CalculateSize();
        var lengthSize = CodedOutputStream.ComputeLengthSize(inputs.Length);
        context.SetPayloadLength(requestSize + 1 + lengthSize + inputs.Length);
        var writer = context.GetBufferWriter();
        request.WriteTo(writer);

        var span = writer.GetSpan(1 + lengthSize + inputs.Length);
        span[0] = InputsTag;
        WriteLength(span.Slice(1, lengthSize), inputs.Length);
        inputs.CopyTo(span[(1 + lengthSize)..]);
        writer.Advance(1 + lengthSize + inputs.Length);
        context.Complete();
    }

    public static RegistrationReply Read(DeserializationContext context)
    {
        var buffer = MonitorMethods.ReadAll(context);
        var (urn, id) = ("", "");
        var outputs = WireValue.FromStruct([]);
        var result = Result.Success;
        Dictionary<string, List<string>>? dependencies = null;

        var reader = new WireReader(buffer, 0, buffer.Length);
        while (reader.TryReadTag(out var field, out var wireType))
        {
            switch (field)
            {
                case RegisterResourceResponse.UrnFieldNumber:
                    urn = ReadText(buffer, reader.ReadSized());
                    break;
                case RegisterResourceResponse.IdFieldNumber:
                    id = ReadText(buffer, reader.ReadSized());
                    break;
                case RegisterResourceResponse.ObjectFieldNumber:
                    var (start, length) = reader.ReadSized();
                    outputs = WireValue.FromStruct(buffer, start, length);
                    break;
                case RegisterResourceResponse.PropertyDependenciesFieldNumber:
                    ReadDependencies(buffer, reader.ReadSized(), dependencies ??= []);
                    break;
                case RegisterResourceResponse.ResultFieldNumber:
                    result = (Result)reader.ReadVarint();
                    break;
                default:
                    reader.SkipField(wireType);
                    break;
            }
        }

        return new RegistrationReply { Urn = urn, Id = id, Outputs = outputs, Result = result, PropertyDependencies = dependencies };
    }

    /// <summary>Reads one entry of the map from a property to the URNs that it depends on.</summary>
    private static void ReadDependencies(byte[] buffer, (int Start, int Length) entry, Dictionary<string, List<string>> dependencies)
    {
        var name = "";
        var urns = new List<string>();
        var reader = new WireReader(buffer, entry.Start, entry.Length);
        while (reader.TryReadTag(out var field, out var wireType))
        {
            switch (field)
            {
                case 1:
                    name = ReadText(buffer, reader.ReadSized());
                    break;
                case 2:
                    var (start, length) = reader.ReadSized();
                    var list = new WireReader(buffer, start, length);
                    while (list.TryReadTag(out _, out _))
                    {
                        urns.Add(ReadText(buffer, list.ReadSized()));
                    }

                    break;
                default:
                    reader.SkipField(wireType);
                    break;
            }
        }

        dependencies[name] = urns;
    }

    private static string ReadText(byte[] buffer, (int Start, int Length) place) =>
        place.Length == 0 ? "" : Encoding.UTF8.GetString(buffer, place.Start, place.Length);

    private static void WriteLength(Span<byte> target, int value)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = (byte)((value & 0x7f) | (i < target.Length - 1 ? 0x80 : 0));
            value >>= 7;
        }
    }
}
