using Homelab.Components.CustomResources.Ceph;
using Homelab.Components.CustomResources.Snapshots;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Homelab.Components.Storage;

/// <summary>The objects that make Ceph of what Rook installs.</summary>
/// <param name="children">Makes children of the component.</param>
/// <param name="name">Name of the component.</param>
/// <param name="args">Its arguments.</param>
/// <param name="plan">What they lead to.</param>
internal sealed class RookCephObjects(StorageChildren children, string name, RookCephStorageArgs args, RookCephPlan plan)
{
    /// <summary>The cluster itself.</summary>
    /// <param name="after">The operator and the drivers.</param>
    public CustomResource CreateCluster(params Resource?[] after)
    {
        var spec = new CephClusterSpecArgs
        {
            CephVersion = new CephVersionArgs { Image = plan.CephImage },
            DataDirHostPath = args.DataDirHostPath,
            Mon = new CephDaemonsArgs { Count = plan.Monitors, AllowMultiplePerNode = false },
            Mgr = new CephDaemonsArgs { Count = plan.Monitors > 1 ? 2 : 1, AllowMultiplePerNode = false },
            Dashboard = new CephSwitchArgs { Enabled = false },
            Monitoring = new CephSwitchArgs { Enabled = args.Monitoring },
            // Linux before 7.0 cannot use the keys that Ceph makes since 20 (deploy/examples/cluster.yaml).
            Security = new CephSecurityArgs { Cephx = new CephxArgs { Csi = new CephxKeysArgs { KeyType = "aes" } } },
            Storage = new CephStorageArgs
            {
                UseAllNodes = false,
                UseAllDevices = false,
                Nodes = args.Nodes.Select(node => (Input<CephNodeArgs>)new CephNodeArgs
                {
                    Name = node.Name,
                    Devices = node.Devices.Select(device => (Input<CephDeviceArgs>)new CephDeviceArgs { Name = device }).ToList(),
                }).ToList(),
            },
        };
        if (Placement() is { } placement)
        {
            spec.Placement = new CephPlacementsArgs { All = placement };
        }

        return new CustomResource($"{name}-cluster", new CephClusterArgs { Metadata = InNamespace("rook-ceph"), Spec = spec }, children.Kept(after));
    }

    /// <summary>The pool of block volumes.</summary>
    /// <param name="cluster">The cluster.</param>
    public CustomResource CreateBlockPool(Resource cluster) => new(
        $"{name}-blockpool",
        new CephBlockPoolArgs { Metadata = InNamespace(RookCephPlan.BlockPool), Spec = Pool() },
        children.Kept(cluster));

    /// <summary>The shared file system, and the part of it in which the driver makes volumes.</summary>
    /// <param name="cluster">The cluster.</param>
    public CustomResource CreateFilesystem(Resource cluster)
    {
        var server = new CephMetadataServerArgs { ActiveCount = 1, ActiveStandby = true };
        if (Placement() is { } placement)
        {
            server.Placement = placement;
        }

        var data = Pool();
        data.Name = RookCephPlan.DataPool;
        var filesystem = new CustomResource(
            $"{name}-filesystem",
            new CephFilesystemArgs
            {
                Metadata = InNamespace(RookCephPlan.FileSystem),
                Spec = new CephFilesystemSpecArgs
                {
                    MetadataPool = Pool(),
                    DataPools = { data },
                    PreserveFilesystemOnDelete = true,
                    MetadataServer = server,
                },
            },
            children.Kept(cluster));
        _ = new CustomResource(
            $"{name}-subvolumegroup",
            new CephFilesystemSubVolumeGroupArgs
            {
                Metadata = InNamespace($"{RookCephPlan.FileSystem}-csi"),
                Spec = new CephFilesystemSubVolumeGroupSpecArgs { Name = "csi", FilesystemName = RookCephPlan.FileSystem },
            },
            children.Kept(filesystem));
        return filesystem;
    }

    /// <summary>The snapshot classes, when the cluster has a snapshot controller.</summary>
    /// <param name="cluster">The cluster.</param>
    public void CreateSnapshotClasses(Resource cluster)
    {
        if (!args.Snapshots)
        {
            return;
        }

        CreateSnapshotClass("ceph-block-snapshot", RookCephPlan.BlockDriver, "rbd", cluster);
        if (args.SharedFileSystem)
        {
            CreateSnapshotClass("ceph-filesystem-snapshot", RookCephPlan.FileDriver, "cephfs", cluster);
        }
    }

    private static ObjectMetaArgs InNamespace(string objectName) => new() { Name = objectName, Namespace = RookCephPlan.Namespace };

    private CephPoolArgs Pool() => new()
    {
        FailureDomain = "host",
        Replicated = new CephReplicatedArgs { Size = plan.Replicas, RequireSafeReplicaSize = plan.Replicas > 1 },
    };

    private CephPlacementArgs? Placement()
    {
        var taints = StorageTolerations.Taints(args.Cluster.Nodes);
        return taints.IsEmpty ? null : new CephPlacementArgs { Tolerations = StorageTolerations.ToArgs(taints) };
    }

    private void CreateSnapshotClass(string className, string driver, string user, Resource cluster) => _ = new CustomResource(
        $"{name}-snapshotclass-{className}",
        new VolumeSnapshotClassArgs
        {
            Metadata = new ObjectMetaArgs { Name = className },
            Driver = driver,
            DeletionPolicy = "Delete",
            Parameters =
            {
                ["clusterID"] = RookCephPlan.Namespace,
                ["csi.storage.k8s.io/snapshotter-secret-name"] = $"rook-csi-{user}-provisioner",
                ["csi.storage.k8s.io/snapshotter-secret-namespace"] = RookCephPlan.Namespace,
            },
        },
        children.Plain(cluster, args.SnapshotController));
}
