using System.Collections.Immutable;
using System.Globalization;
using Homelab.Cluster;
using Homelab.Cluster.Charts;
using Pulumi;

namespace Homelab.Components.Storage;

/// <summary>What <see cref="LonghornStorageArgs"/> come down to: chart values and StorageClasses, decided without Pulumi.</summary>
internal sealed record LonghornPlan
{
    /// <summary>The label by which Longhorn picks nodes for disks, and the values that it takes for a yes.</summary>
    internal const string DiskLabel = "node.longhorn.io/create-default-disk";

    private static readonly string[] DiskLabelValues = ["true", "config"];

    /// <summary>The nodes that Longhorn makes a disk on.</summary>
    public required ImmutableArray<Node> StorageNodes { get; init; }

    /// <summary>Copies kept of a volume whose class does not say otherwise.</summary>
    public required int Replicas { get; init; }

    /// <summary>Whether the chart is told the kubelet root, and which.</summary>
    public required KubeletRootDecision KubeletRoot { get; init; }

    /// <summary>The chart's values before <see cref="LonghornStorageArgs.TransformRelease"/>.</summary>
    public required ChartValues DecidedValues { get; init; }

    /// <summary>The chart's values as the release gets them.</summary>
    public required ChartValues Values { get; init; }

    /// <summary>The release's options as <see cref="LonghornStorageArgs.TransformRelease"/> left them, still without parent.</summary>
    public required CustomResourceOptions ReleaseOptions { get; init; }

    /// <summary>The StorageClasses with nothing left open.</summary>
    public required ImmutableArray<LonghornStorageClass> StorageClasses { get; init; }

    /// <summary>What the classes offer to claims.</summary>
    public StorageOffer Offer => new(
        StorageBackend.Longhorn,
        [.. StorageClasses.Select(item => new OfferedStorageClass(item.Name, item.Use, CapabilitiesOf(item), item.ReclaimPolicy!))],
        StorageUse.Replicated)
    {
        Remedies = StorageUse.All.ToImmutableDictionary(
            use => use, use => $"give a class of {StorageBackend.Longhorn.Setting}.storageClasses the use {use}"),
    };

    /// <summary>The pinned chart.</summary>
    public static Chart Chart => ChartCatalogue.Longhorn;

    /// <summary>Decides everything that the arguments leave open.</summary>
    /// <param name="args">The arguments; they need not be free of faults.</param>
    public static LonghornPlan For(LonghornStorageArgs args)
    {
        var nodes = args.Cluster.Nodes;
        var storageNodes = args.CreateDefaultDiskLabeledNodes ? [.. nodes.Where(IsLabelled)] : nodes;
        var replicas = args.Replicas ?? Math.Clamp(storageNodes.Length, 1, LonghornDefaults.Replicas);
        var kubeletRoot = KubeletRootDecision.For(nodes, args.KubeletRootDir, LonghornRules.KubeletRootDir);
        var options = new CustomResourceOptions { Protect = args.Keep };
        var values = Decide(args, replicas, kubeletRoot);
        args.TransformRelease?.Invoke(values, options);
        return new LonghornPlan
        {
            StorageNodes = storageNodes,
            Replicas = replicas,
            KubeletRoot = kubeletRoot,
            DecidedValues = Decide(args, replicas, kubeletRoot),
            Values = values,
            ReleaseOptions = options,
            StorageClasses = [.. args.StorageClasses.Select(declared => Complete(declared, args, replicas))],
        };
    }

    /// <summary>What should be known although it is no fault.</summary>
    /// <param name="args">The arguments that this plan was made from.</param>
    public IEnumerable<string> Warnings(LonghornStorageArgs args)
    {
        foreach (var warning in Chart.Warnings(args.Cluster.Nodes))
        {
            yield return warning;
        }

        if (args.KubeletRootDir is null && KubeletRoot.Path is { } root)
        {
            yield return $"every node keeps its kubelet in {root}, which Longhorn does not detect on K3s, so csi.kubeletRootDir is set to it";
        }
    }

    private static StorageCapabilities CapabilitiesOf(LonghornStorageClass item) => new()
    {
        Expansion = true,
        SharedWrite = item.Use == StorageUse.SharedWrite,
        CapacityEnforced = true,
    };

    private static LonghornStorageClass Complete(LonghornStorageClass declared, LonghornStorageArgs args, int replicas)
    {
        var locality = declared.DataLocality ?? args.DataLocality;
        // strict-local works with one copy only, so that is what was meant when nobody named a number.
        var inherited = args.Replicas is null && locality == DataLocality.StrictLocal ? 1 : replicas;
        return declared with
        {
            Replicas = declared.Replicas ?? inherited,
            DataLocality = locality,
            ReclaimPolicy = declared.ReclaimPolicy ?? args.ReclaimPolicy,
        };
    }

    private static bool IsLabelled(Node node) =>
        node.Labels.TryGetValue(DiskLabel, out var value) && DiskLabelValues.Contains(value);

    // Numbers and flags stay numbers and flags; the chart quotes what Longhorn wants as text.
    private static ChartValues Decide(LonghornStorageArgs args, int replicas, KubeletRootDecision kubeletRoot)
    {
        var values = new ChartValues();
        var csiReplicas = args.CsiReplicaCount ?? Math.Clamp(args.Cluster.Nodes.Length, 1, LonghornDefaults.CsiReplicas);
        foreach (var sidecar in new[] { "attacher", "provisioner", "resizer", "snapshotter" })
        {
            values.Set($"csi.{sidecar}ReplicaCount", csiReplicas);
        }

        if (kubeletRoot.Path is { } root)
        {
            values.Set(LonghornRules.KubeletRootKey, root);
        }

        // The chart's own class stays undefaulted and unused: a change of its parameters can break an upgrade
        // (Longhorn documentation, "Upgrade").
        values.Set("persistence.defaultClass", false);
        values.Set("persistence.defaultClassReplicaCount", replicas);
        values.Set("persistence.reclaimPolicy", args.ReclaimPolicy.Name);
        values.Set("defaultSettings.defaultReplicaCount", replicas.ToString(CultureInfo.InvariantCulture));
        values.Set("defaultSettings.createDefaultDiskLabeledNodes", args.CreateDefaultDiskLabeledNodes);
        values.Set("defaultSettings.defaultDataPath", args.DefaultDataPath);
        values.Set("defaultSettings.storageOverProvisioningPercentage", args.StorageOverProvisioningPercentage);
        values.Set("defaultSettings.storageMinimalAvailablePercentage", args.StorageMinimalAvailablePercentage);
        values.Set("defaultSettings.nodeDrainPolicy", args.NodeDrainPolicy.Name);
        values.Set("longhornUI.replicas", args.UiReplicas);

        // Since 1.12 the chart closes the network between Longhorn's pods even with networkPolicies.enabled off, and so
        // cuts off a node's iSCSI traffic on Cilium (longhorn/longhorn issue 13802).
        values.Set("networkPolicies.enabled", false);
        values.Set(LonghornRules.RestrictKey, args.RestrictInternalTraffic);
        values.Set("preUpgradeChecker.jobEnabled", args.PreUpgradeChecker);
        LonghornTolerations.Set(values, args.Cluster.Nodes);
        values.Merge(args.Values);
        return values;
    }
}
