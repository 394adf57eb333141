namespace Homelab.Cluster.Alerts;

/// <summary>A condition that somebody must hear of.</summary>
/// <param name="Name">Name of the alert.</param>
/// <param name="Expression">PromQL; the alert holds for each series that it gives.</param>
/// <param name="For">How long the condition must last, in Prometheus' form, for example <c>10m</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Summary">One sentence for people; may use the series' labels as <c>{{ $labels.volume }}</c>.</param>
/// <param name="Runbook">Where it is written what to do: a page of this project and a heading in it.</param>
public sealed record AlertRule(string Name, string Expression, string For, AlertSeverity Severity, string Summary, string Runbook);
