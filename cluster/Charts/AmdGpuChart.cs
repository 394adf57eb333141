namespace Homelab.Cluster.Charts;

public static partial class ChartCatalogue
{
    /// <summary>AMD's device plugin: chart <c>amd-gpu</c> 0.21.0.</summary>
    /// <remarks>Source: github.com/ROCm/k8s-device-plugin, commit e7b9edac, helm/amd-gpu.</remarks>
    public static Chart AmdGpu { get; } = new(
        Name: "amd-gpu",
        Repository: "https://rocm.github.io/k8s-device-plugin",
        Version: "0.21.0",
        Keys: ChartKeys.Load("amd-gpu-0.21.0.keys"),
        Kubernetes: new KubernetesRange(18));
}
