using Homelab.Cluster;
using Homelab.Components.Storage;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Homelab.Components.Tests.Storage;

[Collection(PulumiCollection.Name)]
public sealed class LocalPathStorageTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OffersK3sOwnClass_WhenVolumesMayGo(bool preview)
    {
        var run = await StorageRun.OnAsync(Args(ReclaimPolicy.Delete), preview);

        Assert.Equal(["local-path"], run.Registrations.Keys);
        Assert.Equal("local-path", await OutputUtilities.GetValueAsync(run.Storage.ClassFor(StorageUse.SingleNode)));
        Assert.Equal("local-path", await OutputUtilities.GetValueAsync(run.Storage.DefaultClass));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MakesAClassThatKeepsData(bool preview)
    {
        var run = await StorageRun.OnAsync(Args(ReclaimPolicy.Retain), preview);

        run.AssertInputs("local-path-storageclass-local-path-retain", """
            {
              "allowVolumeExpansion": false,
              "apiVersion": "storage.k8s.io/v1",
              "kind": "StorageClass",
              "metadata": {
                "annotations": { "defaultVolumeType": "local", "storageclass.kubernetes.io/is-default-class": "true" },
                "name": "local-path-retain"
              },
              "provisioner": "rancher.io/local-path",
              "reclaimPolicy": "Retain",
              "volumeBindingMode": "WaitForFirstConsumer"
            }
            """);
        Assert.Equal("local-path-retain", await OutputUtilities.GetValueAsync(run.Storage.ClassFor(StorageUse.SingleNode)));
    }

    [Fact]
    public async Task ClassFor_Throws_ForAUseThatItDoesNotServe()
    {
        var run = await StorageRun.OnAsync(Args(ReclaimPolicy.Delete));

        var exception = Assert.Throws<RunException>(() => run.Storage.ClassFor(StorageUse.SharedWrite));

        Assert.Equal(
            "local-path: homelab:storage.backend = local-path: has no StorageClass for shared-write use (it offers single-node); "
            + "choose longhorn or rook-ceph, or do without",
            exception.Message);
    }

    [Fact]
    public void Rejects_AClusterThatLeavesItOut() => Assert.Equal(
        "homelab:storage.backend = local-path: homelab:cluster.localStorage is disabled, so K3s brings no provisioner; "
        + "start the servers without --disable=local-storage, or choose another backend",
        Assert.Single(LocalPathRules.Check(new() { Cluster = Given.FourNodes with { LocalStorage = LocalStorage.Disabled } })).ToString());

    [Fact]
    public void Warns_WhereAPodCouldMove()
    {
        Assert.Single(LocalPathPlan.Warnings(Args(ReclaimPolicy.Retain)));
        Assert.Empty(LocalPathPlan.Warnings(new() { Cluster = Given.Cluster(Given.Server("only")) }));
    }

    private static LocalPathStorageArgs Args(ReclaimPolicy policy) => new() { Cluster = Given.FourNodes, ReclaimPolicy = policy };
}
