using System.Text.Json;
using Homelab.Cluster.Alerts;
using Homelab.Cluster.Tests.Gpu;
using Xunit;

namespace Homelab.Cluster.Tests.Alerts;

/// <summary>Alerts, judged by Prometheus' own promtool.</summary>
public sealed class GpuAlertsTests
{
    private const string Idle = """DCGM_FI_DEV_GPU_UTIL{namespace="ai",pod="notebook"}""";
    private const string Encoder = """DCGM_FI_DEV_ENC_UTIL{namespace="ai",pod="notebook"}""";
    private const string Decoder = """DCGM_FI_DEV_DEC_UTIL{namespace="ai",pod="notebook"}""";
    private const string Asks = """kube_pod_container_resource_requests{namespace="ai",pod="notebook",container="c",resource="nvidia_com_gpu"}""";
    private const string Running = """kube_pod_status_phase{namespace="ai",pod="notebook",phase="Running"}""";
    private const string Pending = """kube_pod_status_phase{namespace="ai",pod="notebook",phase="Pending"}""";
    private const string Victims = """scheduler_preemption_victims_sum{instance="a",job="kubelet"}""";
    private const string Used = """kube_resourcequota{namespace="ai",resourcequota="low-gpu",resource="requests.nvidia.com/gpu",type="used"}""";
    private const string Hard = """kube_resourcequota{namespace="ai",resourcequota="low-gpu",resource="requests.nvidia.com/gpu",type="hard"}""";

    private static readonly GpuPlan Plan = GivenGpu.Plan(GivenGpu.Team(), GivenGpu.Team("media", null, GivenGpu.Quota(GpuPriorityClass.Low, 1)));

    [Theory]
    [MemberData(nameof(AllPlans))]
    public Task Promtool_TakesEveryRule(string name) => Promtool.AssertTakesAsync([.. GpuAlerts.For(Plans[name], dcgm: true)]);

    [Theory]
    [InlineData("GpuAllocatedButIdle", "160m", $"{Asks} 1x400", $"{Running} 1x400", $"{Idle} 0x400", $"{Encoder} 0x400", $"{Decoder} 0x400")]
    [InlineData("GpuAllocatedButIdle", "160m", $"{Asks} 1x400", $"{Running} 1x400", $"{Idle} 2x400")]
    [InlineData("GpuPodPending", "45m", $"{Asks} 1x400", $"{Pending} 1x400")]
    [InlineData("GpuPodsRefused", "20m", """kube_deployment_status_condition{namespace="ai",deployment="d",condition="ReplicaFailure",status="true"} 1x400""")]
    [InlineData("GpuQuotaFull", "400m", $"{Used} 1x500", $"{Hard} 1x500")]
    [InlineData("GpuPreemptionsFrequent", "90m", $"{Victims} 0+1x400")]
    [InlineData("GpuXidError", "12m", """DCGM_FI_DEV_XID_ERRORS{gpu="0",node="k3s3"} 0x9 79x20""")]
    [InlineData("GpuTooHot", "20m", """DCGM_FI_DEV_GPU_TEMP{gpu="0",node="k3s3"} 90x100""")]
    public async Task Fires(string alert, string at, params string[] series) => Assert.True(await FiresAsync(alert, at, series));

