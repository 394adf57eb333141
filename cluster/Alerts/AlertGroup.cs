using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Homelab.Cluster.Alerts;

/// <summary>Alerts that belong together.</summary>
/// <param name="Name">Name of the group.</param>
/// <param name="Rules">The alerts.</param>
public sealed record AlertGroup(string Name, ImmutableArray<AlertRule> Rules)
{
    /// <summary>The groups in the form of a rule file, which is also the <c>spec</c> of a PrometheusRule.</summary>
    /// <param name="groups">The groups.</param>
    public static JsonObject ToSpec(IEnumerable<AlertGroup> groups) => new()
    {
        ["groups"] = new JsonArray([.. groups.Select(group => new JsonObject
        {
            ["name"] = group.Name,
            ["rules"] = new JsonArray([.. group.Rules.Select(ToJson)]),
        })]),
    };

    private static JsonObject ToJson(AlertRule rule) => new()
    {
        ["alert"] = rule.Name,
        ["expr"] = rule.Expression,
        ["for"] = rule.For,
        ["labels"] = new JsonObject { ["severity"] = rule.Severity.Name },
        ["annotations"] = new JsonObject { ["summary"] = rule.Summary, ["runbook"] = rule.Runbook },
    };
}
