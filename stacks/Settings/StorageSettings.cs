using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Components.Storage;

namespace Homelab.Stacks.Settings;

/// <summary>The setting <c>homelab:storage</c>; its members are explained in Pulumi.yaml and <see cref="LonghornStorageArgs"/>.</summary>
public sealed record StorageSettings
{
    /// <summary>What makes the volumes.</summary>
    public required StorageBackend Backend { get; init; }

    /// <summary>Copies kept of each new volume; null for the default.</summary>
    public int? Replicas { get; init; }

    /// <summary>Whether one copy is kept on the pod's node.</summary>
    public required DataLocality DataLocality { get; init; }

    /// <summary>What becomes of a volume when its claim is deleted.</summary>
    public required ReclaimPolicy ReclaimPolicy { get; init; }

    /// <summary>StorageClasses to make.</summary>
    public required ImmutableArray<LonghornStorageClass> StorageClasses { get; init; }

    /// <summary>What Longhorn does when a node is drained.</summary>
    public required NodeDrainPolicy NodeDrainPolicy { get; init; }

    /// <summary>Makes a disk on labelled nodes only.</summary>
    public required bool CreateDefaultDiskLabeledNodes { get; init; }

    /// <summary>Directory of the volumes' data on each storage node.</summary>
    public required string DefaultDataPath { get; init; }

    /// <summary>Percent of a disk that volumes may be promised together.</summary>
    public required int StorageOverProvisioningPercentage { get; init; }

    /// <summary>Percent of a disk that must stay free.</summary>
    public required int StorageMinimalAvailablePercentage { get; init; }

    /// <summary>Pods of each CSI sidecar; null for the default.</summary>
    public int? CsiReplicaCount { get; init; }

    /// <summary>Pods of Longhorn's web page.</summary>
    public required int UiReplicas { get; init; }

    /// <summary>Closes the network between Longhorn's own pods.</summary>
    public required bool RestrictInternalTraffic { get; init; }

    /// <summary>Runs the chart's check before an upgrade.</summary>
    public required bool PreUpgradeChecker { get; init; }

    /// <summary>Directory of the kubelet on every node; null to leave it to Longhorn.</summary>
    public string? KubeletRootDir { get; init; }

    /// <summary>Protects what holds data.</summary>
    public required bool Keep { get; init; }

    /// <summary>Further values of the chart.</summary>
    public required IReadOnlyDictionary<string, object?> Values { get; init; }

    /// <summary>Everything that the chosen backend finds wrong.</summary>
    /// <param name="cluster">The cluster that it will run on.</param>
    public IEnumerable<Fault> Check(ClusterInventory cluster) =>
        Backend == StorageBackend.Longhorn ? LonghornRules.Check(ToArgs(cluster)) : [];

    /// <summary>The settings as Longhorn's component takes them.</summary>
    /// <param name="cluster">The cluster that it will run on.</param>
    public LonghornStorageArgs ToArgs(ClusterInventory cluster) => new()
    {
        Cluster = cluster,
        Replicas = Replicas,
        DataLocality = DataLocality,
        ReclaimPolicy = ReclaimPolicy,
        StorageClasses = StorageClasses,
        NodeDrainPolicy = NodeDrainPolicy,
        CreateDefaultDiskLabeledNodes = CreateDefaultDiskLabeledNodes,
        DefaultDataPath = DefaultDataPath,
        StorageOverProvisioningPercentage = StorageOverProvisioningPercentage,
        StorageMinimalAvailablePercentage = StorageMinimalAvailablePercentage,
        CsiReplicaCount = CsiReplicaCount,
        UiReplicas = UiReplicas,
        RestrictInternalTraffic = RestrictInternalTraffic,
        PreUpgradeChecker = PreUpgradeChecker,
        KubeletRootDir = KubeletRootDir,
        Keep = Keep,
        Values = Values,
    };

    /// <summary>The settings; places that could not be read hold defaults, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    internal static StorageSettings Read(SettingsSection section)
    {
        var backend = section.RequiredChoice<StorageBackend>("backend");
        if (backend == StorageBackend.LocalPath)
        {
            section.RejectOthers($"has no effect with backend {backend}", "remove it");
        }

        return new StorageSettings
        {
            Backend = backend ?? StorageBackend.Longhorn,
            Replicas = section.Integer("replicas", 1, LonghornLimits.MaxReplicas),
            DataLocality = section.Choice<DataLocality>("dataLocality") ?? LonghornDefaults.DataLocality,
            ReclaimPolicy = section.Choice<ReclaimPolicy>("reclaimPolicy") ?? LonghornDefaults.ReclaimPolicy,
            StorageClasses = section.List("storageClasses", "a list of classes", ReadClass) ?? LonghornDefaults.StorageClasses,
            NodeDrainPolicy = section.Choice<NodeDrainPolicy>("nodeDrainPolicy") ?? LonghornDefaults.NodeDrainPolicy,
            CreateDefaultDiskLabeledNodes = section.Flag("createDefaultDiskLabeledNodes") ?? false,
            DefaultDataPath = section.Text("defaultDataPath", "a directory") ?? LonghornDefaults.DataPath,
            StorageOverProvisioningPercentage =
                section.Integer("storageOverProvisioningPercentage", 0, LonghornLimits.MaxOverProvisioningPercentage)
                ?? LonghornDefaults.OverProvisioningPercentage,
            StorageMinimalAvailablePercentage =
                section.Integer("storageMinimalAvailablePercentage", 0, 100) ?? LonghornDefaults.MinimalAvailablePercentage,
            CsiReplicaCount = section.Integer("csiReplicaCount", 1, LonghornLimits.MaxCsiReplicas),
            UiReplicas = section.Integer("uiReplicas", 0, LonghornLimits.MaxUiReplicas) ?? LonghornDefaults.UiReplicas,
            RestrictInternalTraffic = section.Flag("restrictInternalTraffic") ?? false,
            PreUpgradeChecker = section.Flag("preUpgradeChecker") ?? true,
            KubeletRootDir = section.Text("kubeletRootDir", "a directory"),
            Keep = section.Flag("keep") ?? true,
            Values = section.Tree("values", "chart values"),
        };
    }

    private static LonghornStorageClass ReadClass(SettingsSection section) => new(section.RequiredText("name", "a name for claims to use") ?? "")
    {
        Use = section.Choice<StorageUse>("use") ?? StorageUse.Replicated,
        Replicas = section.Integer("replicas", 1, LonghornLimits.MaxReplicas),
        DataLocality = section.Choice<DataLocality>("dataLocality"),
        ReclaimPolicy = section.Choice<ReclaimPolicy>("reclaimPolicy"),
        FileSystem = section.Choice<FileSystem>("fileSystem") ?? LonghornDefaults.FileSystem,
    };
}
