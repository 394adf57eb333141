using Xunit;

namespace Homelab.Cluster.Tests.Gpu;

public sealed class GpuUnitsTests
{
    [Fact]
    public void WholeCards_AreCountedByVendor()
    {
        var units = GivenGpu.Plan().Units;

        Assert.Equal(["nvidia.com/gpu", "gpu.intel.com/i915"], units.Resources.Select(resource => resource.Name));
        Assert.Equal((2, 2), (units.Total(GivenGpu.Whole), units.LargestNode(GivenGpu.Whole)));
        Assert.Equal("k3s3: 2", units.Explain(GivenGpu.Whole));
        Assert.All(units.Resources, resource => Assert.False(resource.Shared));
    }

    [Fact]
    public void SeveralNodes_AddUp_ButAPodGetsOneNodesCards()
    {
        var units = GivenGpu.Plan().On(GivenGpu.Card("a", GpuVendor.Nvidia, 1), GivenGpu.Card("b", GpuVendor.Nvidia, 3), GivenGpu.Card("c", GpuVendor.Nvidia, 2)).Units;

        Assert.Equal((6, 3, "a: 1, b: 3, c: 2"), (units.Total(GivenGpu.Whole), units.LargestNode(GivenGpu.Whole), units.Explain(GivenGpu.Whole)));
        Assert.Equal((0, 0, ""), (units.Total("x"), units.LargestNode("x"), units.Explain("x")));
    }

    [Fact]
    public void Single_CountsTheInstancesOfAllProfiles() => Assert.Equal(
        "k3s3: 3", GpuUnits.Of([GivenGpu.Mig("k3s3", ("1g.10gb", 2), ("3g.40gb", 1))], [], MigStrategy.Single).Explain(GivenGpu.Whole));

    [Fact]
    public void SharedCards_OfNvidia_GetANameOfTheirOwn()
    {
        var units = (GivenGpu.Plan() with { Sharing = [GivenGpu.TimeSlicing] }).Units;

        var shared = units.Find(GivenGpu.Shared)!;
        Assert.True(shared.Shared);
        Assert.Equal("nvidia.com/gpu", shared.TaintKey);
        Assert.Equal((8, 8), (units.Total(GivenGpu.Shared), units.LargestNode(GivenGpu.Shared)));
        Assert.Equal("k3s3: 2 x 4", units.Explain(GivenGpu.Shared));
        Assert.Null(units.Find(GivenGpu.Whole));
    }

    [Fact]
    public void SharedCards_OfIntel_KeepTheirName()
    {
        var units = (GivenGpu.Plan() with { Sharing = [new GpuSharing(GpuVendor.Intel, GpuSharingStrategy.SharedDevNum, 3)] }).Units;

        Assert.True(units.Find(GivenGpu.I915)!.Shared);
        Assert.Equal(3, units.Total(GivenGpu.I915));
        Assert.False(units.Find(GivenGpu.Whole)!.Shared);
    }

    [Fact]
    public void TheDriverOfIntel_NamesTheResource()
    {
        var node = GivenGpu.Card("k3s2", GpuVendor.Intel, 1);
        var plan = GivenGpu.Plan().On(Given.Server(), node with { Gpu = node.Gpu! with { Driver = IntelDriver.Xe } });

        Assert.Equal("gpu.intel.com/xe", Assert.Single(plan.Units.Resources).Name);
    }

    [Theory]
    [InlineData("none", "nvidia.com/gpu: 1")]
    [InlineData("single", "nvidia.com/gpu: 7")]
    [InlineData("mixed", "nvidia.com/mig-1g.10gb: 7")]
    public void MigInstances_AreOfferedByStrategy(string strategy, string expected)
    {
        Assert.True(Choice.TryParse<MigStrategy>(strategy, out var mig));

        var units = GpuUnits.Of([GivenGpu.Mig("k3s3", ("1g.10gb", 7))], [], mig);

        Assert.Equal(expected, $"{Assert.Single(units.Resources)}: {units.Total(units.Resources[0].Name)}");
    }

    [Fact]
    public void MigInstances_CanBeSharedToo()
    {
        var units = GpuUnits.Of([GivenGpu.Mig("k3s3", ("1g.10gb", 2), ("3g.40gb", 1))], [GivenGpu.TimeSlicing], MigStrategy.Mixed);

        Assert.Equal(
            ["nvidia.com/mig-1g.10gb.shared: 8", "nvidia.com/mig-3g.40gb.shared: 4"],
            units.Resources.Select(resource => $"{resource}: {units.Total(resource.Name)}"));
    }

    [Theory]
    [InlineData("requests.nvidia.com/gpu", "nvidia.com/gpu")]
    [InlineData("limits.nvidia.com/gpu", null)]
    [InlineData("nvidia.com/gpu", null)]
    public void QuotaKey_CountsOnlyRequests(string key, string? resource) => Assert.Equal(resource, GpuResource.NameInQuotaKey(key));

    [Fact]
    public void MetricName_KeepsLettersAndDigits() =>
        Assert.Equal("nvidia_com_mig_1g_10gb_shared", new GpuResource(GpuVendor.Nvidia, "nvidia.com/mig-1g.10gb.shared", "nvidia.com/gpu", true).MetricName);
}
