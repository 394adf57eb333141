using Xunit;

namespace Homelab.Cluster.Tests.Gpu;

public sealed class GpuPlanTests
{
    [Fact]
    public void Knows_WhoseCardsAreWhere()
    {
        var plan = GivenGpu.Plan();

        Assert.Equal([GpuVendor.Nvidia, GpuVendor.Intel], plan.Vendors);
        Assert.Equal(["k3s3"], plan.NodesOf(GpuVendor.Nvidia).Select(node => node.Name));
        Assert.Empty(plan.NodesOf(GpuVendor.Amd));
    }

    [Fact]
    public void Knows_HowCardsAreShared()
    {
        var plan = GivenGpu.Plan() with { Sharing = [new GpuSharing(GpuVendor.Intel, GpuSharingStrategy.SharedDevNum, 3), GivenGpu.TimeSlicing] };

        Assert.Equal(GivenGpu.TimeSlicing, plan.SharingOf(GpuVendor.Nvidia));
        Assert.Null(plan.SharingOf(GpuVendor.Amd));
    }

    [Fact]
    public void OldestServer_IsWhatTheApiCanDo() => Assert.Equal(
        "v1.31.4+k3s1",
        GivenGpu.Plan().On(Given.Server("a", "v1.32.5+k3s1"), Given.Server("b", "v1.31.4+k3s1"), Given.Node("c", version: "v1.30.13+k3s1"))
            .OldestServer!.ToString());

    [Fact]
    public void TheDevicePlugin_ComesInTheChartsOfTheVendor()
    {
        Assert.Equal(["nvidia-device-plugin"], GpuVendor.Nvidia.DevicePluginCharts.Select(chart => chart.Name));
        Assert.Equal(["amd-gpu"], GpuVendor.Amd.DevicePluginCharts.Select(chart => chart.Name));
        Assert.Equal(["intel-device-plugins-operator", "intel-device-plugins-gpu"], GpuVendor.Intel.DevicePluginCharts.Select(chart => chart.Name));
    }

    [Fact]
    public void AnIdleCard_ShowsInTheMetricsThatItHas()
    {
        Assert.Equal(
            ["DCGM_FI_DEV_GPU_UTIL 3", "DCGM_FI_DEV_ENC_UTIL 1", "DCGM_FI_DEV_DEC_UTIL 1"],
            GpuActivity.For(GivenGpu.Plan()).Select(activity => FormattableString.Invariant($"{activity.Name} {activity.BusyFrom}")));
        Assert.Equal(
            ["DCGM_FI_PROF_GR_ENGINE_ACTIVE 0.03"],
            GpuActivity.For(GivenGpu.Plan() with { MigStrategy = MigStrategy.Mixed }).Select(activity => FormattableString.Invariant($"{activity.Name} {activity.BusyFrom}")));
    }

    [Fact]
    public void OnlyClassesThatArePromisedNothing_AreCulled() =>
        Assert.Equal([GpuPriorityClass.Medium, GpuPriorityClass.Low], GpuCulling.Classes);
}
