using System.Collections.Immutable;

namespace Homelab.Cluster.Alerts;

/// <summary>Alerts that belong together.</summary>
/// <param name="Name">Name of the group.</param>
/// <param name="Rules">The alerts.</param>
public sealed record AlertGroup(string Name, ImmutableArray<AlertRule> Rules);
