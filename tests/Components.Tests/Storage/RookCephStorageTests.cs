using Homelab.Cluster;
using Homelab.Components.Storage;
using Pulumi.Utilities;
using Xunit;

namespace Homelab.Components.Tests.Storage;

[Collection(PulumiCollection.Name)]
public sealed class RookCephStorageTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task InstallsOperatorDriversClusterAndClasses(bool preview)
    {
        var run = await StorageRun.OnAsync(Given.RookCeph(Given.NewNodes), preview);

        Assert.Equal(
            [
                "rook-ceph", "rook-ceph-blockpool", "rook-ceph-cluster", "rook-ceph-drivers", "rook-ceph-filesystem", "rook-ceph-namespace",
                "rook-ceph-release", "rook-ceph-storageclass-ceph-block", "rook-ceph-storageclass-ceph-filesystem", "rook-ceph-subvolumegroup",
            ],
            run.Registrations.Keys.Order(StringComparer.Ordinal));
        run.AssertInputs("rook-ceph-cluster", """
            {
              "apiVersion": "ceph.rook.io/v1",
              "kind": "CephCluster",
              "metadata": { "name": "rook-ceph", "namespace": "rook-ceph" },
              "spec": {
                "cephVersion": { "image": "quay.io/ceph/ceph:v20.2.4" },
                "dashboard": { "enabled": false },
                "dataDirHostPath": "/var/lib/rook",
                "mgr": { "allowMultiplePerNode": false, "count": 2 },
                "mon": { "allowMultiplePerNode": false, "count": 3 },
                "monitoring": { "enabled": false },
                "security": { "cephx": { "csi": { "keyType": "aes" } } },
                "storage": {
                  "nodes": [
                    { "devices": [{ "name": "/dev/disk/by-id/a" }], "name": "n1" },
                    { "devices": [{ "name": "/dev/disk/by-id/b" }], "name": "n2" },
                    { "devices": [{ "name": "/dev/disk/by-id/c" }], "name": "n3" }
                  ],
                  "useAllDevices": false,
                  "useAllNodes": false
                }
              }
            }
            """);
        run.AssertInputs("rook-ceph-blockpool", """
            {
              "apiVersion": "ceph.rook.io/v1",
              "kind": "CephBlockPool",
              "metadata": { "name": "replicapool", "namespace": "rook-ceph" },
              "spec": { "failureDomain": "host", "replicated": { "requireSafeReplicaSize": true, "size": 3 } }
            }
            """);
        run.AssertInputs("rook-ceph-filesystem", """
            {
              "apiVersion": "ceph.rook.io/v1",
              "kind": "CephFilesystem",
              "metadata": { "name": "shared", "namespace": "rook-ceph" },
              "spec": {
                "dataPools": [{ "failureDomain": "host", "name": "replicated", "replicated": { "requireSafeReplicaSize": true, "size": 3 } }],
                "metadataPool": { "failureDomain": "host", "replicated": { "requireSafeReplicaSize": true, "size": 3 } },
                "metadataServer": { "activeCount": 1, "activeStandby": true },
                "preserveFilesystemOnDelete": true
              }
            }
            """);
        Assert.Equal("ceph-block", await OutputUtilities.GetValueAsync(run.Storage.ClassFor(StorageUse.SingleNode)));
        Assert.Equal("ceph-filesystem", await OutputUtilities.GetValueAsync(run.Storage.ClassFor(StorageUse.SharedWrite)));
    }

    [Fact]
    public async Task Classes_NameTheSecretsThatRookMakes()
    {
        var run = await StorageRun.OnAsync(Given.RookCeph(Given.NewNodes));

        run.AssertInputs("rook-ceph-storageclass-ceph-filesystem", """
            {
              "allowVolumeExpansion": true,
              "apiVersion": "storage.k8s.io/v1",
              "kind": "StorageClass",
              "metadata": { "name": "ceph-filesystem" },
              "parameters": {
                "clusterID": "rook-ceph",
                "csi.storage.k8s.io/controller-expand-secret-name": "rook-csi-cephfs-provisioner",
                "csi.storage.k8s.io/controller-expand-secret-namespace": "rook-ceph",
                "csi.storage.k8s.io/controller-publish-secret-name": "rook-csi-cephfs-provisioner",
                "csi.storage.k8s.io/controller-publish-secret-namespace": "rook-ceph",
                "csi.storage.k8s.io/node-stage-secret-name": "rook-csi-cephfs-node",
                "csi.storage.k8s.io/node-stage-secret-namespace": "rook-ceph",
                "csi.storage.k8s.io/provisioner-secret-name": "rook-csi-cephfs-provisioner",
                "csi.storage.k8s.io/provisioner-secret-namespace": "rook-ceph",
                "fsName": "shared",
                "pool": "shared-replicated"
              },
              "provisioner": "rook-ceph.cephfs.csi.ceph.com",
              "reclaimPolicy": "Retain",
              "volumeBindingMode": "Immediate"
            }
            """);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TakesTheRookBefore_WhileANodeIsTooOld_AndTellsItTheKubeletRoot(bool preview)
    {
        var args = Given.RookCeph(Given.OldNodes.WithKubeletRoot("/data/kubelet"));

        var run = await StorageRun.OnAsync(args, preview);

        Assert.Equal("v1.19.10", run.Value("rook-ceph-release", "version")?.GetValue<string>());
        Assert.Equal("/data/kubelet", run.Value("rook-ceph-release", "values", "csi", "kubeletDirPath")?.GetValue<string>());
        Assert.DoesNotContain("rook-ceph-drivers", run.Registrations.Keys);
        Assert.Equal("quay.io/ceph/ceph:v19.2.6", run.Value("rook-ceph-cluster", "spec", "cephVersion", "image")?.GetValue<string>());
        Assert.Equal(
            "rook-ceph v1.19.10 is taken instead of v1.20.6, which needs Kubernetes 1.31 to 1.36: n3 runs v1.30.13+k3s1", Assert.Single(run.Storage.Warnings));
    }

    [Fact]
    public async Task TellsTheDriversTheKubeletRoot_SinceTheyAreAChartOfTheirOwn()
    {
        var run = await StorageRun.OnAsync(Given.RookCeph(Given.NewNodes.WithKubeletRoot("/data/kubelet")));

        Assert.Equal(
            "/data/kubelet",
            run.Value("rook-ceph-drivers", "values", "operatorConfig", "driverSpecDefaults", "nodePlugin", "kubeletDirPath")?.GetValue<string>());
        Assert.DoesNotContain("kubelet", run.Registrations["rook-ceph-release"].Inputs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToleratesTaints_OfDriversAndDaemons()
    {
        var cluster = Given.NewNodes.With(node => node with { Taints = [new Taint("nvidia.com/gpu", "", TaintEffect.NoSchedule)] });

        var run = await StorageRun.OnAsync(Given.RookCeph(cluster));

        const string Toleration = """[{"effect":"NoSchedule","key":"nvidia.com/gpu","operator":"Exists"}]""";
        Assert.Equal(Toleration, run.Value("rook-ceph-drivers", "values", "operatorConfig", "driverSpecDefaults", "nodePlugin", "tolerations")!.ToJsonString());
        Assert.Equal(Toleration, run.Value("rook-ceph-cluster", "spec", "placement", "all", "tolerations")!.ToJsonString());
        Assert.Equal(Toleration, run.Value("rook-ceph-filesystem", "spec", "metadataServer", "placement", "tolerations")!.ToJsonString());
    }

    [Fact]
    public async Task KeepsWhatHoldsData()
    {
        var run = await StorageRun.OnAsync(Given.RookCeph(Given.NewNodes));

        Assert.Equal(
            [
                "rook-ceph-blockpool", "rook-ceph-cluster", "rook-ceph-drivers", "rook-ceph-filesystem", "rook-ceph-namespace", "rook-ceph-release",
                "rook-ceph-subvolumegroup",
            ],
            run.Options.Where(pair => pair.Value is { Protect: true, RetainOnDelete: true }).Select(pair => pair.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SnapshotClasses_ComeWithTheController()
    {
        var run = await StorageRun.OnAsync(Given.RookCeph(Given.NewNodes, snapshots: true));

        run.AssertInputs("rook-ceph-snapshotclass-ceph-block-snapshot", """
            {
              "apiVersion": "snapshot.storage.k8s.io/v1",
              "deletionPolicy": "Delete",
              "driver": "rook-ceph.rbd.csi.ceph.com",
              "kind": "VolumeSnapshotClass",
              "metadata": { "name": "ceph-block-snapshot" },
              "parameters": {
                "clusterID": "rook-ceph",
                "csi.storage.k8s.io/snapshotter-secret-name": "rook-csi-rbd-provisioner",
                "csi.storage.k8s.io/snapshotter-secret-namespace": "rook-ceph"
              }
            }
            """);
        Assert.Equal("volumeSnapshot", run.Value("rook-ceph-drivers", "values", "drivers", "rbd", "snapshotPolicy")?.GetValue<string>());
    }

    [Fact]
    public void Rejects_AnEvenNumberOfMonitors() => Assert.Equal(
        "homelab:storage.rookCeph.monitors = 2: an even number of monitors survives no more losses than one less; write an odd number",
        Assert.Single(RookCephRules.Check(Given.RookCeph(Given.NewNodes, monitors: 2))).ToString());

    [Fact]
    public void Rejects_SharedWrite_WithoutTheFileSystem() => Assert.Equal(
        "homelab:storage.backend = rook-ceph: has no StorageClass for shared-write use (it offers replicated); switch homelab:storage.rookCeph.sharedFileSystem on",
        Assert.Single(RookCephPlan.For(Given.RookCeph(Given.NewNodes, sharedFileSystem: false)).Offer.Check(StorageUse.SharedWrite)).ToString());
}
