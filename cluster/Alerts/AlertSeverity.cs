namespace Homelab.Cluster.Alerts;

/// <summary>How bad an alert is; label <c>severity</c>.</summary>
public sealed record AlertSeverity : IChoice<AlertSeverity>
{
    /// <summary>Somebody must act now.</summary>
    public static readonly AlertSeverity Critical = new("critical");

    /// <summary>Somebody must act within days.</summary>
    public static readonly AlertSeverity Warning = new("warning");

    private AlertSeverity(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<AlertSeverity> All { get; } = [Critical, Warning];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The severity's name.</summary>
    public override string ToString() => Name;
}
