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
        Server("k3s-master1"), Agent("k3s1", "v1.30.13+k3s1"), Agent("k3s2"), Agent("k3s3") with { Gpu = new Gpu(GpuVendor.Nvidia, 1) });

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
        LonghornUi? ui = null,
        string? version = null,
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
            Ui = ui,
            Version = version,
            StorageOverProvisioningPercentage = overProvisioning,
            StorageMinimalAvailablePercentage = minimalAvailable,
            StorageClasses = classes ?? LonghornDefaults.StorageClasses,
            Values = values ?? ImmutableDictionary<string, object?>.Empty,
            TransformRelease = transform,
        };

    public static ClusterInventory NewNodes { get; } = Cluster(Server("n1", "v1.33.1+k3s1"), Agent("n2", "v1.33.1+k3s1"), Agent("n3", "v1.33.1+k3s1"));

    public static ClusterInventory OldNodes { get; } = Cluster(Server("n1", "v1.32.5+k3s1"), Agent("n2"), Agent("n3", "v1.30.13+k3s1"));

    public static ClusterInventory MayastorNodes { get; } = NewNodes.With(node => node with { Labels = node.Labels.Add("openebs.io/engine", "mayastor") });

    public static OpenEbsStorageArgs Mayastor() => new()
    {
        Cluster = MayastorNodes,
        Mayastor = new OpenEbsMayastor([new OpenEbsNode("n1", ["/dev/disk/by-id/a"]), new OpenEbsNode("n2", ["/dev/disk/by-id/b", "/dev/disk/by-id/c"])]),
    };

    public static RookCephStorageArgs RookCeph(ClusterInventory cluster, int? monitors = null, bool sharedFileSystem = true, bool snapshots = false) => new()
    {
        Cluster = cluster,
        Monitors = monitors,
        SharedFileSystem = sharedFileSystem,
        Snapshots = snapshots,
        Nodes =
        [
            new RookCephNode("n1", ["/dev/disk/by-id/a"]), new RookCephNode("n2", ["/dev/disk/by-id/b"]), new RookCephNode("n3", ["/dev/disk/by-id/c"]),
        ],
    };

    private static KubernetesVersion Version(string text) =>
        KubernetesVersion.TryParse(text, out var version) ? version : throw new ArgumentException(text);
}
