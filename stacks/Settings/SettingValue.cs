using System.Text.Json;
using Homelab.Cluster;

namespace Homelab.Stacks.Settings;

/// <summary>One value of the configuration, with its place and where its faults go.</summary>
/// <param name="Path">The value's path, for messages.</param>
/// <param name="Json">The value.</param>
/// <param name="Faults">Takes the faults.</param>
internal sealed record SettingValue(string Path, JsonElement Json, List<Fault> Faults)
{
    // Pulumi's mark for a value that is not known, as the engine hands it to programs in place of a text; a secret that
    // this machine cannot decrypt arrives as it.
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>True for a secret that cannot be decrypted here.</summary>
    public bool IsUnknown => Json.ValueKind == JsonValueKind.String && Json.GetString() == Unknown;

    /// <summary>What kind of value it is, in words.</summary>
    public string Kind => Json.ValueKind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "a map",
        _ => "nothing",
    };

    /// <summary>Reports a fault of this value.</summary>
    /// <param name="reason">Why it cannot be.</param>
    /// <param name="fix">What to do.</param>
    public void Fail(string reason, string fix) => Faults.Add(IsUnknown
        ? new Fault(Path, Fault.Secret, "a secret, but this setting takes none", "write the value without secure")
        : new Fault(Path, Shown(Json), reason, fix));

    /// <summary>Reports that the value is of another kind than it should be.</summary>
    /// <param name="kind">What it should be.</param>
    /// <param name="fix">What to do.</param>
    public void FailKind(string kind, string fix) => Fail($"{Kind}, not {kind}", fix);

    private static object? Shown(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Array => json.EnumerateArray().Select(Shown).ToArray(),
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(member => member.Name, _ => ""),
        JsonValueKind.Null => null,
        _ => json.GetRawText(),
    };
}
