using Homelab.Cluster.Alerts;
using Pulumi;

namespace Homelab.Components.CustomResources.Monitoring;

/// <summary>Turns alerts into the spec of a PrometheusRule.</summary>
public static class PrometheusRules
{
    /// <summary>The spec that holds the groups.</summary>
    /// <param name="groups">The groups of alerts.</param>
    public static PrometheusRuleSpecArgs ToSpec(params IEnumerable<AlertGroup> groups) => new()
    {
        Groups = groups.Select(group => (Input<RuleGroupArgs>)new RuleGroupArgs
        {
            Name = group.Name,
            Rules = group.Rules.Select(rule => (Input<RuleArgs>)new RuleArgs
            {
                Alert = rule.Name,
                Expr = rule.Expression,
                For = rule.For,
                Labels = { ["severity"] = rule.Severity.Name },
                Annotations = { ["summary"] = rule.Summary, ["runbook"] = rule.Runbook },
            }).ToList(),
        }).ToList(),
    };
}
