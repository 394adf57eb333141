namespace Homelab.Components.Storage;

/// <summary>What holds for Rook when nobody says otherwise, and its limits.</summary>
/// <remarks>Source: github.com/rook/rook, tags v1.19.10 and v1.20.6, deploy/examples and pkg/apis/ceph.rook.io/v1.</remarks>
public static class RookCephDefaults
{
    /// <summary>Copies kept of a volume, if there are that many nodes with disks.</summary>
    public const int Replicas = 3;

    /// <summary>Most copies; more only cost.</summary>
    public const int MaxReplicas = 10;

    /// <summary>Most monitors.</summary>
    public const int MaxMonitors = 9;

    /// <summary>Directory on the nodes for configuration and monitor data.</summary>
    public const string DataDirHostPath = "/var/lib/rook";
}
