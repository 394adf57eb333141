using System.Collections.Immutable;
using System.Globalization;

namespace Homelab.Cluster;

/// <summary>An alert of Prometheus.</summary>
/// <param name="Name">Name of the alert.</param>
/// <param name="Expression">PromQL; each series that it returns is one alert.</param>
/// <param name="For">How long the expression must hold.</param>
/// <param name="Severity"><c>warning</c> or <c>critical</c>; <c>info</c> never reaches anybody by default.</param>
public sealed record AlertRule(string Name, string Expression, TimeSpan For, string Severity)
{
    /// <summary>What happened, on one line; may name labels of the series as <c>{{ $labels.pod }}</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Description { get; init; }

    /// <summary><see cref="For"/> as Prometheus writes it, in minutes.</summary>
    public string ForText => string.Create(CultureInfo.InvariantCulture, $"{(int)For.TotalMinutes}m");
}

/// <summary>Alerts that are evaluated together.</summary>
/// <param name="Name">Name of the group.</param>
/// <param name="Rules">The alerts.</param>
public sealed record AlertGroup(string Name, ImmutableArray<AlertRule> Rules);
