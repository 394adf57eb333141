namespace Homelab.Cluster.Migration;

/// <summary>What is wanted of a migration.</summary>
public sealed record MigrationOptions
{
    /// <summary>The mover's image when none is asked for: Alpine with rsync (utkuozdemir/pv-migrate, helm/pv-migrate/values.yaml).</summary>
    public const string DefaultImage = "docker.io/utkuozdemir/pv-migrate-rsync:1.0.0";

    /// <summary>Days for which both volumes are kept when nothing else is asked for.</summary>
    public const int DefaultGraceDays = 7;

    /// <summary>StorageClass to move to.</summary>
    public required string StorageClass { get; init; }

    /// <summary>Size of the target volume, such as <c>20Gi</c>.</summary>
    public required string Size { get; init; }

    /// <summary>Which backup of the application exists, in the words of whoever made it.</summary>
    public required string Backup { get; init; }

    /// <summary>When the CSI smoke test passed, or why that is not asked for.</summary>
    public required string SmokeTest { get; init; }

    /// <summary>Whether to copy once while the workloads run, so that they stand still for less time.</summary>
    public bool WarmCopy { get; init; }

    /// <summary>Image with a shell and rsync, by a tag or digest that does not move.</summary>
    public string Image { get; init; } = DefaultImage;

    /// <summary>Days for which both volumes are kept after the cut over.</summary>
    public int GraceDays { get; init; } = DefaultGraceDays;
}
