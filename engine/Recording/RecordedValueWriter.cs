using System.Globalization;
using System.Text.Json;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Recording;

/// <summary>Writes property values as JSON that people can read: what JSON lacks is an object with the key <c>$pulumi</c>.</summary>
/// <remarks>The content of a secret is not written in any form, not even as a hash: that of a short one can be guessed.</remarks>
/// <param name="json">What is written to.</param>
/// <param name="mask">Hides the config's secrets in texts that lost their mark on the way.</param>
internal sealed class RecordedValueWriter(Utf8JsonWriter json, SecretMask mask)
{
    private const string Marker = "$pulumi";

    /// <summary>Writes a text that is no property, such as a name or a URN, or the marker of an unknown one.</summary>
    public void WriteText(string text)
    {
        if (Signatures.IsUnknown(text))
        {
            WriteMarked("unknown");
        }
        else
        {
            json.WriteStringValue(text);
        }
    }

    /// <summary>Writes properties.</summary>
    public void Write(PropertyMap properties)
    {
        json.WriteStartObject();
        foreach (var (name, value) in properties.AsSpan())
        {
            // A property of the program's own that is named as the marker gets one $ more.
            json.WritePropertyName(name.StartsWith('$') && name.TrimStart('$') == Marker[1..] ? "$" + name : name);
            Write(value);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a value.</summary>
    public void Write(PropertyValue value)
    {
        switch (value)
        {
            case NullValue:
                json.WriteNullValue();
                break;
            case BoolValue boolean:
                json.WriteBooleanValue(boolean.Value);
                break;
            case NumberValue { Value: var number } when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case NumberValue { Value: var number }:
                WriteMarked("number", ("value", number.ToString(CultureInfo.InvariantCulture)));
                break;
            case StringValue text:
                json.WriteStringValue(mask.Apply(text.Value));
                break;
            case ObjectValue nested:
                Write(nested.Properties);
                break;
            case ArrayValue list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(item);
                }

                json.WriteEndArray();
                break;
            case SecretValue secret:
                WriteMarked("secret", ("kind", KindOf(secret.Element)));
                break;
            case UnknownValue:
                WriteMarked("unknown");
                break;
            case OutputValue output:
                WriteOutput(output);
                break;
            case ResourceReferenceValue reference:
                WriteReference(reference);
                break;
            case AssetValue asset:
                WriteMarked("asset", ("text", asset.Text), ("path", asset.Path), ("uri", asset.Uri), ("hash", Given(asset.Hash)));
                break;
            case ArchiveValue archive:
                WriteArchive(archive);
                break;
        }
    }

    private static string KindOf(PropertyValue value) => value switch
    {
        NullValue => "null",
        BoolValue => "bool",
        NumberValue => "number",
        StringValue => "string",
        ArrayValue => "array",
        UnknownValue => "unknown",
        ResourceReferenceValue => "resource",
        AssetValue => "asset",
        ArchiveValue => "archive",
        OutputValue output => KindOf(output.Value ?? PropertyValue.Unknown),
        _ => "object",
    };

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private void WriteMarked(string kind, params ReadOnlySpan<(string Name, string? Text)> parts)
    {
        WriteStart(kind, parts);
        json.WriteEndObject();
    }

    private void WriteStart(string kind, params ReadOnlySpan<(string Name, string? Text)> parts)
    {
        json.WriteStartObject();
        json.WriteString(Marker, kind);
        foreach (var (name, text) in parts)
        {
            if (text is not null)
            {
                json.WriteString(name, mask.Apply(text));
            }
        }
    }

    private void WriteOutput(OutputValue output)
    {
        WriteStart("output", ("kind", output.Secret ? KindOf(output) : null));
        if (output is { Secret: false, Value: { } value })
        {
            json.WritePropertyName("value");
            Write(value);
        }

        if (output.Secret)
        {
            json.WriteBoolean("secret", true);
        }

        json.WriteStartArray("dependencies");
        foreach (var urn in output.Dependencies)
        {
            json.WriteStringValue(urn);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteReference(ResourceReferenceValue reference)
    {
        WriteStart("resource", ("urn", reference.Urn), ("packageVersion", Given(reference.PackageVersion)));
        if (reference.Id is { } id)
        {
            json.WritePropertyName("id");
            Write(id);
        }

        json.WriteEndObject();
    }

    private void WriteArchive(ArchiveValue archive)
    {
        WriteStart("archive", ("path", archive.Path), ("uri", archive.Uri), ("hash", Given(archive.Hash)));
        if (archive.Assets is { } assets)
        {
            json.WritePropertyName("assets");
            Write(assets);
        }

        json.WriteEndObject();
    }
}
