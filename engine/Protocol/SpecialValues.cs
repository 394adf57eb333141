using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;

namespace Homelab.Engine.Protocol;

/// <summary>Turns an object that carries a signature into the special value it stands for.</summary>
internal static class SpecialValues
{
    /// <summary>Reads the value; false with the reason when the signature is unknown or the object lacks what it needs.</summary>
    public static bool TryRead(PropertyMap properties, out PropertyValue value, out string? error)
    {
        var signature = (properties[Signatures.Key] as StringValue)?.Value;
        var read = signature switch
        {
            Signatures.Secret => ReadSecret(properties),
            Signatures.ResourceReference => ReadResourceReference(properties),
            Signatures.Output => ReadOutput(properties),
            Signatures.Asset => ReadAsset(properties),
            Signatures.Archive => ReadArchive(properties),
            Signatures.ByteString => ReadByteString(properties),
            Signatures.Float => ReadFloat(properties),
            _ => null,
        };
        value = read ?? PropertyValue.Null;
        error = read is not null ? null
            : NameOf(signature) is { } name ? $"malformed {name}"
            : $"unrecognized signature '{signature}' of a special value";
        return read is not null;
    }

    private static string? NameOf(string? signature) => signature switch
    {
        Signatures.Secret => "secret: it needs a 'value'",
        Signatures.ResourceReference => "resource reference: it needs a 'urn'",
        Signatures.Output => "output value: its 'dependencies' must be a list of URNs",
        Signatures.Asset => "asset: it may have only one of 'text', 'path' and 'uri'",
        Signatures.Archive => "archive: it may have only one of 'assets', 'path' and 'uri'",
        Signatures.ByteString => "byte string: its 'value' must be base64 of a text",
        Signatures.Float => "number: its 'value' must be 16 hexadecimal digits",
        _ => null,
    };

    private static PropertyValue? ReadSecret(PropertyMap properties) =>
        properties.TryGetValue("value", out var element)
            ? element as SecretValue ?? new SecretValue(element)
            : null;

    private static ResourceReferenceValue? ReadResourceReference(PropertyMap properties)
    {
        if (properties.Text("urn") is not { } urn)
        {
            return null;
        }

        properties.TryGetValue("id", out var id);
        return new ResourceReferenceValue(
            urn,
            id is StringValue { Value: "" } ? PropertyValue.Unknown : id,
            properties.Text("packageVersion") ?? string.Empty);
    }

    private static OutputValue? ReadOutput(PropertyMap properties)
    {
        properties.TryGetValue("value", out var value);
        var secret = properties.TryGetValue("secret", out var flag) && flag is BoolValue { Value: true };
        var dependencies = ImmutableArray<string>.Empty;
        if (properties.TryGetValue("dependencies", out var list))
        {
            if (list is not ArrayValue { Items: var urns } || urns.Any(u => u is not StringValue))
            {
                return null;
            }

            dependencies = [.. urns.Select(u => ((StringValue)u).Value).Order(StringComparer.Ordinal).Distinct()];
        }

        return new OutputValue(value is UnknownValue ? null : value, secret, dependencies);
    }

    private static AssetValue? ReadAsset(PropertyMap properties)
    {
        var (text, path, uri) = (properties.Text("text"), properties.Text("path"), properties.Text("uri"));
        return AtMostOne(text, path, uri)
            ? new AssetValue(path is null && uri is null ? text ?? string.Empty : null, path, uri, properties.Text("hash") ?? string.Empty)
            : null;
    }

    private static ArchiveValue? ReadArchive(PropertyMap properties)
    {
        var (path, uri) = (properties.Text("path"), properties.Text("uri"));
        var assets = properties.TryGetValue("assets", out var members) ? (members as ObjectValue)?.Properties : null;
        return AtMostOne(assets, path, uri)
            ? new ArchiveValue(path is null && uri is null ? assets ?? PropertyMap.Empty : null, path, uri, properties.Text("hash") ?? string.Empty)
            : null;
    }

    private static StringValue? ReadByteString(PropertyMap properties)
    {
        var bytes = new byte[properties.Text("value")?.Length ?? 0];
        return Convert.TryFromBase64String(properties.Text("value") ?? "?", bytes, out var length) && Utf8.IsValid(bytes.AsSpan(0, length))
            ? new StringValue(Encoding.UTF8.GetString(bytes.AsSpan(0, length)))
            : null;
    }

    private static NumberValue? ReadFloat(PropertyMap properties) =>
        ulong.TryParse(
            properties.Text("value"),
            System.Globalization.NumberStyles.AllowHexSpecifier,
            System.Globalization.CultureInfo.InvariantCulture,
            out var bits)
            ? new NumberValue(BitConverter.UInt64BitsToDouble(bits))
            : null;

    // None at all is an empty text or archive, whose only part a sender may leave out.
    private static bool AtMostOne(object? first, object? second, object? third) =>
        (first is null ? 0 : 1) + (second is null ? 0 : 1) + (third is null ? 0 : 1) <= 1;
}
