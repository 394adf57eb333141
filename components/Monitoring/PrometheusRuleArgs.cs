using Homelab.Cluster;
using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Homelab.Components.Monitoring;

/// <summary>A PrometheusRule of the Prometheus Operator: groups of alerts (monitoring.coreos.com/v1).</summary>
internal sealed class PrometheusRuleArgs() : CustomResourceArgs("monitoring.coreos.com/v1", "PrometheusRule")
{
    [Input("spec")]
    public Input<PrometheusRuleSpecArgs>? Spec { get; set; }
}

/// <summary>The groups.</summary>
internal sealed class PrometheusRuleSpecArgs : ResourceArgs
{
    private InputList<RuleGroupArgs>? _groups;

    /// <summary>The groups.</summary>
    [Input("groups")]
    public InputList<RuleGroupArgs> Groups
    {
        get => _groups ??= [];
        set => _groups = value;
    }

    /// <summary>The groups as the operator takes them.</summary>
    /// <param name="groups">The groups.</param>
    public static PrometheusRuleSpecArgs Of(IEnumerable<AlertGroup> groups) => new() { Groups = groups.Select(RuleGroupArgs.Of).ToArray() };
}

/// <summary>Alerts that are evaluated together.</summary>
internal sealed class RuleGroupArgs : ResourceArgs
{
    private InputList<RuleArgs>? _rules;

    /// <summary>Name of the group.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>The alerts.</summary>
    [Input("rules")]
    public InputList<RuleArgs> Rules
    {
        get => _rules ??= [];
        set => _rules = value;
    }

    /// <summary>The group as the operator takes it.</summary>
    /// <param name="group">The group.</param>
    public static RuleGroupArgs Of(AlertGroup group) => new() { Name = group.Name, Rules = group.Rules.Select(RuleArgs.Of).ToArray() };
}

/// <summary>An alert.</summary>
internal sealed class RuleArgs : ResourceArgs
{
    private InputMap<string>? _labels;
    private InputMap<string>? _annotations;

    /// <summary>Name of the alert.</summary>
    [Input("alert")]
    public Input<string>? Alert { get; set; }

    /// <summary>The expression.</summary>
    [Input("expr", required: true)]
    public Input<string> Expr { get; set; } = null!;

    /// <summary>How long it must hold.</summary>
    [Input("for")]
    public Input<string>? For { get; set; }

    /// <summary>Labels that route the alert.</summary>
    [Input("labels")]
    public InputMap<string> Labels
    {
        get => _labels ??= [];
        set => _labels = value;
    }

    /// <summary>Texts for people.</summary>
    [Input("annotations")]
    public InputMap<string> Annotations
    {
        get => _annotations ??= [];
        set => _annotations = value;
    }

    /// <summary>The alert as the operator takes it.</summary>
    /// <param name="rule">The alert.</param>
    public static RuleArgs Of(AlertRule rule) => new()
    {
        Alert = rule.Name,
        Expr = rule.Expression,
        For = rule.ForText,
        Labels = { ["severity"] = rule.Severity },
        Annotations = { ["summary"] = rule.Summary, ["description"] = rule.Description },
    };
}
