namespace Homelab.Cluster.Charts;

public static partial class ChartCatalogue
{
    /// <summary>Longhorn, replicated block storage: chart <c>longhorn</c> 1.12.1.</summary>
    /// <remarks>
    /// Sources: github.com/longhorn/longhorn, tag v1.12.1, chart/Chart.yaml (kubeVersion) and chart/values.yaml (keys);
    /// Longhorn documentation 1.12.1, "Best Practices" (tested versions). Upgrade one minor version at a time and never
    /// downgrade (Longhorn documentation, "Upgrade").
    /// </remarks>
    public static Chart Longhorn { get; } = new(
        Name: "longhorn",
        Repository: "https://charts.longhorn.io",
        Version: "1.12.1",
        Keys: ChartKeys.Load("longhorn-1.12.1.keys"),
        Kubernetes: new KubernetesRange(25),
        Tested: new KubernetesRange(33, 36));
}
