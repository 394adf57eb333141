using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Cluster.Charts;
using Homelab.Components.Storage;
using Pulumi;

namespace Homelab.Components.Tests;

/// <summary>Valid data by default, so that a test shows only what matters to it.</summary>
internal static class Given
{
    public const string Rancher = "/var/lib/rancher/k3s/agent/kubelet";

    public static ClusterInventory FourNodes { get; } = Cluster(
        Server("k3s-master1"), Agent("k3s1", "v1.30.13+k3s1"), Agent("k3s2"), Agent("k3s3") with { Gpu = new NodeGpu(GpuVendor.Nvidia, 1) });

    public static Node Server(string name, string version = "v1.32.5+k3s1") => new(name, NodeRole.Server, Version(version));

    public static Node Agent(string name, string version = "v1.32.5+k3s1") => new(name, NodeRole.Agent, Version(version));

    public static ClusterInventory Cluster(params ImmutableArray<Node> nodes) => new(nodes, Cni.Cilium);

    public static ClusterInventory With(this ClusterInventory cluster, Func<Node, Node> change) =>
        cluster with { Nodes = [.. cluster.Nodes.Select(change)] };

    public static ClusterInventory WithKubeletRoot(this ClusterInventory cluster, string root) =>
        cluster.With(node => node with { KubeletRoot = KubeletRoot.At(root) });

    /// <summary>The arguments under test; whatever is not named is as the component has it.</summary>
    public static LonghornStorageArgs Longhorn(
        ClusterInventory? cluster = null,
        int? replicas = 2,
        DataLocality? dataLocality = null,
        string? kubeletRootDir = null,
        bool keep = true,
        bool labelledDisks = false,
        bool restrictInternalTraffic = false,
        string defaultDataPath = "/var/lib/longhorn/",
        int? csiReplicaCount = null,
        int uiReplicas = 1,
        int overProvisioning = 100,
        int minimalAvailable = 25,
        ImmutableArray<LonghornStorageClass>? classes = null,
        IReadOnlyDictionary<string, object?>? values = null,
        Action<ChartValues, CustomResourceOptions>? transform = null) => new()
        {
            Cluster = cluster ?? FourNodes,
            Replicas = replicas,
            DataLocality = dataLocality ?? DataLocality.BestEffort,
            KubeletRootDir = kubeletRootDir,
            Keep = keep,
            CreateDefaultDiskLabeledNodes = labelledDisks,
            RestrictInternalTraffic = restrictInternalTraffic,
            DefaultDataPath = defaultDataPath,
            CsiReplicaCount = csiReplicaCount,
            UiReplicas = uiReplicas,
            StorageOverProvisioningPercentage = overProvisioning,
            StorageMinimalAvailablePercentage = minimalAvailable,
            StorageClasses = classes ?? LonghornDefaults.StorageClasses,
            Values = values ?? ImmutableDictionary<string, object?>.Empty,
            TransformRelease = transform,
        };

    private static KubernetesVersion Version(string text) =>
        KubernetesVersion.TryParse(text, out var version) ? version : throw new ArgumentException(text);
}
