using Homelab.Cluster;
using Homelab.Components.Storage;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Testing;
using Xunit;

namespace Homelab.Components.Tests.Storage;

/// <summary>The example of components/Storage/README.md, letter by letter but for line breaks.</summary>
[Collection(PulumiCollection.Name)]
public sealed class ReadmeExample
{
    [Fact]
    public async Task Runs()
    {
        var mocks = new RecordingMocks(ids: true);

        await Deployment.TestAsync(mocks, new TestOptions(), () => Create(Given.FourNodes));

        Assert.Contains("\"storageClassName\":\"longhorn-replicated\"", mocks.Registrations["photos"].Inputs, StringComparison.Ordinal);
    }

    private static void Create(ClusterInventory cluster)
    {
        var storage = new LonghornStorage("longhorn", new LonghornStorageArgs { Cluster = cluster, Replicas = 2 });

        _ = new PersistentVolumeClaim("photos", new PersistentVolumeClaimArgs
        {
            Spec = new PersistentVolumeClaimSpecArgs
            {
                StorageClassName = storage.ClassFor(StorageUse.Replicated),
                AccessModes = { "ReadWriteOnce" },
                Resources = new VolumeResourceRequirementsArgs { Requests = { ["storage"] = "20Gi" } },
            },
        });
    }
}