    [Theory]
    [InlineData("GpuAllocatedButIdle", "160m", $"{Asks} 1x400", $"{Running} 1x400", $"{Idle} 0x100 80x2 0x298")]
    [InlineData("GpuAllocatedButIdle", "160m", $"{Asks} 1x400", $"{Running} 1x400", $"{Idle} 0x400", $"{Encoder} 0x100 30x2 0x298")]
    [InlineData("GpuAllocatedButIdle", "160m", $"{Asks} 1x400", $"{Running} 1x400", $"{Idle} 0x400", $"{Decoder} 5x400")]
    [InlineData("GpuAllocatedButIdle", "160m", $"{Asks} 1x400", $"{Running} 0x400", $"{Idle} 0x400")]
    [InlineData("GpuAllocatedButIdle", "20m", $"{Asks} 1x400", $"{Running} 1x400", $"{Idle} 0x400")]
    [InlineData("GpuPodPending", "45m", $"{Asks} 1x400", $"{Pending} 0x400")]
    [InlineData("GpuPodPending", "45m", $"{Pending} 1x400")]
    [InlineData("GpuPodsRefused", "20m", """kube_deployment_status_condition{namespace="other",deployment="d",condition="ReplicaFailure",status="true"} 1x400""")]
    [InlineData("GpuQuotaFull", "400m", $"{Used} 1x500", $"{Hard} 2x500")]
    [InlineData("GpuQuotaFull", "400m", $"{Used} 0x500", $"{Hard} 0x500")]
    [InlineData(
        "GpuQuotaFull",
        "400m",
        """kube_resourcequota{namespace="ai",resourcequota="high-gpu",resource="requests.nvidia.com/gpu",type="used"} 1x500""",
        """kube_resourcequota{namespace="ai",resourcequota="high-gpu",resource="requests.nvidia.com/gpu",type="hard"} 1x500""")]
    [InlineData("GpuPreemptionsFrequent", "90m", $"{Victims} 0x60 1x400", """scheduler_preemption_victims_sum{instance="a",job="apiserver"} 0x60 1x400""")]
    [InlineData("GpuXidError", "40m", """DCGM_FI_DEV_XID_ERRORS{gpu="0",node="k3s3"} 0x9 79x90""")]
    [InlineData("GpuTooHot", "20m", """DCGM_FI_DEV_GPU_TEMP{gpu="0",node="k3s3"} 80x100""")]
    public async Task StaysQuiet(string alert, string at, params string[] series) => Assert.False(await FiresAsync(alert, at, series));

    [Fact]
    public void WithKueue_NoQuotaIsWatched_ForThereIsNone() => Assert.DoesNotContain(
        "GpuQuotaFull", GpuAlerts.For(Plan with { Engine = GpuEngine.Kueue }, dcgm: true).SelectMany(group => group.Rules).Select(rule => rule.Name));

    [Fact]
    public void WithoutTheExporter_NothingIsAskedOfIt() =>
        Assert.DoesNotContain("DCGM", JsonSerializer.Serialize(GpuAlerts.For(Plan, dcgm: false)), StringComparison.Ordinal);

    [Fact]
    public void CutCards_AreWatchedByTheirInstances()
    {
        var plan = Plans["mig"];

        var idle = GpuAlerts.For(plan, dcgm: true).SelectMany(group => group.Rules).Single(rule => rule.Name == "GpuAllocatedButIdle");

        Assert.Contains("DCGM_FI_PROF_GR_ENGINE_ACTIVE", idle.Expression, StringComparison.Ordinal);
        Assert.Contains("nvidia_com_mig_1g_10gb", idle.Expression, StringComparison.Ordinal);
    }

    public static TheoryData<string> AllPlans() => [.. Plans.Keys];

    private static Dictionary<string, GpuPlan> Plans { get; } = new()
    {
        ["whole"] = Plan,
        ["shared"] = Plan with { Sharing = [GivenGpu.TimeSlicing] },
        ["kueue"] = Plan with { Engine = GpuEngine.Kueue },
        ["mig"] = (Plan with { MigStrategy = MigStrategy.Mixed }).On(Given.Server(), GivenGpu.Mig("k3s3", ("1g.10gb", 7))),
        ["intel"] = Plan.On(Given.Server(), GivenGpu.Card("k3s3", GpuVendor.Intel, 1)),
    };

    private static Task<bool> FiresAsync(string alert, string at, string[] series) => Promtool.FiresAsync(
        GpuAlerts.For(Plan, dcgm: true).Single(group => group.Rules.Any(rule => rule.Name == alert)), alert, at, series);
}
