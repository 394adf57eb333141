using System.Collections.Immutable;
using System.Globalization;
using Homelab.Cluster;
using Homelab.Cluster.Charts;

namespace Homelab.Components.Storage;

/// <summary>What <see cref="OpenEbsStorageArgs"/> come down to, decided without Pulumi.</summary>
internal sealed record OpenEbsPlan
{
    /// <summary>Where OpenEBS lives.</summary>
    internal const string Namespace = "openebs";

    /// <summary>The class of directories on a node.</summary>
    internal const string HostpathClass = "openebs-hostpath";

    /// <summary>The class of copies on spare disks.</summary>
    internal const string ReplicatedClass = "openebs-replicated";

    /// <summary>Mayastor's CSI driver.</summary>
    internal const string Driver = "io.openebs.csi-mayastor";

    /// <summary>Whether the chart is told the kubelet root, and which.</summary>
    public required KubeletRootDecision KubeletRoot { get; init; }

    /// <summary>Chart, values and options of the release.</summary>
    public required ChartPlan Release { get; init; }

    /// <summary>The StorageClasses.</summary>
    public required ImmutableArray<StorageClassSpec> Classes { get; init; }

    /// <summary>What the classes offer to claims.</summary>
    public required StorageOffer Offer { get; init; }

    /// <summary>Decides everything that the arguments leave open.</summary>
    /// <param name="args">The arguments; they need not be free of faults.</param>
    public static OpenEbsPlan For(OpenEbsStorageArgs args)
    {
        var kubeletRoot = KubeletRootDecision.For(args.Cluster.Nodes, args.KubeletRootDir, StorageOffer.KubeletRootSetting);
        ImmutableArray<StorageClassSpec> classes = args.Mayastor is { } mayastor ? [Replicated(args, mayastor), Hostpath(args)] : [Hostpath(args)];
        return new OpenEbsPlan
        {
            KubeletRoot = kubeletRoot,
            Release = ChartPlan.For(
                ChartCatalogue.OpenEbs,
                OpenEbsRules.ValuesSetting,
                () => OpenEbsValues.Decide(args, kubeletRoot),
                args.Keep,
                args.TransformRelease),
            Classes = classes,
            Offer = new StorageOffer(
                StorageBackend.OpenEbs,
                [.. classes.Select(item => item.Offered)],
                args.DefaultUse ?? (args.Mayastor is null ? StorageUse.SingleNode : StorageUse.Replicated))
            {
                Remedies = ImmutableDictionary<StorageUse, string>.Empty.Add(
                    StorageUse.Replicated, $"give {OpenEbsRules.Setting}.mayastor spare disks, or choose {StorageBackend.Longhorn} or {StorageBackend.RookCeph}"),
            },
        };
    }

    /// <summary>What should be known although it is no fault.</summary>
    /// <param name="args">The arguments that this plan was made from.</param>
    public IEnumerable<string> Warnings(OpenEbsStorageArgs args)
    {
        foreach (var warning in Release.Chart.Warnings(args.Cluster.Nodes))
        {
            yield return warning;
        }

        if (args.Mayastor is { } mayastor)
        {
            yield return "Mayastor needs 2 GiB of huge pages, the module nvme-tcp and two processor cores for itself on "
                + string.Join(", ", mayastor.Nodes.Select(node => node.Name));
        }
    }

    private static StorageClassSpec Hostpath(OpenEbsStorageArgs args)
    {
        var capabilities = new StorageCapabilities { CapacityEnforced = args.Quota != HostpathQuota.None };
        return new StorageClassSpec(
            new OfferedStorageClass(HostpathClass, StorageUse.SingleNode, capabilities, args.ReclaimPolicy), "openebs.io/local", "WaitForFirstConsumer")
        {
            Annotations = ImmutableDictionary<string, string>.Empty
                .Add("openebs.io/cas-type", "local")
                .Add("cas.openebs.io/config", HostpathConfig(args)),
        };
    }

    // The provisioner reads its settings as YAML in an annotation (OpenEBS documentation, "Create StorageClass(es)"). The
    // path is quoted as YAML does, in which only quotes and backslashes mean anything.
    private static string HostpathConfig(OpenEbsStorageArgs args)
    {
        var path = args.BasePath.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        var quota = args.Quota == HostpathQuota.None ? "" : $"- name: {args.Quota.Name.ToUpperInvariant()}Quota\n  enabled: \"true\"\n";
        return $"- name: StorageType\n  value: \"hostpath\"\n- name: BasePath\n  value: \"{path}\"\n{quota}";
    }

    private static StorageClassSpec Replicated(OpenEbsStorageArgs args, OpenEbsMayastor mayastor)
    {
        var nodes = mayastor.Nodes.Length;
        var replicas = mayastor.Replicas ?? Math.Clamp(nodes, 1, OpenEbsDefaults.Replicas);
        var capabilities = new StorageCapabilities { Expansion = true, Snapshots = true, CapacityEnforced = true };
        return new StorageClassSpec(
            new OfferedStorageClass(ReplicatedClass, StorageUse.Replicated, capabilities, args.ReclaimPolicy), Driver, "Immediate")
        {
            Parameters = ImmutableDictionary<string, string>.Empty
                .Add("protocol", "nvmf")
                .Add("repl", replicas.ToString(CultureInfo.InvariantCulture))
                .Add("fsType", "ext4"),
        };
    }
}
