using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Cluster.Charts;

namespace Homelab.Components.Storage;

/// <summary>What <see cref="LonghornStorageArgs"/> come down to: chart values and StorageClasses, decided without Pulumi.</summary>
internal sealed record LonghornPlan
{
    /// <summary>The label by which Longhorn picks nodes for disks.</summary>
    internal const string DiskLabel = "node.longhorn.io/create-default-disk";

    // Minutes after which Longhorn removes a copy that failed; the chart's own class has the same (chart longhorn
    // 1.12.1, templates/storageclass.yaml).
    private const string StaleReplicaTimeout = "30";

    private static readonly string[] DiskLabelValues = ["true", "config"];

    /// <summary>The nodes that Longhorn makes a disk on.</summary>
    public required ImmutableArray<Node> StorageNodes { get; init; }

    /// <summary>Copies kept of a volume whose class does not say otherwise.</summary>
    public required int Replicas { get; init; }

    /// <summary>Whether the chart is told the kubelet root, and which.</summary>
    public required KubeletRootDecision KubeletRoot { get; init; }

    /// <summary>Chart, values and options of the release.</summary>
    public required ChartPlan Release { get; init; }

    /// <summary>The StorageClasses with nothing left open.</summary>
    public required ImmutableArray<LonghornStorageClass> StorageClasses { get; init; }

    /// <summary>The network between Longhorn's pods.</summary>
    public required LonghornNetwork Network { get; init; }

    /// <summary>What the classes offer to claims.</summary>
    public required StorageOffer Offer { get; init; }

    /// <summary>The chart.</summary>
    public Chart Chart => Release.Chart;

    /// <summary>Decides everything that the arguments leave open.</summary>
    /// <param name="args">The arguments; they need not be free of faults.</param>
    public static LonghornPlan For(LonghornStorageArgs args)
    {
        var nodes = args.Cluster.Nodes;
        var labelled = args.CreateDefaultDiskLabeledNodes || !args.Nodes.IsEmpty;
        var storageNodes = labelled ? [.. nodes.Where(node => HasDisk(node, args))] : nodes;
        var replicas = args.Replicas ?? Math.Clamp(storageNodes.Length, 1, LonghornDefaults.Replicas);
        var chart = ChartCatalogue.LonghornVersions.Choose(args.Version, nodes);
        var kubeletRoot = KubeletRootDecision.For(nodes, args.KubeletRootDir, StorageOffer.KubeletRootSetting);
        ImmutableArray<LonghornStorageClass> classes = [.. args.StorageClasses.Select(declared => Complete(declared, args, replicas))];
        return new LonghornPlan
        {
            StorageNodes = storageNodes,
            Replicas = replicas,
            KubeletRoot = kubeletRoot,
            Release = ChartPlan.For(
                chart,
                LonghornRules.ValuesSetting,
                () => LonghornValues.Decide(args, chart, replicas, labelled, kubeletRoot),
                args.Keep,
                args.TransformRelease),
            StorageClasses = classes,
            Network = LonghornNetwork.For(args, chart),
            Offer = OfferOf(args, classes),
        };
    }

    /// <summary>How the driver is told a class.</summary>
    /// <param name="index">Position of the class.</param>
    public StorageClassSpec Spec(int index)
    {
        var item = StorageClasses[index];
        return new StorageClassSpec(Offer.Classes[index], LonghornNames.Driver, "Immediate")
        {
            Parameters = ImmutableDictionary.CreateRange(
            [
                KeyValuePair.Create("numberOfReplicas", item.Replicas!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                KeyValuePair.Create("staleReplicaTimeout", StaleReplicaTimeout),
                KeyValuePair.Create("dataLocality", item.DataLocality!.Name),
                KeyValuePair.Create("fsType", item.FileSystem.Name),
                KeyValuePair.Create("dataEngine", item.DataEngine.Name),
            ]),
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
            yield return $"every node keeps its kubelet in {root}, which Longhorn does not detect on K3s, so {LonghornValues.KubeletRootKey} is set to it";
        }

        if (args.V2DataEngine)
        {
            yield return "the v2 data engine needs kernel 6.7, 2 GiB of huge pages, the modules vfio_pci, uio_pci_generic and nvme-tcp, "
                + "and a processor core for itself on every node";
        }

        foreach (var item in StorageClasses.Where(item => item.Use != StorageUse.SingleNode && item.Replicas == 1))
        {
            yield return $"StorageClass {item.Name} is for {item.Use} use but keeps one copy, so its volumes do not survive the loss of a node";
        }
    }

    private static bool HasDisk(Node node, LonghornStorageArgs args) =>
        args.Nodes.Any(item => item.Name == node.Name)
        || (node.Labels.TryGetValue(DiskLabel, out var value) && DiskLabelValues.Contains(value));

    private static StorageOffer OfferOf(LonghornStorageArgs args, ImmutableArray<LonghornStorageClass> classes)
    {
        ImmutableArray<OfferedStorageClass> offered =
        [
            .. classes.Select(item => new OfferedStorageClass(
                item.Name,
                item.Use,
                new StorageCapabilities
                {
                    Expansion = true,
                    Snapshots = args.Snapshots,
                    SharedWrite = item.Use == StorageUse.SharedWrite,
                    CapacityEnforced = true,
                },
                item.ReclaimPolicy!)),
        ];
        return new StorageOffer(StorageBackend.Longhorn, offered, args.DefaultUse ?? StorageUse.Replicated)
        {
            Remedies = StorageUse.All.ToImmutableDictionary(
                use => use, use => $"give a class of {StorageBackend.Longhorn.Setting}.storageClasses the use {use}"),
        };
    }

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
}
