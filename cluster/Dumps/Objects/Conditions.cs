using System.Text.Json;

namespace Homelab.Cluster.Dumps;

/// <summary>One condition of an object's status.</summary>
/// <param name="Type">What it is about, for example <c>Ready</c>.</param>
/// <param name="Status"><c>True</c>, <c>False</c> or <c>Unknown</c>.</param>
/// <param name="Reason">Short reason; empty when there is none.</param>
/// <param name="Message">Text for people; empty when there is none.</param>
public sealed record Condition(string Type, string Status, string Reason, string Message);

internal static class Conditions
{
    public static IEnumerable<Condition> Read(IEnumerable<JsonElement> conditions) => conditions.Select(condition => new Condition(
        condition.Text("type") ?? "",
        condition.Text("status") ?? "",
        condition.Text("reason") ?? "",
        condition.Text("message") ?? ""));

    public static bool? Ready(IEnumerable<JsonElement> conditions) =>
        Read(conditions).FirstOrDefault(condition => condition.Type == "Ready")?.Status switch
        {
            "True" => true,
            "False" => false,
            _ => null,
        };
}
