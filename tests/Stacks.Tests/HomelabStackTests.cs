using Pulumi;
using Pulumi.Testing;
using Xunit;

namespace Homelab.Stacks.Tests;

[Collection(PulumiCollection.Name)]
public sealed class HomelabStackTests
{
    private const string MixOfVersions =
        "the nodes run a mix of versions: v1.32.5+k3s1 on k3s-master1, k3s2, k3s3; v1.30.13+k3s1 on k3s1; "
        + "upgrade to v1.32.5+k3s1: k3s1 (2 minor versions behind)";

    // What tests of their own look at.
    private static readonly string[] Others = ["gpu", "jellyfin", "ollama", "open-webui"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Prod_InstallsLonghorn_AndWarnsOfTheMixOfVersions(bool preview)
    {
        var run = await StackRun.OnAsync(StackFile.OfStack("prod"), preview);

        Assert.Equal(
            [
                "default-storageclass", "default-storageclass-local-path", "longhorn", "longhorn-namespace",
                "longhorn-recurringjob-nightly-snapshot", "longhorn-recurringjob-weekly-trim", "longhorn-release",
                "longhorn-snapshotclass-longhorn-snapshot", "longhorn-storageclass-longhorn-replicated",
                "longhorn-storageclass-longhorn-shared-write", "longhorn-storageclass-longhorn-single-node",
                "snapshot-controller", "snapshot-controller-namespace", "snapshot-controller-networkpolicy-allow-api-server",
                "snapshot-controller-networkpolicy-allow-dns", "snapshot-controller-networkpolicy-default-deny", "snapshot-controller-release",
            ],
            run.Registrations.Keys.Where(name => !Others.Any(other => name.StartsWith(other, StringComparison.Ordinal))).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("kubeletRootDir", run.Registrations["longhorn-release"].Inputs, StringComparison.Ordinal);
        Assert.Equal("longhorn-replicated", await StackRun.ValueAsync(run.Stack.DefaultStorageClassName));
        Assert.Equal(
            ["longhorn-replicated", "longhorn-single-node", "longhorn-shared-write"], await StackRun.ValueAsync(run.Stack.StorageClassNames));
        Assert.Equal(
            [new("dcgm-exporter", "4.8.2"), new("longhorn", "1.12.1"), new("nvidia-device-plugin", "0.20.0"), new("snapshot-controller", "5.2.0")],
            (await StackRun.ValueAsync(run.Stack.ChartVersions)).OrderBy(chart => chart.Key, StringComparer.Ordinal));
        Assert.Equal(
            [
                MixOfVersions,
                "chart longhorn 1.12.1 is tested on Kubernetes 1.33 to 1.36; the cluster runs v1.30.13+k3s1 on k3s1; "
                + "v1.32.5+k3s1 on k3s-master1, k3s2, k3s3",
            ],
            await StackRun.ValueAsync(run.Stack.Warnings));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Prod_SharesItsCard_BetweenMediaAndAi(bool preview)
    {
        var run = await StackRun.OnAsync(StackFile.OfStack("prod"), preview);

        Assert.Equal(
            ["gpu-team-ai-namespace", "gpu-team-media-namespace"],
            run.Registrations.Keys.Where(name => name.StartsWith("gpu-team", StringComparison.Ordinal) && name.EndsWith("-namespace", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("\"requests.nvidia.com/gpu.shared\":\"1\"", run.Registrations["gpu-team-media-quota-critical-gpu"].Inputs, StringComparison.Ordinal);
        Assert.Contains("\"values\":[\"kube-system\",\"gpu-system\",\"longhorn-system\"]", run.Registrations["gpu-admission-binding-gpu-pods"].Inputs, StringComparison.Ordinal);
        Assert.Contains("gpu-device-plugin-release-nvidia-device-plugin", run.Registrations.Keys);
        var versions = await StackRun.ValueAsync(run.Stack.ChartVersions);
        Assert.Equal(("0.20.0", "4.8.2"), (versions["nvidia-device-plugin"], versions["dcgm-exporter"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Prod_RunsItsApps_InTheNamespacesOfTheirTeams(bool preview)
    {
        var run = await StackRun.OnAsync(StackFile.OfStack("prod"), preview);

        Assert.Equal(
            [new("jellyfin", "https://jellyfin.home.example"), new("open-webui", "https://open-webui.home.example")],
            (await StackRun.ValueAsync(run.Stack.AppUrls)).OrderBy(app => app.Key, StringComparer.Ordinal));
        Assert.Contains("\"namespace\":\"media\"", run.Registrations["jellyfin-deployment"].Inputs, StringComparison.Ordinal);
        Assert.Contains("\"namespace\":\"ai\"", run.Registrations["ollama-deployment"].Inputs, StringComparison.Ordinal);
        Assert.Contains("\"namespace\":\"ai\"", run.Registrations["open-webui-deployment"].Inputs, StringComparison.Ordinal);
        Assert.Contains("\"priorityClassName\":\"critical-gpu\"", run.Registrations["jellyfin-deployment"].Inputs, StringComparison.Ordinal);
        Assert.Contains("\"priorityClassName\":\"high-gpu\"", run.Registrations["ollama-deployment"].Inputs, StringComparison.Ordinal);
        Assert.Contains("\"value\":\"http://ollama.ai.svc.cluster.local:11434\"", run.Registrations["open-webui-deployment"].Inputs, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Registrations.Keys, name => name.EndsWith("-namespace-namespace", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Staging_RunsTheSameApps_WithoutAGpu_InNamespacesOfTheirOwn()
    {
        var run = await StackRun.OnAsync(StackFile.OfStack("staging"), preview: true);

        Assert.Contains("\"namespace\":\"jellyfin\"", run.Registrations["jellyfin-deployment"].Inputs, StringComparison.Ordinal);
        Assert.DoesNotContain("priorityClassName", run.Registrations["jellyfin-deployment"].Inputs, StringComparison.Ordinal);
        Assert.Contains("\"pod-security.kubernetes.io/enforce\":\"restricted\"", run.Registrations["open-webui-namespace-namespace"].Inputs, StringComparison.Ordinal);
        Assert.Equal(2, (await StackRun.ValueAsync(run.Stack.AppUrls)).Count);
    }

    [Fact]
    public async Task WarnsOfGpusThatNobodySharesOut()
    {
        var run = await StackRun.OnAsync(StackFile.OfFixture("valid", "gpu-node-with-taint"), preview: true);

        Assert.Contains("gpu1 has a GPU, and without homelab:gpu nobody offers it and nobody shares it out", await StackRun.ValueAsync(run.Stack.Warnings));
        Assert.DoesNotContain(run.Registrations.Keys, name => name.StartsWith("gpu", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Kueue_CountsInsteadOfQuotas(bool preview)
    {
        var run = await StackRun.OnAsync(StackFile.OfFixture("valid", "gpu-kueue"), preview);

        Assert.Equal("0.19.2", (await StackRun.ValueAsync(run.Stack.ChartVersions))["kueue"]);
        Assert.Contains("gpu-queues-clusterqueue-research", run.Registrations.Keys);
        Assert.DoesNotContain("gpu-team-research-quota-high-gpu", run.Registrations.Keys);
        Assert.Contains("gpu-admission-placement-policy-gpu-placement-nvidia.com.gpu", run.Registrations.Keys);
        Assert.DoesNotContain("gpu-device-plugin-node-gpu1", run.Registrations.Keys);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Staging_InstallsLonghornOnThreeServersOfOneVersion(bool preview)
    {
        var run = await StackRun.OnAsync(StackFile.OfStack("staging"), preview);

        Assert.Contains("longhorn-release", run.Registrations.Keys);
        Assert.Equal("longhorn-replicated", await StackRun.ValueAsync(run.Stack.DefaultStorageClassName));
        Assert.DoesNotContain(
            await StackRun.ValueAsync(run.Stack.Warnings), warning => warning.Contains("mix of versions", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Dev_MarksLocalPathAsTheDefault_AndInstallsNothing(bool preview)
    {
        var run = await StackRun.OnAsync(StackFile.OfStack("dev"), preview);

        Assert.Equal(
            ["default-storageclass", "default-storageclass-local-path", "local-path"], run.Registrations.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("\"storageclass.kubernetes.io/is-default-class\":\"true\"", run.Registrations["default-storageclass-local-path"].Inputs, StringComparison.Ordinal);
        Assert.Equal(["local-path"], await StackRun.ValueAsync(run.Stack.StorageClassNames));
        Assert.Empty(await StackRun.ValueAsync(run.Stack.ChartVersions));
        Assert.Empty(await StackRun.ValueAsync(run.Stack.Warnings));
    }

    [Theory]
    [MemberData(nameof(ValidFixtures))]
    public async Task Accepts_EveryValidFixture(string name, bool preview)
    {
        var run = await StackRun.OnAsync(StackFile.OfFixture("valid", name), preview);

        Assert.NotEmpty(await StackRun.ValueAsync(run.Stack.StorageClassNames));
    }

    [Theory]
    [MemberData(nameof(InvalidFixtures))]
    public async Task Rejects_EveryInvalidFixture_WithItsMessage(string name)
    {
        var mocks = new RecordingMocks(ids: false);

        var exception = await Assert.ThrowsAsync<RunException>(
            () => StackRun.OnAsync(StackFile.OfFixture("invalid", name), preview: true, mocks));

        var expected = Path.Combine(StackFile.Folder, "fixtures", "invalid", $"{name}.txt");
        Assert.Equal((await File.ReadAllTextAsync(expected, TestContext.Current.CancellationToken)).TrimEnd('\n'), exception.Message);
        Assert.Empty(mocks.Registrations);
    }

    [Fact]
    public async Task PassesTheKubeletRoot_ThatTheSettingAndEveryNodeName()
    {
        var run = await StackRun.OnAsync(StackFile.OfFixture("valid", "kubelet-root-of-every-node"), preview: true);

        Assert.Contains(
            "\"kubeletRootDir\":\"/var/lib/rancher/k3s/agent/kubelet\"", run.Registrations["longhorn-release"].Inputs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadsTheConfigurationThatTheLanguageHostHandsOver()
    {
        var mocks = new RecordingMocks(ids: true);
        using var cluster = new EnvironmentVariable("PULUMI_CONFIG", """
            {"homelab:cluster":"{\"nodes\":[{\"name\":\"n\",\"role\":\"server\",\"version\":\"v1.33.1+k3s1\"}]}",
             "homelab:storage":"{\"backend\":\"longhorn\",\"longhorn\":{\"replicas\":1}}","kubernetes:context":"home"}
            """);

        await Deployment.TestAsync<HomelabStack>(mocks, new TestOptions { ProjectName = "homelab", StackName = "dev" });

        Assert.Contains("longhorn-release", mocks.Registrations.Keys);
    }

    [Fact]
    public async Task Rejects_KeysThatTheLanguageHostHandsOverButNobodyKnows()
    {
        using var config = new EnvironmentVariable(
            "PULUMI_CONFIG", """{"homelab:storge":"{}","homelab:storage":"[1]","homelab:token":"hunter2","other:storge":"1"}""");
        using var secrets = new EnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", """["homelab:token"]""");

        var exception = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<HomelabStack>(
            new RecordingMocks(ids: true), new TestOptions { ProjectName = "homelab", StackName = "me/dev" }));

        Assert.Equal(
            """
            Pulumi.me-dev.yaml: homelab:storge = {}: unknown setting; did you mean homelab:storage?
            Pulumi.me-dev.yaml: homelab:token = [secret]: unknown setting; remove it, or write one of homelab:cluster, homelab:storage, homelab:longhornBackupCredentials, homelab:smokeTest, homelab:migration, homelab:gpu, homelab:apps
            Pulumi.me-dev.yaml: homelab:cluster = unset: required; describe it as the comments in Pulumi.yaml show
            Pulumi.me-dev.yaml: homelab:storage = [1]: not a map of settings; describe it as the comments in Pulumi.yaml show
            """,
            exception.Message);
    }

    public static TheoryData<string, bool> ValidFixtures()
    {
        var data = new TheoryData<string, bool>();
        foreach (var name in StackFile.Fixtures("valid"))
        {
            data.Add(name, true);
            data.Add(name, false);
        }

        return data;
    }

    public static TheoryData<string> InvalidFixtures() => [.. StackFile.Fixtures("invalid")];
}
