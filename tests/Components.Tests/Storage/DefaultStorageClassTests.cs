using Homelab.Cluster;
using Homelab.Components.Storage;
using Xunit;

namespace Homelab.Components.Tests.Storage;

[Collection(PulumiCollection.Name)]
public sealed class DefaultStorageClassTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TakesTheMarkFromK3sOwnClass_WhenAnotherIsTheDefault(bool preview)
    {
        var run = await StorageRun.OnAsync(Given.Longhorn(), preview, withDefault: true);

        Assert.Equal("kubernetes:storage.k8s.io/v1:StorageClassPatch", run.Registrations["default-local-path"].Type);
        run.AssertInputs("default-local-path", """
            {
              "apiVersion": "storage.k8s.io/v1",
              "kind": "StorageClass",
              "metadata": {
                "annotations": { "pulumi.com/patchForce": "true", "storageclass.kubernetes.io/is-default-class": "false" },
                "name": "local-path"
              }
            }
            """);
    }

    [Fact]
    public async Task GivesTheMarkToK3sOwnClass_WhenThatIsTheDefault()
    {
        var run = await StorageRun.OnAsync(
            new LocalPathStorageArgs { Cluster = Given.FourNodes, ReclaimPolicy = ReclaimPolicy.Delete }, withDefault: true);

        Assert.Equal("true", run.Value("default-local-path", "metadata", "annotations", StorageClassNames.DefaultAnnotation)?.GetValue<string>());
    }

    [Fact]
    public async Task LeavesK3sAlone_WhereItMakesNoClass()
    {
        var run = await StorageRun.OnAsync(Given.Longhorn(Given.FourNodes with { LocalStorage = LocalStorage.Disabled }), withDefault: true);

        Assert.DoesNotContain("default-local-path", run.Registrations.Keys);
        Assert.Contains("default", run.Registrations.Keys);
    }
}
