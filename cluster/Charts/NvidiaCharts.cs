namespace Homelab.Cluster.Charts;

public static partial class ChartCatalogue
{
    /// <summary>NVIDIA's device plugin, with feature discovery: chart <c>nvidia-device-plugin</c> 0.20.0.</summary>
    /// <remarks>Source: github.com/NVIDIA/k8s-device-plugin, tag v0.20.0, deployments/helm/nvidia-device-plugin.</remarks>
    public static Chart NvidiaDevicePlugin { get; } = new(
        Name: "nvidia-device-plugin",
        Repository: "https://nvidia.github.io/k8s-device-plugin",
        Version: "0.20.0",
        Keys: ChartKeys.Load("nvidia-device-plugin-0.20.0.keys"),
        Kubernetes: new KubernetesRange(10));

    /// <summary>Metrics of NVIDIA's cards: chart <c>dcgm-exporter</c> 4.8.2.</summary>
    /// <remarks>Source: github.com/NVIDIA/dcgm-exporter, tag 4.5.3-4.8.2, deployment.</remarks>
    public static Chart DcgmExporter { get; } = new(
        Name: "dcgm-exporter",
        Repository: "https://nvidia.github.io/dcgm-exporter/helm-charts",
        Version: "4.8.2",
        Keys: ChartKeys.Load("dcgm-exporter-4.8.2.keys"),
        Kubernetes: new KubernetesRange(19));
}
