using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using Homelab.Cluster;
using Homelab.Components.Storage;
using Homelab.Stacks.Settings;
using Xunit;

namespace Homelab.Stacks.Tests.Settings;

/// <summary>Holds the comments of Pulumi.yaml against the code.</summary>
public sealed class CatalogueTests
{
    private static readonly ClusterInventory Cluster = new([], Cni.Flannel);

    public static TheoryData<string> Backends => [.. Choice.Names<StorageBackend>()];

    [Fact]
    public void Lists_ExactlyTheKeysThatAreRead() => Assert.Equal(HomelabSettings.Keys, Catalogue.Keys);

    [Fact]
    public void Cluster_CanBeRead_AsItStands() =>
        CatalogueAssert.CanBeRead("cluster", Catalogue.Documented("cluster"), ClusterSettings.Read);

    [Fact]
    public void SmokeTest_CanBeRead_AsItStands_AndShowsItsDefaults()
    {
        var documented = Catalogue.Documented("smokeTest");

        var read = CatalogueAssert.CanBeRead("smokeTest", documented, SmokeTestSettings.Read);

        CatalogueAssert.Members<SmokeTestSettings>(documented);
        CatalogueAssert.Members<StorageMetrics>(documented.GetProperty("metrics"));
        var defaults = SmokeTestSettings.Read(new SettingsSection("homelab:smokeTest", JsonElement.Parse("{}"), []));
        Assert.Equal(defaults, read with { Schedule = null, Metrics = null });
        CatalogueAssert.Limits(
            "smokeTest/deadlineSeconds", StorageSmokeTestDefaults.LeastDeadlineSeconds, StorageSmokeTestDefaults.MostDeadlineSeconds);
    }

