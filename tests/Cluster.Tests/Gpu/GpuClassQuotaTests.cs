using Xunit;

namespace Homelab.Cluster.Tests.Gpu;

public sealed class GpuClassQuotaTests
{
    private static readonly GpuTeam Team = GivenGpu.Team(
        "media", null, GivenGpu.Quota(GpuPriorityClass.Critical, 1), GivenGpu.Quota(GpuPriorityClass.Low, 1, GivenGpu.I915), GivenGpu.Quota(GpuPriorityClass.Low, 2));

    [Fact]
    public void OneAClass_AndNothingForPodsWithoutOne() => Assert.Equal(
        [
            "critical-gpu In critical-gpu: requests.gpu.intel.com/i915=0, requests.nvidia.com/gpu=1",
            "high-gpu In high-gpu: requests.gpu.intel.com/i915=0, requests.nvidia.com/gpu=0",
            "medium-gpu In medium-gpu: requests.gpu.intel.com/i915=0, requests.nvidia.com/gpu=0",
            "low-gpu In low-gpu: requests.gpu.intel.com/i915=1, requests.nvidia.com/gpu=2",
            "gpu-unclassed NotIn critical-gpu,high-gpu,medium-gpu,low-gpu: requests.gpu.intel.com/i915=0, requests.nvidia.com/gpu=0",
        ],
        GpuClassQuota.For(GivenGpu.Plan(Team), Team).Select(Show));

    [Fact]
    public void WithKueue_OnlyNothingForPodsWithoutAClass() => Assert.Equal(
        "gpu-unclassed NotIn critical-gpu,high-gpu,medium-gpu,low-gpu: requests.gpu.intel.com/i915=0, requests.nvidia.com/gpu=0",
        Show(Assert.Single(GpuClassQuota.For(GivenGpu.Plan(Team) with { Engine = GpuEngine.Kueue }, Team))));

    private static string Show(GpuClassQuota quota) =>
        $"{quota.Name} {quota.Operator} {string.Join(',', quota.Classes)}: {string.Join(", ", quota.Hard.Select(entry => $"{entry.Key}={entry.Value}"))}";
}
