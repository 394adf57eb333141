namespace Pulumi.Serialization;

/// <summary>The fixed words as they stand on the wire.</summary>
internal static class WireWords
{
    public static ReadOnlySpan<byte> UnknownValue => "04da6b54-80e4-46f7-96ec-b56ff0331ba9"u8;

    public static ReadOnlySpan<byte> SignatureKey => "4dabf18193072939515e22adb298388d"u8;
}
