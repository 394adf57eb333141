namespace Homelab.Components.Storage;

/// <summary>Defaults and limits of the storage smoke test.</summary>
public static class StorageSmokeTestDefaults
{
    /// <summary>Seconds that a run may take.</summary>
    public const int DeadlineSeconds = 3600;

    /// <summary>The fewest seconds that a run can do with: one node, every step at its own limit.</summary>
    public const int LeastDeadlineSeconds = 600;

    /// <summary>The most seconds that a run may take.</summary>
    public const int MostDeadlineSeconds = 21600;

    /// <summary>Busybox as K3s mirrors it; its nodes have the image as soon as local-path has made one volume.</summary>
    /// <remarks>Source: k3s-io/k3s, scripts/airgap/image-list.txt of 1.30 to 1.32.</remarks>
    public const string Image = "docker.io/rancher/mirrored-library-busybox:1.36.1";

    /// <summary>Alpine with kubectl.</summary>
    public const string KubectlImage = "docker.io/alpine/kubectl:1.33.4";
}
