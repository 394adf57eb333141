using Xunit;

namespace Homelab.Cluster.Tests.Gpu;

public sealed class GpuAllocationTests
{
    private static readonly GpuPlan Plan = GivenGpu.Plan(
        GivenGpu.Team("media", null, GivenGpu.Quota(GpuPriorityClass.Critical, 1), GivenGpu.Quota(GpuPriorityClass.Low, 1, GivenGpu.I915)) with { Namespace = "jellyfin" });

    [Fact]
    public void ARuntimeOfTheVendor_PlacesThePod()
    {
        var allocation = GpuAllocation.For(Plan, new GpuRequest("media", GpuPriorityClass.Critical) { Video = true });

        Assert.Equal(("jellyfin", "nvidia.com/gpu", 1, "nvidia-gpu", 30), (allocation.Namespace, allocation.Resource.Name, allocation.Units, allocation.RuntimeClassName, allocation.TerminationGracePeriodSeconds));
        Assert.Empty(allocation.NodeSelector);
        Assert.Empty(allocation.TolerationKeys);
        Assert.Empty(allocation.NodeRequirements);
        Assert.Equal([new("NVIDIA_DRIVER_CAPABILITIES", "compute,video,utility")], allocation.Environment);
        Assert.Empty(allocation.WorkloadLabels);
    }

    [Fact]
    public void WithoutVideo_TheDriverComesWithoutIt() => Assert.Equal(
        [new("NVIDIA_DRIVER_CAPABILITIES", "compute,utility")],
        GpuAllocation.For(Plan, new GpuRequest("media", GpuPriorityClass.Critical)).Environment);

    [Fact]
    public void WithoutARuntime_ThePodPlacesItself()
    {
        var allocation = GpuAllocation.For(Plan, new GpuRequest("media", GpuPriorityClass.Low));

        Assert.Null(allocation.RuntimeClassName);
        Assert.Equal([new("intel.feature.node.kubernetes.io/gpu", "true")], allocation.NodeSelector);
        Assert.Equal(["gpu.intel.com/i915"], allocation.TolerationKeys);
        Assert.Empty(allocation.Environment);
        Assert.Equal(10, allocation.TerminationGracePeriodSeconds);
    }

    [Fact]
    public void ACard_IsAskedForByTheLabelsOfItsVendor()
    {
        var request = new GpuRequest("media", GpuPriorityClass.Critical) { Card = new GpuCard(16000, ["NVIDIA-GeForce-RTX-4090", "NVIDIA-A10"]) };

        var requirements = GpuAllocation.For(Plan, request).NodeRequirements;

        Assert.Equal(
            ["nvidia.com/gpu.memory Gt 15999", "nvidia.com/gpu.product In NVIDIA-GeForce-RTX-4090,NVIDIA-A10"],
            requirements.Select(item => $"{item.Key} {item.Operator} {string.Join(',', item.Values)}"));
    }

    [Fact]
    public void WithKueue_TheWorkloadNamesQueueAndClass() => Assert.Equal(
        [new("kueue.x-k8s.io/priority-class", "critical-gpu"), new("kueue.x-k8s.io/queue-name", "default")],
        GpuAllocation.For(Plan with { Engine = GpuEngine.Kueue }, new GpuRequest("media", GpuPriorityClass.Critical)).WorkloadLabels);

    [Fact]
    public void Throws_WhenTheRequestHasFaults() => Assert.Contains(
        "gpu of team nobody.team = nobody: no such team shares the GPUs",
        Assert.Throws<ArgumentException>(() => GpuAllocation.For(Plan, new GpuRequest("nobody", GpuPriorityClass.Low))).Message,
        StringComparison.Ordinal);
}
