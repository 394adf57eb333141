using System.Collections.Immutable;

namespace Homelab.Components.Storage;

/// <summary>Work that Longhorn does on volumes again and again.</summary>
/// <param name="Name">Name of the job; lower case letters, digits, hyphens and dots, at most 40.</param>
/// <param name="Task">What to do.</param>
/// <param name="Cron">When, in the form of cron and in UTC, for example <c>0 3 * * *</c>.</param>
/// <remarks>
/// A claim takes part by the labels <c>recurring-job.longhorn.io/source=enabled</c> and
/// <c>recurring-job-group.longhorn.io/&lt;group&gt;=enabled</c>; one without labels belongs to group <c>default</c>.
/// </remarks>
public sealed record LonghornRecurringJob(string Name, RecurringJobTask Task, string Cron)
{
    /// <summary>Snapshots or backups kept of each volume.</summary>
    /// <value>1 to 250. Default 7; not for <c>snapshot-cleanup</c> and <c>filesystem-trim</c>, which keep nothing.</value>
    /// <remarks>A smaller number deletes the oldest ones at the next run.</remarks>
    public int? Retain { get; init; }

    /// <summary>Volumes worked on at once.</summary>
    /// <value>1 to 10. Default 1.</value>
    public int Concurrency { get; init; } = LonghornDefaults.Concurrency;

    /// <summary>Groups of volumes that the job works on.</summary>
    /// <value>Default <c>default</c>: every volume that no job or group names.</value>
    public ImmutableArray<string> Groups { get; init; } = ["default"];
}
