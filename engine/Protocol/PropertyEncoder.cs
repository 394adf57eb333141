namespace Homelab.Engine.Protocol;

/// <summary>What a receiver of properties understands; the rest is turned into plain values.</summary>
[Flags]
internal enum PropertyEncoding
{
    /// <summary>Plain values only.</summary>
    Plain = 0,

    /// <summary>Secrets keep their mark.</summary>
    Secrets = 1,

    /// <summary>References to resources stay references; otherwise they become the id, or the URN of a component.</summary>
    References = 2,

    /// <summary>Output values keep their dependencies.</summary>
    Outputs = 4,

    /// <summary>Everything.</summary>
    All = Secrets | References | Outputs,
}

/// <summary>Turns properties into the bytes of the protocol's <c>google.protobuf.Struct</c>.</summary>
internal static class PropertyEncoder
{
    /// <summary>Encodes properties into a buffer that the caller disposes.</summary>
    public static ReverseWriter Encode(PropertyMap properties, PropertyEncoding encoding)
    {
        var writer = new ReverseWriter(512);
        WriteStruct(ref writer, properties, encoding);
        return writer;
    }

    /// <summary>Encodes properties into bytes of their own.</summary>
    public static byte[] EncodeToArray(PropertyMap properties, PropertyEncoding encoding)
    {
        using var writer = Encode(properties, encoding);
        return writer.Written.ToArray();
    }

    private static void WriteStruct(ref ReverseWriter writer, PropertyMap properties, PropertyEncoding encoding)
    {
        var entries = properties.AsSpan();
        for (var i = entries.Length - 1; i >= 0; i--)
        {
            var end = writer.Length;
            WriteValue(ref writer, 2, entries[i].Value, encoding);
            writer.WriteString(1, entries[i].Key);
            writer.CloseMessage(1, end);
        }
    }

    private static void WriteValue(ref ReverseWriter writer, int field, PropertyValue value, PropertyEncoding encoding)
    {
        var end = writer.Length;
        switch (value)
        {
            case BoolValue { Value: var flag }:
                writer.WriteVarint(flag ? 1UL : 0UL);
                writer.WriteTag(4, WireType.Varint);
                break;
            case NumberValue { Value: var number }:
                writer.WriteDouble(number);
                writer.WriteTag(2, WireType.Fixed64);
                break;
            case StringValue { Value: var text }:
                writer.WriteString(3, text);
                break;
            case UnknownValue:
                writer.WriteString(3, Signatures.UnknownString);
                break;
            case ArrayValue { Items: var items }:
                for (var i = items.Length - 1; i >= 0; i--)
                {
                    WriteValue(ref writer, 1, items[i], encoding);
                }

                writer.CloseMessage(6, end);
                break;
            case ObjectValue { Properties: var properties }:
                WriteStruct(ref writer, properties, encoding);
                writer.CloseMessage(5, end);
                break;
            case NullValue:
                writer.WriteVarint(0);
                writer.WriteTag(1, WireType.Varint);
                break;
            default:
                // The helper writes a whole value, whose fields are those of this one: no second frame.
                WriteSpecial(ref writer, field, value, encoding);
                return;
        }

        writer.CloseMessage(field, end);
    }

    private static void WriteSpecial(ref ReverseWriter writer, int field, PropertyValue value, PropertyEncoding encoding) =>
        WriteValue(
            ref writer,
            field,
            value switch
            {
                SecretValue secret when (encoding & PropertyEncoding.Secrets) == 0 => secret.Element,
                SecretValue secret => Special(Signatures.Secret, ("value", secret.Element)),
                ResourceReferenceValue reference when (encoding & PropertyEncoding.References) == 0 =>
                    reference.Id ?? new StringValue(reference.Urn),
                ResourceReferenceValue reference => Reference(reference),
                OutputValue output when (encoding & PropertyEncoding.Outputs) == 0 => PlainOutput(output),
                OutputValue output => Output(output),
                AssetValue asset => Asset(asset),
                ArchiveValue archive => Archive(archive),
                _ => throw new NotSupportedException($"no encoding for a {value.GetType().Name}"),
            },
            encoding);

    private static PropertyValue PlainOutput(OutputValue output)
    {
        var value = output.Value ?? PropertyValue.Unknown;
        return output.Secret ? new SecretValue(value) : value;
    }

    private static ObjectValue Reference(ResourceReferenceValue reference)
    {
        List<(string, PropertyValue)> parts = [("urn", new StringValue(reference.Urn))];
        if (reference.Id is not null)
        {
            parts.Add(("id", reference.Id is UnknownValue ? new StringValue(string.Empty) : reference.Id));
        }

        if (reference.PackageVersion.Length > 0)
        {
            parts.Add(("packageVersion", new StringValue(reference.PackageVersion)));
        }

        return Special(Signatures.ResourceReference, [.. parts]);
    }

    private static ObjectValue Output(OutputValue output)
    {
        List<(string, PropertyValue)> parts = [];
        if (output.Value is not null)
        {
            parts.Add(("value", output.Value));
        }

        if (output.Secret)
        {
            parts.Add(("secret", BoolValue.True));
        }

        if (output.Dependencies.Length > 0)
        {
            parts.Add(("dependencies", new ArrayValue([.. output.Dependencies.Select(d => new StringValue(d))])));
        }

        return Special(Signatures.Output, [.. parts]);
    }

    private static ObjectValue Asset(AssetValue asset) =>
        Special(Signatures.Asset, Texts(("hash", asset.Hash), ("path", asset.Path), ("text", asset.Text), ("uri", asset.Uri)));

    private static ObjectValue Archive(ArchiveValue archive)
    {
        var parts = Texts(("hash", archive.Hash), ("path", archive.Path), ("uri", archive.Uri));
        return Special(
            Signatures.Archive,
            archive.Assets is null ? parts : [.. parts, ("assets", new ObjectValue(archive.Assets))]);
    }

    private static (string, PropertyValue)[] Texts(params (string Name, string? Text)[] texts) =>
        [.. texts.Where(t => t.Text is not null && (t.Name != "hash" || t.Text.Length > 0))
            .Select(t => (t.Name, (PropertyValue)new StringValue(t.Text!)))];

    private static ObjectValue Special(string signature, params (string, PropertyValue)[] parts) =>
        new(PropertyMap.Create([(Signatures.Key, new StringValue(signature)), .. parts]));
}
