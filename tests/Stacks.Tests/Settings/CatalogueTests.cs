using System.Collections;
using System.Reflection;
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

    // Of the arguments, those that no setting can hold, or that stand elsewhere.
    private static readonly string[] NoSettings = [nameof(LonghornStorageArgs.TransformRelease), nameof(LonghornBackupTarget.Credentials)];

    public static TheoryData<string> Backends => [.. Choice.Names<StorageBackend>()];

    [Fact]
    public void Lists_ExactlyTheKeysThatAreRead() => Assert.Equal(HomelabSettings.Keys, Catalogue.Keys);

    [Fact]
    public void Cluster_CanBeRead_AsItStands()
    {
        var faults = new List<Fault>();
        var section = new SettingsSection("homelab:cluster", Catalogue.Documented("cluster"), faults);

        _ = ClusterSettings.Read(section);
        section.RejectUnknown();

        Assert.Empty(faults);
    }

    [Fact]
    public void SmokeTest_CanBeRead_AsItStands_AndShowsItsDefaults()
    {
        var documented = Catalogue.Documented("smokeTest");
        var faults = new List<Fault>();
        var section = new SettingsSection("homelab:smokeTest", documented, faults);

        var read = SmokeTestSettings.Read(section);
        section.RejectUnknown();

        Assert.Empty(faults);
        AssertMembers<SmokeTestSettings>(documented);
        AssertMembers<StorageMetrics>(documented.GetProperty("metrics"));
        var defaults = SmokeTestSettings.Read(new SettingsSection("homelab:smokeTest", JsonElement.Parse("{}"), faults));
        Assert.Equal(defaults, read with { Schedule = null, Metrics = null });
        Assert.Contains(
            $"{StorageSmokeTestDefaults.LeastDeadlineSeconds} to {StorageSmokeTestDefaults.MostDeadlineSeconds}",
            Catalogue.Comment("smokeTest/deadlineSeconds"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Migration_CanBeRead_AsItStands()
    {
        var documented = Catalogue.Documented("migration");
        var faults = new List<Fault>();
        var section = new SettingsSection("homelab:migration", documented, faults);

        var read = MigrationSettings.Read(section);
        section.RejectUnknown();

        Assert.Empty(faults.Concat(read.Check()));
        AssertMembers<MigrationSettings>(documented);
        Assert.Equal(["media"], read.Namespaces);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Storage_CanBeRead_AsItStands(string backend)
    {
        var faults = new List<Fault>();
        var section = new SettingsSection("homelab:storage", Catalogue.Storage(backend, Section(backend)), faults);

        _ = StorageSettings.ReadFrom(section);
        section.RejectUnknown();

        Assert.Empty(faults);
    }

    [Fact]
    public void Lists_EveryMemberOfTheRecords()
    {
        var cluster = Catalogue.Documented("cluster");
        var node = cluster.GetProperty("nodes")[0];
        var storage = Catalogue.Documented("storage");
        var longhorn = storage.GetProperty("longhorn");
        var ingress = longhorn.GetProperty("ui").GetProperty("ingress");
        var mayastor = storage.GetProperty("openebs").GetProperty("mayastor");

        AssertMembers<ClusterInventory>(cluster);
        AssertMembers<Node>(node);
        AssertMembers<NodeGpu>(node.GetProperty("gpu"));
        AssertNames(Members(typeof(StorageSettings)).Concat(StorageBackend.All.Select(backend => backend.Section)), [storage]);
        AssertMembers<LonghornStorageArgs>(longhorn);
        AssertMembers<LonghornStorageClass>([.. longhorn.GetProperty("storageClasses").EnumerateArray()]);
        AssertMembers<LonghornNode>(longhorn.GetProperty("nodes")[0]);
        AssertMembers<LonghornDisk>(longhorn.GetProperty("nodes")[0].GetProperty("disks")[0]);
        AssertMembers<LonghornUi>(longhorn.GetProperty("ui"));
        AssertMembers<LonghornUiIngress>(ingress);
        AssertMembers<MiddlewareReference>(ingress.GetProperty("middleware"));
        AssertMembers<LonghornBackupTarget>(longhorn.GetProperty("backupTargets")[0]);
        AssertMembers<LonghornRecurringJob>(longhorn.GetProperty("recurringJobs")[0]);
        AssertMembers<StorageMetrics>(longhorn.GetProperty("metrics"));
        AssertMembers<LocalPathStorageArgs>(storage.GetProperty("localPath"));
        AssertMembers<OpenEbsStorageArgs>(storage.GetProperty("openebs"));
        AssertMembers<OpenEbsMayastor>(mayastor);
        AssertMembers<OpenEbsNode>(mayastor.GetProperty("nodes")[0]);
        AssertMembers<RookCephStorageArgs>(storage.GetProperty("rookCeph"));
        AssertMembers<RookCephNode>(storage.GetProperty("rookCeph").GetProperty("nodes")[0]);
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
            if (NoSettings.Contains(property.Name) || Catalogue.IsExample($"storage/{section}/{Camel(property.Name)}"))
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
        Assert.Contains($"{least} to {most}", Catalogue.Comment(path), StringComparison.Ordinal);

    [Fact]
    public void States_TheVersionsThatAreKnown()
    {
        AssertNamed("storage/longhorn/version", Homelab.Cluster.Charts.ChartCatalogue.LonghornVersions.All.Select(chart => chart.Version));
        AssertNamed("storage/rookCeph/version", Homelab.Cluster.Charts.ChartCatalogue.RookCephVersions.All.Select(chart => chart.Version.TrimStart('v')));
    }

    [Fact]
    public void Names_EveryChoice()
    {
        AssertNamed("cluster/cni", Choice.Names<Cni>());
        AssertNamed("cluster/localStorage", Choice.Names<LocalStorage>());
        AssertNamed("cluster/role", Choice.Names<NodeRole>());
        AssertNamed("cluster/vendor", Choice.Names<GpuVendor>());
        AssertNamed("cluster/driver", Choice.Names<IntelDriver>());
        AssertNamed("storage/backend", Choice.Names<StorageBackend>());
        AssertNamed("storage/default", Choice.Names<StorageUse>());
        AssertNamed("storage/snapshots", Choice.Names<SnapshotSource>());
        AssertNamed("storage/longhorn/use", Choice.Names<StorageUse>());
        AssertNamed("storage/longhorn/dataEngine", Choice.Names<DataEngine>());
        AssertNamed("storage/longhorn/dataLocality", Choice.Names<DataLocality>());
        AssertNamed("storage/longhorn/reclaimPolicy", Choice.Names<ReclaimPolicy>());
        AssertNamed("storage/longhorn/nodeDrainPolicy", Choice.Names<NodeDrainPolicy>());
        AssertNamed("storage/longhorn/nodeDownPodDeletionPolicy", Choice.Names<NodeDownPodDeletionPolicy>());
        AssertNamed("storage/longhorn/fileSystem", Choice.Names<FileSystem>());
        AssertNamed("storage/longhorn/task", Choice.Names<RecurringJobTask>());
        AssertNamed("storage/longhorn/url", BackupScheme.All.Select(scheme => scheme.Form));
        AssertNamed("storage/localPath/reclaimPolicy", Choice.Names<ReclaimPolicy>());
        AssertNamed("storage/openebs/quota", Choice.Names<HostpathQuota>());
        AssertNamed("storage/openebs/reclaimPolicy", Choice.Names<ReclaimPolicy>());
        AssertNamed("storage/rookCeph/reclaimPolicy", Choice.Names<ReclaimPolicy>());
    }

    private static void AssertNamed(string path, IEnumerable<string> names) =>
        Assert.All(names, name => Assert.Contains(name, Catalogue.Comment(path), StringComparison.Ordinal));

    private static void AssertMembers<T>(params JsonElement[] documented) => AssertNames(Members(typeof(T)), documented);

    // What the items of a list say together counts.
    private static void AssertNames(IEnumerable<string> names, JsonElement[] documented) => Assert.Equal(
        names.Order(StringComparer.Ordinal),
        documented.SelectMany(item => item.EnumerateObject()).Select(member => member.Name).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.CanWrite && !NoSettings.Contains(property.Name))
            .Select(property => Camel(property.Name));

    private static StorageSettings Read(JsonElement json) => StorageSettings.ReadFrom(new SettingsSection("homelab:storage", json, []));

    private static StorageArgs Args(JsonElement json) => Read(json).ToArgs(Cluster, StorageSecrets.None);

    private static string Section(string backend) => StorageBackend.All.Single(item => item.Name == backend).Section;

    // Records compare by value, but the lists in them do not. A class's own reclaim policy is shown as an example.
    private static object? Plain(object? value) => value switch
    {
        string => value,
        IEnumerable list => string.Join('\n', list.Cast<object?>().Select(item => Plain(item)?.ToString())),
        LonghornStorageClass item => item with { ReclaimPolicy = null },
        _ => value,
    };

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