    [Fact]
    public void Migration_CanBeRead_AsItStands()
    {
        var documented = Catalogue.Documented("migration");

        var read = CatalogueAssert.CanBeRead("migration", documented, MigrationSettings.Read);

        Assert.Empty(read.Check());
        CatalogueAssert.Members<MigrationSettings>(documented);
        Assert.Equal(["media"], read.Namespaces);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Storage_CanBeRead_AsItStands(string backend) =>
        CatalogueAssert.CanBeRead("storage", Catalogue.Storage(backend, Section(backend)), StorageSettings.ReadFrom);

    [Fact]
    public void Lists_EveryMemberOfTheRecords()
    {
        var cluster = Catalogue.Documented("cluster");
        var node = cluster.GetProperty("nodes")[0];
        var storage = Catalogue.Documented("storage");
        var longhorn = storage.GetProperty("longhorn");
        var ingress = longhorn.GetProperty("ui").GetProperty("ingress");
        var mayastor = storage.GetProperty("openebs").GetProperty("mayastor");

        CatalogueAssert.Members<ClusterInventory>(cluster);
        CatalogueAssert.Members<Node>(node);
        CatalogueAssert.Members<NodeGpu>(node.GetProperty("gpu"));
        CatalogueAssert.Names(CatalogueAssert.MembersOf<StorageSettings>().Concat(StorageBackend.All.Select(backend => backend.Section)), storage);
        CatalogueAssert.Members<LonghornStorageArgs>(longhorn);
        CatalogueAssert.Members<LonghornStorageClass>([.. longhorn.GetProperty("storageClasses").EnumerateArray()]);
        CatalogueAssert.Members<LonghornNode>(longhorn.GetProperty("nodes")[0]);
        CatalogueAssert.Members<LonghornDisk>(longhorn.GetProperty("nodes")[0].GetProperty("disks")[0]);
        CatalogueAssert.Members<LonghornUi>(longhorn.GetProperty("ui"));
        CatalogueAssert.Members<LonghornUiIngress>(ingress);
        CatalogueAssert.Members<MiddlewareReference>(ingress.GetProperty("middleware"));
        CatalogueAssert.Members<LonghornBackupTarget>(longhorn.GetProperty("backupTargets")[0]);
        CatalogueAssert.Members<LonghornRecurringJob>(longhorn.GetProperty("recurringJobs")[0]);
        CatalogueAssert.Members<StorageMetrics>(longhorn.GetProperty("metrics"));
        CatalogueAssert.Members<LocalPathStorageArgs>(storage.GetProperty("localPath"));
        CatalogueAssert.Members<OpenEbsStorageArgs>(storage.GetProperty("openebs"));
        CatalogueAssert.Members<OpenEbsMayastor>(mayastor);
        CatalogueAssert.Members<OpenEbsNode>(mayastor.GetProperty("nodes")[0]);
        CatalogueAssert.Members<RookCephStorageArgs>(storage.GetProperty("rookCeph"));
        CatalogueAssert.Members<RookCephNode>(storage.GetProperty("rookCeph").GetProperty("nodes")[0]);
    }

    [Theory]
    [InlineData("longhorn", 14)]
    [InlineData("local-path", 1)]
    [InlineData("openebs", 3)]
    [InlineData("rook-ceph", 4)]
    public void Shows_TheDefault_OfEverySettingThatItDoesNotCallAnExample(string backend, int least)
    {
        var section = Section(backend);
        var documented = Args(Catalogue.Storage(backend, section));
        var defaults = Args(JsonSerializer.SerializeToElement(new { backend, rookCeph = backend == "rook-ceph" ? new { nodes = Array.Empty<string>() } : null }));
        var compared = 0;
        foreach (var property in documented.GetType().GetProperties().Where(property => property.DeclaringType == documented.GetType()))
        {
            if (CatalogueAssert.NoSettings.Contains(property.Name) || Catalogue.IsExample($"storage/{section}/{CatalogueAssert.Camel(property.Name)}"))
            {
                continue;
            }

            Assert.Equal(Plain(property.GetValue(defaults)), Plain(property.GetValue(documented)));
            compared++;
        }

        Assert.True(compared >= least, $"{compared} defaults are listed");
    }

    [Fact]
    public void Shows_TheDefaultsOfAllBackends()
    {
        var documented = Read(Catalogue.Storage("longhorn", "longhorn"));
        var defaults = Read(JsonSerializer.SerializeToElement(new { backend = "longhorn" }));

        Assert.Equal((defaults.Keep, defaults.Snapshots), (documented.Keep, documented.Snapshots));
    }

    [Theory]
    [InlineData("cluster/nodes/count", 1, ClusterSettings.MaxGpus)]
    [InlineData("cluster/nodes/mig", 1, ClusterSettings.MaxMigInstances)]
    [InlineData("storage/longhorn/replicas", 1, LonghornLimits.MaxReplicas)]
    [InlineData("storage/longhorn/storageReservedGiB", 0, LonghornLimits.MaxReservedGiB)]
    [InlineData("storage/longhorn/storageReservedPercentageForDefaultDisk", 0, 100)]
    [InlineData("storage/longhorn/storageOverProvisioningPercentage", 0, LonghornLimits.MaxOverProvisioningPercentage)]
    [InlineData("storage/longhorn/storageMinimalAvailablePercentage", 0, 100)]
    [InlineData("storage/longhorn/guaranteedInstanceManagerCpu", 0, LonghornLimits.MaxInstanceManagerCpu)]
    [InlineData("storage/longhorn/csiReplicaCount", 1, LonghornLimits.MaxCsiReplicas)]
    [InlineData("storage/longhorn/ui/replicas", 1, LonghornLimits.MaxUiReplicas)]
    [InlineData("storage/longhorn/pollIntervalSeconds", 0, LonghornLimits.MaxPollIntervalSeconds)]
    [InlineData("storage/longhorn/retain", 1, LonghornLimits.MaxRetain)]
    [InlineData("storage/longhorn/concurrency", 1, LonghornLimits.MaxConcurrency)]
    [InlineData("storage/openebs/replicas", 1, OpenEbsDefaults.MaxReplicas)]
    [InlineData("storage/rookCeph/replicas", 1, RookCephDefaults.MaxReplicas)]
    [InlineData("storage/rookCeph/monitors", 1, RookCephDefaults.MaxMonitors)]
    public void States_TheLimitsThatTheCodeEnforces(string path, int least, int most) =>
        CatalogueAssert.Limits(path, least, most);

    [Fact]
    public void States_TheVersionsThatAreKnown()
    {
        CatalogueAssert.Named("storage/longhorn/version", Homelab.Cluster.Charts.ChartCatalogue.LonghornVersions.All.Select(chart => chart.Version));
        CatalogueAssert.Named("storage/rookCeph/version", Homelab.Cluster.Charts.ChartCatalogue.RookCephVersions.All.Select(chart => chart.Version.TrimStart('v')));
    }

    [Fact]
    public void Names_EveryChoice()
    {
        CatalogueAssert.Named("cluster/cni", Choice.Names<Cni>());
        CatalogueAssert.Named("cluster/localStorage", Choice.Names<LocalStorage>());
        CatalogueAssert.Named("cluster/role", Choice.Names<NodeRole>());
        CatalogueAssert.Named("cluster/vendor", Choice.Names<GpuVendor>());
        CatalogueAssert.Named("cluster/driver", Choice.Names<IntelDriver>());
        CatalogueAssert.Named("storage/backend", Choice.Names<StorageBackend>());
        CatalogueAssert.Named("storage/default", Choice.Names<StorageUse>());
        CatalogueAssert.Named("storage/snapshots", Choice.Names<SnapshotSource>());
        CatalogueAssert.Named("storage/longhorn/use", Choice.Names<StorageUse>());
        CatalogueAssert.Named("storage/longhorn/dataEngine", Choice.Names<DataEngine>());
        CatalogueAssert.Named("storage/longhorn/dataLocality", Choice.Names<DataLocality>());
        CatalogueAssert.Named("storage/longhorn/reclaimPolicy", Choice.Names<ReclaimPolicy>());
        CatalogueAssert.Named("storage/longhorn/nodeDrainPolicy", Choice.Names<NodeDrainPolicy>());
        CatalogueAssert.Named("storage/longhorn/nodeDownPodDeletionPolicy", Choice.Names<NodeDownPodDeletionPolicy>());
        CatalogueAssert.Named("storage/longhorn/fileSystem", Choice.Names<FileSystem>());
        CatalogueAssert.Named("storage/longhorn/task", Choice.Names<RecurringJobTask>());
        CatalogueAssert.Named("storage/longhorn/url", BackupScheme.All.Select(scheme => scheme.Form));
        CatalogueAssert.Named("storage/localPath/reclaimPolicy", Choice.Names<ReclaimPolicy>());
        CatalogueAssert.Named("storage/openebs/quota", Choice.Names<HostpathQuota>());
        CatalogueAssert.Named("storage/openebs/reclaimPolicy", Choice.Names<ReclaimPolicy>());
        CatalogueAssert.Named("storage/rookCeph/reclaimPolicy", Choice.Names<ReclaimPolicy>());
    }

    private static StorageSettings Read(JsonElement json) => StorageSettings.ReadFrom(new SettingsSection("homelab:storage", json, []));

    private static StorageArgs Args(JsonElement json) => Read(json).ToArgs(Cluster, new StorageSecrets(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty));

    private static string Section(string backend) => StorageBackend.All.Single(item => item.Name == backend).Section;

    // Records compare by value, but the lists in them do not. A class's own reclaim policy is shown as an example.
    private static object? Plain(object? value) => value switch
    {
        string => value,
        IEnumerable list => string.Join('\n', list.Cast<object?>().Select(item => Plain(item)?.ToString())),
        LonghornStorageClass item => item with { ReclaimPolicy = null },
        _ => value,
    };
}
