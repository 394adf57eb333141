using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Homelab.Components.CustomResources.Monitoring;

/// <summary>Alerts for Prometheus: <c>monitoring.coreos.com/v1</c> PrometheusRule.</summary>
/// <remarks>Source: github.com/prometheus-operator/prometheus-operator, pkg/apis/monitoring/v1.</remarks>
public sealed class PrometheusRuleArgs : CustomResourceArgs
{
    /// <summary>Starts the arguments of a PrometheusRule.</summary>
    public PrometheusRuleArgs()
        : base("monitoring.coreos.com/v1", "PrometheusRule")
    {
    }

    /// <summary>The groups of rules.</summary>
    [Input("spec", required: true)]
    public Input<PrometheusRuleSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Spec of a PrometheusRule.</summary>
public sealed class PrometheusRuleSpecArgs : ResourceArgs
{
    [Input("groups")]
    private InputList<RuleGroupArgs>? _groups;

    /// <summary>The groups.</summary>
    public InputList<RuleGroupArgs> Groups
    {
        get => _groups ??= [];
        set => _groups = value;
    }
}

/// <summary>A group of rules, evaluated together.</summary>
public sealed class RuleGroupArgs : ResourceArgs
{
    [Input("rules")]
    private InputList<RuleArgs>? _rules;

    /// <summary>Name of the group.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>The rules.</summary>
    public InputList<RuleArgs> Rules
    {
        get => _rules ??= [];
        set => _rules = value;
    }
}

/// <summary>An alerting rule.</summary>
public sealed class RuleArgs : ResourceArgs
{
    [Input("labels")]
    private InputMap<string>? _labels;

    [Input("annotations")]
    private InputMap<string>? _annotations;

    /// <summary>Name of the alert.</summary>
    [Input("alert", required: true)]
    public Input<string> Alert { get; set; } = null!;

    /// <summary>PromQL expression.</summary>
    [Input("expr", required: true)]
    public Input<string> Expr { get; set; } = null!;

    /// <summary>How long it must hold.</summary>
    [Input("for")]
    public Input<string>? For { get; set; }

    /// <summary>Labels of the alert.</summary>
    public InputMap<string> Labels
    {
        get => _labels ??= new();
        set => _labels = value;
    }

    /// <summary>Annotations of the alert.</summary>
    public InputMap<string> Annotations
    {
        get => _annotations ??= new();
        set => _annotations = value;
    }
}
