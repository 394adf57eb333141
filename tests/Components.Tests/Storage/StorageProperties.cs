using System.Collections.Concurrent;
using System.Collections.Immutable;
using CsCheck;
using Homelab.Cluster;
using Homelab.Cluster.Charts;
using Homelab.Components.Storage;
using Xunit;

namespace Homelab.Components.Tests.Storage;

/// <summary>What holds for every backend, whatever the inventory and the settings.</summary>
[Collection(PulumiCollection.Name)]
public sealed class StorageProperties
{
    private static readonly Gen<string?> Root = Gen.OneOf<string?>(null, null, null, "/var/lib/kubelet", "/var/lib/kubelet/", Given.Rancher, "/data/kubelet");
    private static readonly Gen<string> Version = Gen.OneOf("v1.30.13+k3s1", "v1.31.9+k3s1", "v1.32.5+k3s1", "v1.33.1+k3s1", "v1.32.5");

    private static readonly Gen<ClusterInventory> Cluster = Gen.Select(
        Gen.Select(Root, Version, Gen.Bool).Array[1, 4], Gen.OneOf(LocalStorage.Packaged, LocalStorage.Skipped, LocalStorage.Disabled), (nodes, localStorage) =>
            Given.Cluster([.. nodes.Select((node, i) => Node(i, node.Item1, node.Item2, node.Item3))]) with { LocalStorage = localStorage });

    private static readonly Gen<StorageUse?> Use = Gen.OneOf<StorageUse?>(null, null, StorageUse.Replicated, StorageUse.SingleNode, StorageUse.SharedWrite);

    /// <summary>Arguments of any backend; <c>value</c> and <c>transformed</c> are kubelet roots that come by the back doors.</summary>
    private static readonly Gen<StorageArgs> Args = Gen.Select(Cluster, Root, Root, Root, Use, Gen.Int[0, 5], Gen.Bool, Gen.Bool).Select(
        (cluster, setting, value, transformed, use, backend, flag, snapshots) => Of(backend, cluster, setting, value, transformed, use, flag, snapshots));

    [Fact]
    public void WhateverIsAccepted_DeploysNoKubeletRoot_ButThatOfEveryNode()
    {
        var told = new HashSet<string>();
        var accepted = 0;
        Args.Sample(args =>
        {
            if (StorageRun.Check(args).Any())
            {
                return;
            }

            Interlocked.Increment(ref accepted);
            foreach (var (release, key) in Releases(args).SelectMany(release => release.Chart.KubeletRootKeys.Select(key => (release, key))))
            {
                var value = release.Values.Get(key);
                var deployed = value ?? KubeletRoot.StandardPath;
                Assert.All(args.Cluster.Nodes, node => Assert.Equal(node.KubeletRoot.Path, deployed));
                lock (told)
                {
                    told.Add($"{release.Chart.Name} {value ?? "unset"}");
                }
            }
        }, iter: 20000);

        // The samples went through every chart that takes a root, told and untold.
        Assert.True(accepted > 100, $"{accepted} samples were accepted");
        Assert.All(
            new[] { "longhorn", "openebs", "rook-ceph", "ceph-csi-drivers" },
            chart => Assert.Superset(new HashSet<string> { $"{chart} unset", $"{chart} /data/kubelet" }, told));
    }

