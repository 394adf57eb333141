using System.Globalization;
using System.Text.Json;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Planning;

/// <summary>Writes property values as JSON in the form of Pulumi's state files, with secrets masked.</summary>
internal static class PropertyJson
{
    /// <summary>What stands for every secret.</summary>
    public const string MaskedSecret = "[secret]";

    // Doubles beyond this are written with an exponent, as their digits would be invented.
    private const double ExactIntegers = 1L << 53;

    /// <summary>Writes a map as an object.</summary>
    public static void Write(Utf8JsonWriter json, PropertyMap map)
    {
        json.WriteStartObject();
        foreach (var (name, value) in map.AsSpan())
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter json, PropertyValue value)
    {
        switch (value)
        {
            case NullValue:
                json.WriteNullValue();
                break;
            case BoolValue boolean:
                json.WriteBooleanValue(boolean.Value);
                break;
            case NumberValue number:
                WriteNumber(json, number.Value);
                break;
            case StringValue text:
                json.WriteStringValue(text.Value);
                break;
            case ObjectValue nested:
                Write(json, nested.Properties);
                break;
            case ArrayValue list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case SecretValue or OutputValue { Secret: true }:
                json.WriteStringValue(MaskedSecret);
                break;
            case OutputValue output:
                Write(json, output.Value ?? PropertyValue.Unknown);
                break;
            case UnknownValue:
                json.WriteStringValue(Signatures.UnknownString);
                break;
            case ResourceReferenceValue reference:
                WriteReference(json, reference);
                break;
            case AssetValue asset:
                WriteFile(json, Signatures.Asset, asset.Hash, ("path", asset.Path), ("text", asset.Text), ("uri", asset.Uri));
                break;
            case ArchiveValue archive:
                WriteArchive(json, archive);
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (!double.IsFinite(value))
        {
            json.WriteStartObject();
            json.WriteString(Signatures.Key, Signatures.Float);
            json.WriteString("value", BitConverter.DoubleToUInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
        else if (Math.Abs(value) <= ExactIntegers && Math.Truncate(value) == value)
        {
            json.WriteNumberValue((long)value);
        }
        else
        {
            json.WriteNumberValue(value);
        }
    }

    private static void WriteReference(Utf8JsonWriter json, ResourceReferenceValue reference)
    {
        json.WriteStartObject();
        json.WriteString(Signatures.Key, Signatures.ResourceReference);
        if (reference.Id is not null)
        {
            json.WriteString("id", reference.Id is StringValue id ? id.Value : string.Empty);
        }

        json.WriteString("packageVersion", reference.PackageVersion);
        json.WriteString("urn", reference.Urn);
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, string signature, string hash, params ReadOnlySpan<(string Name, string? Value)> sources)
    {
        json.WriteStartObject();
        json.WriteString(Signatures.Key, signature);
        WriteHash(json, hash);
        foreach (var (name, value) in sources)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteArchive(Utf8JsonWriter json, ArchiveValue archive)
    {
        if (archive.Assets is null)
        {
            WriteFile(json, Signatures.Archive, archive.Hash, ("path", archive.Path), ("uri", archive.Uri));
            return;
        }

        json.WriteStartObject();
        json.WriteString(Signatures.Key, Signatures.Archive);
        json.WritePropertyName("assets");
        Write(json, archive.Assets);
        WriteHash(json, archive.Hash);
        json.WriteEndObject();
    }

    private static void WriteHash(Utf8JsonWriter json, string hash)
    {
        if (hash.Length > 0)
        {
            json.WriteString("hash", hash);
        }
    }
}
