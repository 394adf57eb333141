using Pulumi;
using Pulumi.Random;

namespace Homelab.Conformance.Twins.Random;

/// <summary>The same as index.js.</summary>
internal static class Twin
{
    /// <summary>Registers the stack.</summary>
    public static IDictionary<string, object?> Run()
    {
        InputMap<string> keepers = new() { ["rotation"] = "2026-01" };
        var id = new RandomId("id", new() { ByteLength = 8, Keepers = keepers, Prefix = "web-" });
        _ = new RandomPassword("password", new()
        {
            Length = 32,
            Keepers = keepers,
            Lower = true,
            MinLower = 1,
            MinNumeric = 2,
            MinSpecial = 3,
            MinUpper = 4,
            Numeric = true,
            OverrideSpecial = "!#",
            Special = true,
            Upper = true,
        });
        _ = new RandomString("string", new()
        {
            Length = 12,
            Keepers = keepers,
            Lower = true,
            MinLower = 1,
            MinNumeric = 2,
            MinSpecial = 3,
            MinUpper = 4,
            Numeric = true,
            OverrideSpecial = "!#",
            Special = true,
            Upper = true,
        });
        _ = new RandomUuid("uuid", new() { Keepers = { ["id"] = id.Hex } });
        _ = new RandomUuid("plain");
        var bytes = new RandomBytes("bytes", new() { Length = 16, Keepers = keepers });
        _ = new RandomId("imported", new() { ByteLength = 4 }, new() { ImportId = "p-9hUg" });
        _ = RandomString.Get("existing", "abcdef", new() { Length = 6 });
        return new Dictionary<string, object?> { ["hex"] = id.Hex, ["bytes"] = bytes.Base64 };
    }
}
