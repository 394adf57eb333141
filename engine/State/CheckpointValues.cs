using System.Text.Json;
using Homelab.Engine.Protocol;
using Homelab.Engine.Secrets;

namespace Homelab.Engine.State;

/// <summary>Turns the JSON of a checkpoint's properties into values, decrypting secrets where there is a key.</summary>
internal sealed class CheckpointValues(PassphraseCrypter? crypter)
{
    /// <summary>Whether a secret could not be decrypted.</summary>
    public bool HasHiddenSecrets { get; private set; }

    /// <summary>The properties of a JSON object.</summary>
    public PropertyMap ReadMap(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
            ? PropertyMap.Create(element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Read(p.Value))))
            : PropertyMap.Empty;

    private PropertyValue Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                var text = element.GetString()!;
                return Signatures.IsUnknown(text) ? PropertyValue.Unknown : new StringValue(text);
            case JsonValueKind.Number:
                return new NumberValue(element.GetDouble());
            case JsonValueKind.True:
                return BoolValue.True;
            case JsonValueKind.False:
                return BoolValue.False;
            case JsonValueKind.Array:
                return new ArrayValue([.. element.EnumerateArray().Select(Read)]);
            case JsonValueKind.Object:
                return ReadObject(element);
            default:
                return PropertyValue.Null;
        }
    }

    private PropertyValue ReadObject(JsonElement element)
    {
        if (!element.TryGetProperty(Signatures.Key, out var signature))
        {
            return new ObjectValue(ReadMap(element));
        }

        if (signature.ValueEquals(Signatures.Secret))
        {
            return new SecretValue(ReadSecret(element));
        }

        return SpecialValues.TryRead(ReadMap(element), out var value, out var error) ? value : throw new JsonException(error);
    }

    private PropertyValue ReadSecret(JsonElement element)
    {
        string? plain = null;
        if (element.TryGetProperty("plaintext", out var shown))
        {
            plain = shown.GetString();
        }
        else if (element.TryGetProperty("ciphertext", out var hidden) && crypter?.TryDecrypt(hidden.GetString() ?? string.Empty, out var text) == true)
        {
            plain = text;
        }

        if (plain is null)
        {
            HasHiddenSecrets = true;
            return PropertyValue.Unknown;
        }

        using var json = JsonDocument.Parse(plain);
        return Read(json.RootElement);
    }
}
