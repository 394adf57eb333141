namespace Homelab.Cluster.Charts;

public static partial class ChartCatalogue
{
    // Neither chart names a range; their custom resource definitions are apiextensions.k8s.io/v1, which began with 1.16.
    private static readonly KubernetesRange IntelKubernetes = new(16);

    /// <summary>Operator of Intel's device plugins, which cert-manager gives its certificate: chart <c>intel-device-plugins-operator</c> 0.36.0.</summary>
    /// <remarks>Source: github.com/intel/helm-charts, commit 110e39e, charts/device-plugin-operator.</remarks>
    public static Chart IntelDevicePluginsOperator { get; } = new(
        Name: "intel-device-plugins-operator",
        Repository: "https://intel.github.io/helm-charts",
        Version: "0.36.0",
        Keys: ChartKeys.Load("intel-device-plugins-operator-0.36.0.keys"),
        Kubernetes: IntelKubernetes);

    /// <summary>Intel's GPU plugin, as an object of the operator: chart <c>intel-device-plugins-gpu</c> 0.36.0.</summary>
    /// <remarks>Source: github.com/intel/helm-charts, commit 110e39e, charts/gpu-device-plugin.</remarks>
    public static Chart IntelDevicePluginsGpu { get; } = new(
        Name: "intel-device-plugins-gpu",
        Repository: "https://intel.github.io/helm-charts",
        Version: "0.36.0",
        Keys: ChartKeys.Load("intel-device-plugins-gpu-0.36.0.keys"),
        Kubernetes: IntelKubernetes);
}
