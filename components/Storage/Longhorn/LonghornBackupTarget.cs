using System.Collections.Immutable;
using Pulumi;

namespace Homelab.Components.Storage;

/// <summary>A place outside the cluster for backups of volumes.</summary>
/// <param name="Name">Name of the target; the one called <c>default</c> is used where nothing else is said.</param>
/// <param name="Url">
/// <c>s3://bucket@region/</c>, <c>nfs://host:/path</c>, <c>cifs://host/share</c> or <c>azblob://container@region/</c>.
/// </param>
/// <remarks>No lifecycle rule may delete objects in the bucket: Longhorn's backups share blocks.</remarks>
public sealed record LonghornBackupTarget(string Name, string Url)
{
    /// <summary>How often Longhorn looks for backups made elsewhere.</summary>
    /// <value>Seconds; 0 (never) to 86400. Default 300.</value>
    public int PollIntervalSeconds { get; init; } = LonghornDefaults.PollIntervalSeconds;

    /// <summary>Credentials, by the names that Longhorn knows; they end in a Secret and nowhere else.</summary>
    /// <value>Default none. S3 needs <c>AWS_ACCESS_KEY_ID</c> and <c>AWS_SECRET_ACCESS_KEY</c>.</value>
    public ImmutableSortedDictionary<string, Input<string>> Credentials { get; init; } =
        ImmutableSortedDictionary<string, Input<string>>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>True for the target that the chart sets up.</summary>
    public bool IsDefault => Name == LonghornDefaults.BackupTargetName;
}
