namespace Homelab.Cluster.Migration;

/// <summary>
/// Lets one workstation at a time work on a migration. Every call would be safe without it, because each says what it
/// expects to find; two at once would only get in each other's way.
/// </summary>
public static class RunnerLock
{
    /// <summary>How long after its last word a runner counts as gone.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);

    /// <summary>Why this runner must wait; null when it need not.</summary>
    /// <param name="record">The record.</param>
    /// <param name="runner">Name of the one who asks.</param>
    /// <param name="now">The time.</param>
    public static Fault? Check(MigrationRecord record, string runner, DateTimeOffset now) =>
        record.Runner is { } other && other.Name != runner && now - other.Renewed < Lease
            ? new Fault(
                $"migration of {record.Namespace}/{record.Claim}",
                other.Name,
                $"another homelab works on it and was last heard of at {other.Renewed:HH:mm:ss} UTC",
                $"stop that one with Ctrl-C; if it was killed, wait until {other.Renewed + Lease:HH:mm:ss} UTC")
            : null;

    /// <summary>Whether this runner must say again that it is there.</summary>
    /// <param name="record">The record.</param>
    /// <param name="runner">Its name.</param>
    /// <param name="now">The time.</param>
    public static bool MustRenew(MigrationRecord record, string runner, DateTimeOffset now) =>
        record.Runner is not { } known || known.Name != runner || now - known.Renewed > Renewal;
}
