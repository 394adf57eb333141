using CsCheck;
using Xunit;

namespace Homelab.Cluster.Tests.Gpu;

public sealed class GpuQueuesTests
{
    [Fact]
    public void ATeamOwnsWhatIsGuaranteed_AndMayBorrowTheRest()
    {
        var plan = GivenGpu.Plan(
            GivenGpu.Team("media", null, GivenGpu.Quota(GpuPriorityClass.Critical, 1), GivenGpu.Quota(GpuPriorityClass.Low, 2), GivenGpu.Quota(GpuPriorityClass.Medium, 1)),
            GivenGpu.Team("ai", null, GivenGpu.Quota(GpuPriorityClass.Medium, 1), GivenGpu.Quota(GpuPriorityClass.High, 1, GivenGpu.I915)));

        var queues = GpuQueues.For(plan);

        Assert.Equal(["nvidia nvidia.com/gpu", "intel-i915 gpu.intel.com/i915"], queues.Flavors.Select(flavor => $"{flavor.Name} {string.Join(',', flavor.Resources)}"));
        Assert.Equal([new GpuShare(GivenGpu.Whole, 1, 3), new GpuShare(GivenGpu.I915, 0, 0)], queues.Teams[0].Shares);
        Assert.Equal([new GpuShare(GivenGpu.Whole, 0, 1), new GpuShare(GivenGpu.I915, 1, 0)], queues.Teams[1].Shares);
        Assert.Equal([new GpuShare(GivenGpu.Whole, 1, 0), new GpuShare(GivenGpu.I915, 0, 0)], queues.Spare);
    }

    [Fact]
    public void EveryUnitBelongsToSomebody() => Gen.Select(Gen.Int[1, 8], Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3]).Array[1, 4]).Sample((cards, quotas) =>
    {
        var plan = GivenGpu.Plan([.. quotas.Select((quota, index) =>
            GivenGpu.Team($"t{index}", null, GivenGpu.Quota(GpuPriorityClass.High, quota.Item1), GivenGpu.Quota(GpuPriorityClass.Low, quota.Item2)))])
            .On(Given.Server(), GivenGpu.Card("k3s3", GpuVendor.Nvidia, cards));
        if (GpuQuotaRules.Check(plan, GivenGpu.Setting).Any(fault => fault.Reason.Contains("promise", StringComparison.Ordinal)))
        {
            return;
        }

        var queues = GpuQueues.For(plan);

        Assert.Equal(cards, queues.Teams.SelectMany(team => team.Shares).Sum(share => share.Nominal) + queues.Spare.Sum(share => share.Nominal));
        Assert.All(queues.Spare, share => Assert.True(share.Nominal >= 0));
    });
}