    [Fact]
    public async Task WhateverIsAccepted_HasExactlyOneDefault_AndAClassForEveryClaim()
    {
        // Few samples are accepted, so the first of each backend are taken out of many.
        var samples = new ConcurrentDictionary<Type, ConcurrentQueue<StorageArgs>>();
        Args.Sample(args =>
        {
            var taken = samples.GetOrAdd(args.GetType(), _ => new());
            if (taken.Count < 30 && !StorageRun.Check(args).Any())
            {
                taken.Enqueue(args);
            }
        }, iter: 20000);

        foreach (var args in samples.Values.SelectMany(taken => taken))
        {
            var run = await StorageRun.OnAsync(args, withDefault: true);

            Assert.Empty(StorageObjectRules.Check(run.Objects, args.Cluster.LocalStorage));
            Assert.All(StorageUse.All, use => Assert.Equal(run.Storage.Offer.Find(use) is null, run.Storage.Offer.Check(use).Any()));
            Assert.NotNull(run.Storage.Offer.Find(StorageUse.SingleNode));
        }

        Assert.Equal(4, samples.Count);
        Assert.All(samples, taken => Assert.True(taken.Value.Count >= 10, $"{taken.Value.Count} samples of {taken.Key.Name} were accepted"));
    }

    private static IEnumerable<ChartPlan> Releases(StorageArgs args) => args switch
    {
        LonghornStorageArgs longhorn => [LonghornPlan.For(longhorn).Release],
        OpenEbsStorageArgs openEbs => [OpenEbsPlan.For(openEbs).Release],
        RookCephStorageArgs rookCeph => RookCephPlan.For(rookCeph).Releases,
        _ => [],
    };

    private static Node Node(int index, string? root, string version, bool tainted)
    {
        var node = Given.Server($"n{index + 1}", version) with
        {
            Labels = ImmutableSortedDictionary<string, string>.Empty.Add("openebs.io/engine", "mayastor"),
            Taints = tainted ? [new Taint("nvidia.com/gpu", "present", TaintEffect.NoSchedule)] : [],
        };
        return root is null ? node : node with { KubeletRoot = KubeletRoot.At(root) };
    }

    private static StorageArgs Of(
        int backend, ClusterInventory cluster, string? setting, string? value, string? transformed, StorageUse? use, bool flag, bool snapshots) => backend switch
        {
            0 or 1 => new LonghornStorageArgs
            {
                Cluster = cluster,
                KubeletRootDir = setting,
                DefaultUse = use,
                Snapshots = snapshots,
                Version = flag ? "1.11.3" : null,
                Values = Values("csi.kubeletRootDir", value),
                TransformRelease = Transform("csi.kubeletRootDir", transformed),
            },
            2 => new LocalPathStorageArgs
            {
                Cluster = cluster,
                KubeletRootDir = setting,
                DefaultUse = use,
                ReclaimPolicy = flag ? ReclaimPolicy.Retain : ReclaimPolicy.Delete,
            },
            3 => new OpenEbsStorageArgs
            {
                Cluster = cluster,
                KubeletRootDir = setting,
                DefaultUse = use,
                Mayastor = flag ? new OpenEbsMayastor([new OpenEbsNode("n1", ["/dev/disk/by-id/a"])]) : null,
                Values = Values("mayastor.csi.node.kubeletDir", value),
                TransformRelease = Transform("lvm-localpv.lvmNode.kubeletDir", transformed),
            },
            _ => new RookCephStorageArgs
            {
                Cluster = cluster,
                KubeletRootDir = setting,
                DefaultUse = use,
                Snapshots = snapshots,
                SharedFileSystem = flag,
                Nodes = [new RookCephNode("n1", ["/dev/disk/by-id/a"])],
                Values = Values("csi.kubeletDirPath", value),
                DriverValues = Values("operatorConfig.driverSpecDefaults.nodePlugin.kubeletDirPath", transformed),
            },
        };

    private static IReadOnlyDictionary<string, object?> Values(string key, string? root)
    {
        if (root is null)
        {
            return ImmutableDictionary<string, object?>.Empty;
        }

        var values = new ChartValues();
        values.Set(key, root);
        return values.ToDictionary().ToDictionary(pair => pair.Key, object? (pair) => pair.Value, StringComparer.Ordinal);
    }

    private static Action<ChartValues, Pulumi.CustomResourceOptions>? Transform(string key, string? root) =>
        root is null ? null : (values, _) => values.Set(key, root);
}
