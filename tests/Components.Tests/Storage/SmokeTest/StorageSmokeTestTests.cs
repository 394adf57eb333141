using System.Reflection;
using System.Text.Json.Nodes;
using Homelab.Components.Storage;
using Pulumi;
using Pulumi.Testing;
using Xunit;

namespace Homelab.Components.Tests.Storage.SmokeTest;

[Collection(PulumiCollection.Name)]
public sealed class StorageSmokeTestTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RegistersTheTest_AndClassesThatAreLikeThoseOfTheBackend(bool preview)
    {
        var registrations = await RunAsync(preview);

        Assert.Equal(
            [
                "smoke-test", "smoke-test-clusterrole", "smoke-test-clusterrolebinding", "smoke-test-configmap-results", "smoke-test-configmap-scripts",
                "smoke-test-cronjob", "smoke-test-deployment", "smoke-test-driver-role", "smoke-test-driver-rolebinding", "smoke-test-namespace",
                "smoke-test-networkpolicy-api", "smoke-test-networkpolicy-deny", "smoke-test-networkpolicy-metrics", "smoke-test-role",
                "smoke-test-rolebinding", "smoke-test-service", "smoke-test-serviceaccount", "smoke-test-snapshotclass",
                "smoke-test-storageclass-smoke-test", "smoke-test-storageclass-smoke-test-shared",
            ],
            registrations.Keys.Where(name => name.StartsWith("smoke-test", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var tested = registrations["longhorn-storageclass-longhorn-replicated"];
        var own = registrations["smoke-test-storageclass-smoke-test"];
        Assert.Equal(tested["parameters"]!.ToJsonString(), own["parameters"]!.ToJsonString());
        Assert.Equal(("driver.longhorn.io", "Delete"), ((string)own["provisioner"]!, (string)own["reclaimPolicy"]!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MakesServiceMonitorAndAlerts_WhenSomebodyWatches(bool preview)
    {
        var registrations = await RunAsync(preview, new StorageMetrics());

        Assert.Equal("/metrics.txt", (string)registrations["smoke-test-servicemonitor"]["spec"]!["endpoints"]![0]!["path"]!);
        Assert.Contains("homelab_storage_smoke_test_success == 0", registrations["smoke-test-alerts"].ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AlertsThatNoRunEnded_OnlyWhenOneShould()
    {
        var byHand = (await RunAsync(preview: false, new StorageMetrics()))["smoke-test-alerts"].ToJsonString();
        var byClock = (await RunAsync(preview: false, new StorageMetrics(), schedule: "0 4 * * 0"))["smoke-test-alerts"].ToJsonString();

        Assert.DoesNotContain("StorageSmokeTestStale", byHand, StringComparison.Ordinal);
        Assert.Contains($"completion_timestamp_seconds \\u003E {2 * 7 * 24 * 60 * 60}\"", byClock, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunsByItself_OnlyWhenASettingSaysWhen()
    {
        var byHand = (await RunAsync(preview: false))["smoke-test-cronjob"]["spec"]!;
        var byClock = (await RunAsync(preview: false, schedule: "0 4 * * 0"))["smoke-test-cronjob"]["spec"]!;

        Assert.True((bool)byHand["suspend"]!);
        Assert.Equal(("0 4 * * 0", false), ((string)byClock["schedule"]!, (bool)byClock["suspend"]!));
    }

    [Fact]
    public async Task MayChangeNothing_OutsideItsNamespace()
    {
        var registrations = await RunAsync(preview: false);

        string[] reading = ["get", "list"];
        Assert.All(
            new[] { "smoke-test-clusterrole", "smoke-test-driver-role" }.SelectMany(name => registrations[name]["rules"]!.AsArray()),
            rule => Assert.All(rule!["verbs"]!.AsArray(), verb => Assert.Contains((string)verb!, reading)));
        Assert.All(
            registrations.Where(item => item.Key.EndsWith("role", StringComparison.Ordinal)).SelectMany(item => item.Value["rules"]!.AsArray()),
            rule => Assert.DoesNotContain("*", rule!.ToJsonString(), StringComparison.Ordinal));
        Assert.DoesNotContain("secrets", registrations["smoke-test-role"].ToJsonString(), StringComparison.Ordinal);
        var configMaps = registrations["smoke-test-role"]["rules"]!.AsArray().Single(rule => rule!["resources"]!.ToJsonString().Contains("configmaps", StringComparison.Ordinal));
        Assert.Equal("[\"storage-smoke-test-results\"]", configMaps!["resourceNames"]!.ToJsonString());
    }

    [Fact]
    public async Task KeepsToTheRestrictedPodSecurityStandard()
    {
        var registrations = await RunAsync(preview: false);
        var worker = SmokeTestScripts.All["job.yaml"];

        Assert.Equal("restricted", (string)registrations["smoke-test-namespace"]["metadata"]!["labels"]!["pod-security.kubernetes.io/enforce"]!);
        JsonNode[] pods =
        [
            registrations["smoke-test-cronjob"]["spec"]!["jobTemplate"]!["spec"]!["template"]!["spec"]!,
            registrations["smoke-test-deployment"]["spec"]!["template"]!["spec"]!,
        ];
        Assert.All(pods, pod =>
        {
            Assert.True((bool)pod["securityContext"]!["runAsNonRoot"]!);
            Assert.Equal("RuntimeDefault", (string)pod["securityContext"]!["seccompProfile"]!["type"]!);
            Assert.All(pod["containers"]!.AsArray(), container =>
            {
                Assert.False((bool)container!["securityContext"]!["allowPrivilegeEscalation"]!);
                Assert.True((bool)container["securityContext"]!["readOnlyRootFilesystem"]!);
                Assert.Equal("[\"ALL\"]", container["securityContext"]!["capabilities"]!["drop"]!.ToJsonString());
            });
        });
        Assert.Contains("runAsNonRoot: true", worker, StringComparison.Ordinal);
        Assert.Contains("allowPrivilegeEscalation: false", worker, StringComparison.Ordinal);
        Assert.Contains("automountServiceAccountToken: false", worker, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandsOverEveryScript_AndEveryNode()
    {
        var registrations = await RunAsync(preview: false);

        Assert.Equal(
            Directory.EnumerateFiles(SmokeTestSandbox.Scripts).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            registrations["smoke-test-configmap-scripts"]["data"]!.AsObject().Select(entry => entry.Key).Order(StringComparer.Ordinal));
        Assert.Contains("\"k3s-master1 k3s1 k3s2 k3s3\"", registrations["smoke-test-cronjob"].ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RegistersNoChild_WhenTheBackendHasNothingToProve()
    {
        var mocks = new RecordingMocks(ids: true);

        var exception = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(mocks, new TestOptions(), () =>
        {
            var storage = new LocalPathStorage("local-path", new LocalPathStorageArgs { Cluster = Given.FourNodes });
            _ = new StorageSmokeTest("smoke-test", new StorageSmokeTestArgs { Cluster = Given.FourNodes, Storage = storage });
        }));

        Assert.StartsWith("StorageSmokeTest smoke-test: homelab:storage.backend = local-path: ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(mocks.Registrations.Keys, name => name.StartsWith("smoke-test-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Readme_ListsEverySetting_InTheOrderOfTheCode()
    {
        var readme = await File.ReadAllLinesAsync(
            Path.Combine(SmokeTestSandbox.Root, "components", "Storage", "SmokeTest", "README.md"), TestContext.Current.CancellationToken);

        var rows = readme.SkipWhile(line => line != "### StorageSmokeTestArgs").TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]);
        Assert.Equal(
            typeof(StorageSmokeTestArgs).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name),
            rows);
    }

    private static async Task<Dictionary<string, JsonNode>> RunAsync(bool preview, StorageMetrics? metrics = null, string? schedule = null)
    {
        var mocks = new RecordingMocks(ids: !preview);
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = preview }, () =>
        {
            var storage = new LonghornStorage("longhorn", new LonghornStorageArgs { Cluster = Given.FourNodes, Snapshots = true });
            _ = new StorageSmokeTest(
                "smoke-test", new StorageSmokeTestArgs { Cluster = Given.FourNodes, Storage = storage, Metrics = metrics, Schedule = schedule });
        });
        return mocks.Registrations.ToDictionary(item => item.Key, item => JsonNode.Parse(item.Value.Inputs)!, StringComparer.Ordinal);
    }
}
