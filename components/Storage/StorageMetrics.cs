using System.Collections.Immutable;

namespace Homelab.Components.Storage;

/// <summary>Metrics and alerts for a Prometheus that its operator runs; the operator's kinds must be there already.</summary>
public sealed record StorageMetrics
{
    /// <summary>Labels by which Prometheus finds ServiceMonitors and PrometheusRules.</summary>
    /// <value>Default none: a Prometheus that selects all of them.</value>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Namespace of Prometheus, for NetworkPolicies that let it in.</summary>
    /// <value>Default <c>monitoring</c>.</value>
    public string PrometheusNamespace { get; init; } = "monitoring";
}
