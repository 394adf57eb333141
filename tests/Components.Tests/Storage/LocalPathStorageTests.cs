using Homelab.Components.Storage;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Xunit;

namespace Homelab.Components.Tests.Storage;

[Collection(PulumiCollection.Name)]
public sealed class LocalPathStorageTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OffersK3sOwnClass(bool preview)
    {
        LocalPathStorage? storage = null;
        var mocks = await RunAsync(preview, made => storage = made);

        Assert.Equal(["local-path"], mocks.Registrations.Keys);
        Assert.Equal("local-path", await OutputUtilities.GetValueAsync(storage!.ClassFor(StorageUse.SingleNode)));
        Assert.Equal("local-path", await OutputUtilities.GetValueAsync(storage.DefaultClass));
    }

    [Fact]
    public async Task ClassFor_Throws_ForAUseThatItDoesNotServe()
    {
        var exception = await Assert.ThrowsAsync<RunException>(
            () => RunAsync(preview: true, made => made.ClassFor(StorageUse.SharedWrite)));

        Assert.Equal(
            "local-path: homelab:storage.backend = local-path: has no StorageClass for shared-write use (it offers single-node); "
            + "choose longhorn or rook-ceph, or do without",
            exception.Message);
    }

    private static async Task<RecordingMocks> RunAsync(bool preview, Action<LocalPathStorage> created)
    {
        var mocks = new RecordingMocks(ids: !preview);
        await Deployment.TestAsync(
            mocks,
            new TestOptions { IsPreview = preview },
            () => created(new LocalPathStorage("local-path", new LocalPathStorageArgs { Cluster = Given.FourNodes })));
        return mocks;
    }
}
