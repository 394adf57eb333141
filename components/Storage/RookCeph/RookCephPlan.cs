using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Cluster.Charts;

namespace Homelab.Components.Storage;

/// <summary>What <see cref="RookCephStorageArgs"/> come down to, decided without Pulumi.</summary>
internal sealed record RookCephPlan
{
    /// <summary>Where operator and cluster live; also the prefix of the drivers' names, and the cluster's id for them.</summary>
    internal const string Namespace = "rook-ceph";

    /// <summary>The CSI driver of block volumes.</summary>
    internal const string BlockDriver = Namespace + ".rbd.csi.ceph.com";

    /// <summary>The CSI driver of the shared file system.</summary>
    internal const string FileDriver = Namespace + ".cephfs.csi.ceph.com";

    /// <summary>The pool of block volumes.</summary>
    internal const string BlockPool = "replicapool";

    /// <summary>The shared file system.</summary>
    internal const string FileSystem = "shared";

    /// <summary>The pool of its files.</summary>
    internal const string DataPool = "replicated";

    /// <summary>Which images the releases are made for (deploy/examples/images.txt of each tag).</summary>
    private static readonly ImmutableDictionary<string, string> CephImages = ImmutableDictionary<string, string>.Empty
        .Add("v1.19.10", "quay.io/ceph/ceph:v19.2.6")
        .Add("v1.20.6", "quay.io/ceph/ceph:v20.2.4");

    /// <summary>Copies kept of all data.</summary>
    public required int Replicas { get; init; }

    /// <summary>Monitors.</summary>
    public required int Monitors { get; init; }

    /// <summary>Whether the charts are told the kubelet root, and which.</summary>
    public required KubeletRootDecision KubeletRoot { get; init; }

    /// <summary>Chart, values and options of the operator's release.</summary>
    public required ChartPlan Operator { get; init; }

    /// <summary>Chart, values and options of the drivers' release; null while Rook brings the drivers itself.</summary>
    public required ChartPlan? Drivers { get; init; }

    /// <summary>The StorageClasses.</summary>
    public required ImmutableArray<StorageClassSpec> Classes { get; init; }

    /// <summary>What the classes offer to claims.</summary>
    public required StorageOffer Offer { get; init; }

    /// <summary>The image of Ceph.</summary>
    public string CephImage => CephImages[Operator.Chart.Version];

    /// <summary>The releases that install CSI drivers.</summary>
    public IEnumerable<ChartPlan> Releases => Drivers is null ? [Operator] : [Operator, Drivers];

    /// <summary>Decides everything that the arguments leave open.</summary>
    /// <param name="args">The arguments; they need not be free of faults.</param>
    public static RookCephPlan For(RookCephStorageArgs args)
    {
        var nodes = args.Cluster.Nodes;
        var chart = ChartCatalogue.RookCephVersions.Choose(args.Version, nodes);
        var root = KubeletRootDecision.For(nodes, args.KubeletRootDir, StorageOffer.KubeletRootSetting);
        var ownDrivers = chart.KubeletRootKeys.IsEmpty;
        ImmutableArray<StorageClassSpec> classes = args.SharedFileSystem ? [RookCephClasses.Block(args), RookCephClasses.File(args)] : [RookCephClasses.Block(args)];
        return new RookCephPlan
        {
            Replicas = args.Replicas ?? Math.Clamp(args.Nodes.Length, 1, RookCephDefaults.Replicas),
            Monitors = args.Monitors ?? (nodes.Length >= 3 ? 3 : 1),
            KubeletRoot = root,
            Operator = ChartPlan.For(
                chart, RookCephRules.ValuesSetting, () => RookCephValues.Operator(args, chart, root), args.Keep, args.TransformRelease),
            Drivers = ownDrivers
                ? ChartPlan.For(
                    ChartCatalogue.CephCsiDrivers, RookCephRules.DriverValuesSetting, () => RookCephValues.Drivers(args, root), args.Keep, transform: null)
                : null,
            Classes = classes,
            Offer = new StorageOffer(StorageBackend.RookCeph, [.. classes.Select(item => item.Offered)], args.DefaultUse ?? StorageUse.Replicated)
            {
                Remedies = ImmutableDictionary<StorageUse, string>.Empty.Add(
                    StorageUse.SharedWrite, $"switch {RookCephRules.Setting}.sharedFileSystem on"),
            },
        };
    }

    /// <summary>What should be known although it is no fault.</summary>
    /// <param name="args">The arguments that this plan was made from.</param>
    public IEnumerable<string> Warnings(RookCephStorageArgs args)
    {
        var newest = ChartCatalogue.RookCephVersions.Newest;
        if (args.Version is null && Operator.Chart != newest)
        {
            var lowest = args.Cluster.Nodes.MinBy(node => node.Version)!;
            yield return $"{Operator.Chart} is taken instead of {newest.Version}, which needs Kubernetes {newest.Kubernetes}: {lowest.Name} runs {lowest.Version}";
        }

        if (Replicas == 1)
        {
            yield return "Ceph keeps one copy, so its volumes do not survive the loss of a disk";
        }
    }
}
