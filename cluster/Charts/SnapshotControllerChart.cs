namespace Homelab.Cluster.Charts;

public static partial class ChartCatalogue
{
    /// <summary>Kubernetes' snapshot controller v8.6.0 and its kinds, which K3s does not bring along: chart <c>snapshot-controller</c> 5.2.0.</summary>
    /// <remarks>
    /// Source: github.com/piraeusdatastore/helm-charts, charts/snapshot-controller. The controller's version is that of the
    /// sidecar csi-snapshotter in charts longhorn 1.11.3 and 1.12.1.
    /// </remarks>
    public static Chart SnapshotController { get; } = new(
        Name: "snapshot-controller",
        Repository: "https://piraeus.io/helm-charts/",
        Version: "5.2.0",
        Keys: ChartKeys.Load("snapshot-controller-5.2.0.keys"),
        Kubernetes: new KubernetesRange(25));
}
