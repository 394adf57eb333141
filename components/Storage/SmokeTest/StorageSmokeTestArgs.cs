using Homelab.Cluster;
using Pulumi;

namespace Homelab.Components.Storage;

/// <summary>Settings of <see cref="StorageSmokeTest"/>; all of them are checked before anything is registered.</summary>
public sealed class StorageSmokeTestArgs : ResourceArgs
{
    /// <summary>The cluster whose nodes are tested.</summary>
    public required ClusterInventory Cluster { get; init; }

    /// <summary>The backend whose replicated volumes are tested, and whose shared ones if it has any.</summary>
    public required StorageComponent Storage { get; init; }

    /// <summary>When it runs by itself.</summary>
    /// <value>Five fields as cron has them, in UTC. Default null: only on demand.</value>
    public string? Schedule { get; init; }

    /// <summary>How long a run may take before it is stopped and cleaned up.</summary>
    /// <value>Seconds; 600 to 21600. Default 3600.</value>
    public int DeadlineSeconds { get; init; } = StorageSmokeTestDefaults.DeadlineSeconds;

    /// <summary>Image of the pods that write to volumes, and of the one that serves the metrics: a busybox.</summary>
    /// <value>With a tag that does not move. Default the image that K3s itself uses for local-path.</value>
    public string Image { get; init; } = StorageSmokeTestDefaults.Image;

    /// <summary>Image of the pod that directs the test: a shell with kubectl, at most one minor version from the servers.</summary>
    /// <value>With a tag that does not move.</value>
    public string KubectlImage { get; init; } = StorageSmokeTestDefaults.KubectlImage;

    /// <summary>ServiceMonitor and alerts.</summary>
    /// <value>Default null: the metrics are served all the same, for a Prometheus that finds services by annotations.</value>
    public StorageMetrics? Metrics { get; init; }
}
