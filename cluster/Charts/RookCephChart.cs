using System.Collections.Immutable;

namespace Homelab.Cluster.Charts;

public static partial class ChartCatalogue
{
    /// <summary>The versions of Rook's operator for Ceph, chart <c>rook-ceph</c>, that are known here.</summary>
    /// <remarks>
    /// Sources: github.com/rook/rook, tags v1.19.10 and v1.20.6: deploy/charts/rook-ceph (keys), Documentation, "Prerequisites"
    /// (Kubernetes versions) and "Upgrade" (one minor version at a time).
    /// </remarks>
    public static ChartVersions RookCephVersions { get; } = new(
    [
        RookCephAt("1.19.10", new KubernetesRange(30, 35)) with { KubeletRootKeys = ["csi.kubeletDirPath"] },
        RookCephAt("1.20.6", new KubernetesRange(31, 36)) with
        {
            MovedKeys = ImmutableDictionary<string, string>.Empty.Add(
                "csi.kubeletDirPath",
                "remove it: since 1.20 the drivers are chart ceph-csi-drivers, whose key operatorConfig.driverSpecDefaults.nodePlugin.kubeletDirPath "
                + "is set from homelab:storage.kubeletRootDir"),
        },
    ]);

    /// <summary>Ceph's CSI drivers, chart <c>ceph-csi-drivers</c>; Rook brings them itself before 1.20.</summary>
    /// <remarks>
    /// Source: github.com/ceph/ceph-csi-operator, tag v1.0.4, deploy/charts/ceph-csi-drivers; the version that chart
    /// rook-ceph v1.20.6 depends on. It names no Kubernetes versions of its own, so Rook's hold.
    /// </remarks>
    public static Chart CephCsiDrivers { get; } = new(
        Name: "ceph-csi-drivers",
        Repository: "https://ceph.github.io/ceph-csi-operator",
        Version: "1.0.4",
        Keys: ChartKeys.Load("ceph-csi-drivers-1.0.4.keys"),
        Kubernetes: new KubernetesRange(31, 36))
    {
        KubeletRootKeys = ["operatorConfig.driverSpecDefaults.nodePlugin.kubeletDirPath"],
    };

    // Upstream tests all versions that it admits.
    private static Chart RookCephAt(string version, KubernetesRange kubernetes) => new(
        Name: "rook-ceph",
        Repository: "https://charts.rook.io/release",
        Version: $"v{version}",
        Keys: ChartKeys.Load($"rook-ceph-v{version}.keys"),
        Kubernetes: kubernetes)
    {
        UpgradesByOneMinor = true,
    };
}
