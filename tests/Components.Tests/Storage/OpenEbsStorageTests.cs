using Homelab.Cluster;
using Homelab.Components.Storage;
using Pulumi.Utilities;
using Xunit;

namespace Homelab.Components.Tests.Storage;

[Collection(PulumiCollection.Name)]
public sealed class OpenEbsStorageTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task InstallsHostpathAlone(bool preview)
    {
        var run = await StorageRun.OnAsync(new OpenEbsStorageArgs { Cluster = Given.FourNodes }, preview);

        Assert.Equal(
            ["openebs", "openebs-namespace", "openebs-release", "openebs-storageclass-openebs-hostpath"], run.Registrations.Keys.Order(StringComparer.Ordinal));
        run.AssertInputs("openebs-storageclass-openebs-hostpath", """
            {
              "allowVolumeExpansion": false,
              "apiVersion": "storage.k8s.io/v1",
              "kind": "StorageClass",
              "metadata": {
                "annotations": {
                  "cas.openebs.io/config": "- name: StorageType\n  value: \"hostpath\"\n- name: BasePath\n  value: \"/var/openebs/local\"\n",
                  "openebs.io/cas-type": "local",
                  "storageclass.kubernetes.io/is-default-class": "true"
                },
                "name": "openebs-hostpath"
              },
              "provisioner": "openebs.io/local",
              "reclaimPolicy": "Retain",
              "volumeBindingMode": "WaitForFirstConsumer"
            }
            """);
        Assert.False(run.Value("openebs-release", "values", "engines", "replicated", "mayastor", "enabled")?.GetValue<bool>());
        Assert.Equal("openebs-hostpath", await OutputUtilities.GetValueAsync(run.Storage.ClassFor(StorageUse.SingleNode)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Mayastor_GetsAPoolForEachDisk(bool preview)
    {
        var run = await StorageRun.OnAsync(Given.Mayastor(), preview);

        Assert.Equal("kubernetes:openebs.io/v1beta3:DiskPool", run.Registrations["openebs-diskpool-n1-0"].Type);
        run.AssertInputs("openebs-diskpool-n2-1", """
            {
              "apiVersion": "openebs.io/v1beta3",
              "kind": "DiskPool",
              "metadata": { "name": "pool-n2-1", "namespace": "openebs" },
              "spec": { "disks": ["aio:///dev/disk/by-id/c"], "node": "n2" }
            }
            """);
        Assert.Equal(
            """{"fsType":"ext4","protocol":"nvmf","repl":"2"}""",
            run.Value("openebs-storageclass-openebs-replicated", "parameters")!.ToJsonString());
        Assert.Equal("openebs-replicated", await OutputUtilities.GetValueAsync(run.Storage.DefaultClass));
        Assert.True(run.Options["openebs-diskpool-n1-0"].Protect);
        Assert.True(run.Options["openebs-diskpool-n1-0"].RetainOnDelete);
    }

    [Fact]
    public async Task TellsEveryDriverTheKubeletRoot()
    {
        var args = new OpenEbsStorageArgs { Cluster = Given.FourNodes.WithKubeletRoot("/data/kubelet") };

        var run = await StorageRun.OnAsync(args);

        var values = run.Value("openebs-release", "values")!;
        Assert.Equal("/data/kubelet", values["mayastor"]!["csi"]!["node"]!["kubeletDir"]!.GetValue<string>());
        Assert.Equal("/data/kubelet", values["lvm-localpv"]!["lvmNode"]!["kubeletDir"]!.GetValue<string>());
        Assert.Equal("/data/kubelet", values["zfs-localpv"]!["zfsNode"]!["kubeletDir"]!.GetValue<string>());
        Assert.Equal("/data/kubelet", values["rawfile-localpv"]!["node"]!["kubeletPath"]!.GetValue<string>());
    }

    [Fact]
    public async Task ToleratesTaints_WhereverAVolumeIsMounted()
    {
        var args = Given.Mayastor();
        args = new OpenEbsStorageArgs
        {
            Mayastor = args.Mayastor,
            Cluster = args.Cluster.With(node => node with { Taints = [new Taint("nvidia.com/gpu", "present", TaintEffect.NoSchedule)] }),
        };

        var values = (await StorageRun.OnAsync(args)).Value("openebs-release", "values")!;

        const string Toleration = """[{"effect":"NoSchedule","key":"nvidia.com/gpu","operator":"Equal","value":"present"}]""";
        Assert.Equal(Toleration, values["localpv-provisioner"]!["localpv"]!["tolerations"]!.ToJsonString());
        Assert.Equal(Toleration, values["mayastor"]!["csi"]!["node"]!["tolerations"]!.ToJsonString());
    }

    [Theory]
    [InlineData("none", "", false)]
    [InlineData("xfs", "- name: XFSQuota\n  enabled: \"true\"\n", true)]
    [InlineData("ext4", "- name: EXT4Quota\n  enabled: \"true\"\n", true)]
    public void Quota_LimitsAVolume(string quota, string line, bool enforced)
    {
        Assert.True(Choice.TryParse<HostpathQuota>(quota, out var choice));
        var spec = Assert.Single(OpenEbsPlan.For(new OpenEbsStorageArgs { Cluster = Given.FourNodes, Quota = choice, BasePath = "/mnt/a \"b\"" }).Classes);

        Assert.Equal(
            $"- name: StorageType\n  value: \"hostpath\"\n- name: BasePath\n  value: \"/mnt/a \\\"b\\\"\"\n{line}", spec.Annotations["cas.openebs.io/config"]);
        Assert.Equal(enforced, spec.Offered.Capabilities.CapacityEnforced);
    }

    [Fact]
    public void Offers_NoCopies_WithoutMayastor() => Assert.Equal(
        "homelab:storage.backend = openebs: has no StorageClass for replicated use (it offers single-node); "
        + "give homelab:storage.openebs.mayastor spare disks, or choose longhorn or rook-ceph",
        Assert.Single(OpenEbsPlan.For(new OpenEbsStorageArgs { Cluster = Given.FourNodes }).Offer.Check(StorageUse.Replicated)).ToString());

    [Fact]
    public void Rejects_ADiskWhoseNameMayBeAnotherTomorrow()
    {
        var args = new OpenEbsStorageArgs { Cluster = Given.MayastorNodes, Mayastor = new OpenEbsMayastor([new OpenEbsNode("n1", ["/dev/sdb"])]) };

        Assert.Equal(
            "homelab:storage.openebs.mayastor.nodes[0].disks[0] = /dev/sdb: not a name that a disk keeps when the node starts again, and Mayastor takes over what it finds; "
            + "write the disk's name below /dev/disk/by-id/ or /dev/disk/by-path/",
            Assert.Single(OpenEbsRules.Check(args)).ToString());
    }
}
