namespace Homelab.Cluster.Charts;

public static partial class ChartCatalogue
{
    /// <summary>Kueue, job queueing with borrowing between teams: chart <c>kueue</c> 0.19.2.</summary>
    /// <remarks>
    /// Sources: github.com/kubernetes-sigs/kueue, tag v0.19.2, charts/kueue (keys) and the documentation's "Installation"
    /// (Kubernetes 1.29 or newer; the chart itself names no range).
    /// </remarks>
    public static Chart Kueue { get; } = new(
        Name: "kueue",
        Repository: "oci://registry.k8s.io/kueue/charts",
        Version: "0.19.2",
        Keys: ChartKeys.Load("kueue-0.19.2.keys"),
        Kubernetes: new KubernetesRange(29));
}
