using System.Collections.Immutable;
using Homelab.Components.Storage;
using Pulumi;
using Xunit;

namespace Homelab.Components.Tests.Storage;

/// <summary>The objects around Longhorn's release.</summary>
[Collection(PulumiCollection.Name)]
public sealed class LonghornObjectsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RegistersEverythingThatIsAskedFor(bool preview)
    {
        var run = await StorageRun.OnAsync(Complete(), preview);

        Assert.Equal(
            [
                "longhorn", "longhorn-alerts", "longhorn-backup-default", "longhorn-backuptarget-nas", "longhorn-namespace",
                "longhorn-networkpolicy-iscsi", "longhorn-networkpolicy-metrics", "longhorn-networkpolicy-ui", "longhorn-node-k3s1",
                "longhorn-recurringjob-nightly", "longhorn-recurringjob-trim", "longhorn-release", "longhorn-snapshotclass-longhorn-backup",
                "longhorn-snapshotclass-longhorn-snapshot", "longhorn-storageclass-longhorn-replicated",
                "longhorn-storageclass-longhorn-shared-write", "longhorn-storageclass-longhorn-single-node",
            ],
            run.Registrations.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Credentials_EndInASecretAlone(bool preview)
    {
        var run = await StorageRun.OnAsync(Complete(), preview);

        run.AssertInputs("longhorn-backup-default", """
            {
              "apiVersion": "v1",
              "kind": "Secret",
              "metadata": { "name": "longhorn-backup-default", "namespace": "longhorn-system" },
              "stringData": { "AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "hunter2" }
            }
            """);
        Assert.Equal("longhorn-backup-default", run.Value("longhorn-release", "values", "defaultBackupStore", "backupTargetCredentialSecret")?.GetValue<string>());
        Assert.DoesNotContain(
            run.Registrations.Values, registration => registration.Name != "longhorn-backup-default" && registration.Inputs.Contains("hunter2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RecurringJobs_AreObjects(bool preview)
    {
        var run = await StorageRun.OnAsync(Complete(), preview);

        Assert.Equal("kubernetes:longhorn.io/v1beta2:RecurringJob", run.Registrations["longhorn-recurringjob-nightly"].Type);
        run.AssertInputs("longhorn-recurringjob-nightly", """
            {
              "apiVersion": "longhorn.io/v1beta2",
              "kind": "RecurringJob",
              "metadata": { "name": "nightly", "namespace": "longhorn-system" },
              "spec": { "concurrency": 2, "cron": "0 3 * * *", "groups": ["default", "media"], "name": "nightly", "retain": 7, "task": "backup" }
            }
            """);
        Assert.Equal(0, run.Value("longhorn-recurringjob-trim", "spec", "retain")?.GetValue<double>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task BackupTargets_AreObjects_ButForTheChartsOwn(bool preview)
    {
        var run = await StorageRun.OnAsync(Complete(), preview);

        run.AssertInputs("longhorn-backuptarget-nas", """
            {
              "apiVersion": "longhorn.io/v1beta2",
              "kind": "BackupTarget",
              "metadata": { "name": "nas", "namespace": "longhorn-system" },
              "spec": { "backupTargetURL": "nfs://nas:/backup", "credentialSecret": "", "pollInterval": "0s" }
            }
            """);
        Assert.Equal("s3://backup@home/", run.Value("longhorn-release", "values", "defaultBackupStore", "backupTarget")?.GetValue<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disks_AreAnnotationsOfTheNode(bool preview)
    {
        var run = await StorageRun.OnAsync(Complete(), preview);

        Assert.Equal("kubernetes:core/v1:NodePatch", run.Registrations["longhorn-node-k3s1"].Type);
        run.AssertInputs("longhorn-node-k3s1", """
            {
              "apiVersion": "v1",
              "kind": "Node",
              "metadata": {
                "annotations": {
                  "node.longhorn.io/default-disks-config": "[{\"name\":\"nvme0\",\"path\":\"/mnt/lh0\",\"allowScheduling\":true,\"storageReserved\":10737418240,\"tags\":[\"nvme\"]}]",
                  "node.longhorn.io/default-node-tags": "[\"fast\"]",
                  "pulumi.com/patchForce": "true"
                },
                "labels": { "node.longhorn.io/create-default-disk": "config" },
                "name": "k3s1"
              }
            }
            """);
        Assert.True(run.Value("longhorn-release", "values", "defaultSettings", "createDefaultDiskLabeledNodes")?.GetValue<bool>());
    }

    [Fact]
    public async Task NetworkPolicies_OpenWhatTheChartForgets_AndCloseTheUi()
    {
        var run = await StorageRun.OnAsync(Complete());

        run.AssertInputs("longhorn-networkpolicy-iscsi", """
            {
              "apiVersion": "networking.k8s.io/v1",
              "kind": "NetworkPolicy",
              "metadata": { "name": "homelab-iscsi", "namespace": "longhorn-system" },
              "spec": {
                "ingress": [{ "ports": [{ "port": 3260, "protocol": "TCP" }] }],
                "podSelector": { "matchLabels": { "longhorn.io/component": "instance-manager" } },
                "policyTypes": ["Ingress"]
              }
            }
            """);
        run.AssertInputs("longhorn-networkpolicy-metrics", """
            {
              "apiVersion": "networking.k8s.io/v1",
              "kind": "NetworkPolicy",
              "metadata": { "name": "homelab-metrics", "namespace": "longhorn-system" },
              "spec": {
                "ingress": [{
                  "from": [{
                    "namespaceSelector": { "matchLabels": { "kubernetes.io/metadata.name": "observability" } },
                    "podSelector": { "matchLabels": { "app.kubernetes.io/name": "prometheus" } }
                  }],
                  "ports": [{ "port": 9500, "protocol": "TCP" }]
                }],
                "podSelector": { "matchLabels": { "app": "longhorn-manager" } },
                "policyTypes": ["Ingress"]
              }
            }
            """);
        Assert.Equal("traefik", run.Value("longhorn-networkpolicy-ui", "spec", "ingress")?[0]?["from"]?[0]?["podSelector"]?["matchLabels"]?["app.kubernetes.io/name"]?.GetValue<string>());
    }

    [Fact]
    public async Task ClosesTheUiToEverybody_WithoutIngress()
    {
        var run = await StorageRun.OnAsync(Given.Longhorn(ui: new LonghornUi()));

        run.AssertInputs("longhorn-networkpolicy-ui", """
            {
              "apiVersion": "networking.k8s.io/v1",
              "kind": "NetworkPolicy",
              "metadata": { "name": "homelab-ui", "namespace": "longhorn-system" },
              "spec": { "ingress": [], "podSelector": { "matchLabels": { "app": "longhorn-ui" } }, "policyTypes": ["Ingress"] }
            }
            """);
    }

    [Fact]
    public async Task Ingress_SendsEverybodyThroughTheMiddleware()
    {
        var run = await StorageRun.OnAsync(Complete());

        Assert.Equal(
            """{"annotations":{"traefik.ingress.kubernetes.io/router.entrypoints":"websecure","traefik.ingress.kubernetes.io/router.middlewares":"auth-forward@kubernetescrd","traefik.ingress.kubernetes.io/router.tls":"true"},"enabled":true,"host":"longhorn.home.example","ingressClassName":"traefik"}""",
            run.Value("longhorn-release", "values", "ingress")!.ToJsonString());
    }

    [Fact]
    public async Task Metrics_BringAServiceMonitorAndAlertsOfTheVersion()
    {
        var run = await StorageRun.OnAsync(Complete());

        Assert.True(run.Value("longhorn-release", "values", "metrics", "serviceMonitor", "enabled")?.GetValue<bool>());
        Assert.Equal("prometheus", run.Value("longhorn-release", "values", "metrics", "serviceMonitor", "additionalLabels", "release")?.GetValue<string>());
        Assert.Equal("kubernetes:monitoring.coreos.com/v1:PrometheusRule", run.Registrations["longhorn-alerts"].Type);
        Assert.Equal("prometheus", run.Value("longhorn-alerts", "metadata", "labels", "release")?.GetValue<string>());
        Assert.Equal(
            """{"alert":"LonghornVolumeFaulted","annotations":{"runbook":"docs/storage.md#alerts","summary":"{{ $labels.volume }} has no healthy copy left"},"expr":"longhorn_volume_robustness{state=\u0022faulted\u0022} == 1","for":"2m","labels":{"severity":"critical"}}""",
            run.Value("longhorn-alerts", "spec", "groups")![0]!["rules"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task SnapshotClasses_ComeWithTheControllerOnly()
    {
        var without = await StorageRun.OnAsync(Given.Longhorn());
        var with = await StorageRun.OnAsync(Complete());

        Assert.DoesNotContain(without.Registrations.Keys, name => name.Contains("snapshotclass", StringComparison.Ordinal));
        Assert.NotEmpty(without.Storage.Offer.Check(StorageUse.Replicated, new() { Snapshots = true }));
        Assert.Empty(with.Storage.Offer.Check(StorageUse.Replicated, new() { Snapshots = true, Expansion = true, CapacityEnforced = true }));
        with.AssertInputs("longhorn-snapshotclass-longhorn-backup", """
            {
              "apiVersion": "snapshot.storage.k8s.io/v1",
              "deletionPolicy": "Delete",
              "driver": "driver.longhorn.io",
              "kind": "VolumeSnapshotClass",
              "metadata": { "name": "longhorn-backup" },
              "parameters": { "type": "bak" }
            }
            """);
    }

    [Theory]
    [InlineData("1.11.3", "longhorn 1.11.3")]
    [InlineData("1.12.1", "longhorn 1.12.1")]
    public async Task InstallsTheVersionThatIsAskedFor(string version, string chart)
    {
        var run = await StorageRun.OnAsync(Given.Longhorn(version: version));

        Assert.Equal(version, run.Value("longhorn-release", "version")?.GetValue<string>());
        Assert.Equal(chart, Assert.Single(run.Storage.Charts).ToString());
        Assert.Equal(version == "1.12.1", run.Registrations["longhorn-release"].Inputs.Contains("restrictInternalTraffic", StringComparison.Ordinal));
    }

    private static LonghornStorageArgs Complete() => new()
    {
        Cluster = Given.FourNodes,
        Replicas = 1,
        Snapshots = true,
        Nodes =
        [
            new LonghornNode("k3s1", [new LonghornDisk("nvme0", "/mnt/lh0") { StorageReservedGiB = 10, Tags = ["nvme"] }]) { Tags = ["fast"] },
        ],
        Ui = new LonghornUi { Ingress = new LonghornUiIngress("longhorn.home.example", new MiddlewareReference("auth", "forward")) },
        RestrictInternalTraffic = true,
        BackupTargets =
        [
            new LonghornBackupTarget("default", "s3://backup@home/")
            {
                Credentials = ImmutableSortedDictionary<string, Input<string>>.Empty.Add("AWS_ACCESS_KEY_ID", "id").Add("AWS_SECRET_ACCESS_KEY", "hunter2"),
            },
            new LonghornBackupTarget("nas", "nfs://nas:/backup") { PollIntervalSeconds = 0 },
        ],
        RecurringJobs =
        [
            new LonghornRecurringJob("nightly", RecurringJobTask.Backup, "0 3 * * *") { Concurrency = 2, Groups = ["default", "media"] },
            new LonghornRecurringJob("trim", RecurringJobTask.FilesystemTrim, "0 4 * * 0"),
        ],
        Metrics = new StorageMetrics
        {
            Labels = ImmutableSortedDictionary<string, string>.Empty.Add("release", "prometheus"),
            PrometheusNamespace = "observability",
        },
    };
}
