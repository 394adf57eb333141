using Xunit;

namespace Homelab.Cluster.Tests.Gpu;

public sealed class GpuSharingRulesTests
{
    private static readonly GpuTeam Low = GivenGpu.Team(quotas: [GivenGpu.Quota(GpuPriorityClass.Low, 1, GivenGpu.I915)]);

    [Theory]
    [InlineData("amd", "time-slicing", 2, "vendor = amd: no node has a GPU of amd; remove it, or write one of nvidia, intel")]
    [InlineData("intel", "mps", 2, "strategy = mps: the device plugin of intel cannot do that; write one of shared-dev-num")]
    [InlineData("nvidia", "time-slicing", 1, "replicas = 1: out of range; write a whole number from 2 to 48, or remove the entry to give cards out whole")]
    [InlineData("nvidia", "shared-dev-num", 2, "strategy = shared-dev-num: the device plugin of nvidia cannot do that; write one of time-slicing, mps")]
    [InlineData("nvidia", "mps", 49, "replicas = 49: out of range; write a whole number from 2 to 48, or remove the entry to give cards out whole")]
    public void Rejects_WhatThePluginCannotDo(string vendor, string strategy, int replicas, string expected)
    {
        var sharing = new GpuSharing(
            GpuVendor.All.Single(item => item.Name == vendor), GpuSharingStrategy.All.Single(item => item.Name == strategy), replicas);

        var faults = (GivenGpu.Plan(Low) with { Sharing = [sharing] }).Faults();

        Assert.Contains($"homelab:gpu.sharing[0].{expected}", faults);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(48)]
    public void Accepts_AsManyTurnsAsThePluginGives(int replicas) => Assert.Empty(
        (GivenGpu.Plan(Low) with { Sharing = [new GpuSharing(GpuVendor.Nvidia, GpuSharingStrategy.TimeSlicing, replicas)] }).Faults());

    [Fact]
    public void Accepts_SeveralProfiles_WithMixed_AndOne_WithSingle()
    {
        var mixed = GivenGpu.Plan(GivenGpu.Team(quotas: [GivenGpu.Quota(GpuPriorityClass.Low, 1, "nvidia.com/mig-1g.10gb")]));

        Assert.Empty((mixed with { MigStrategy = MigStrategy.Mixed }).On(Given.Server(), GivenGpu.Mig("k3s3", ("1g.10gb", 2), ("3g.40gb", 1))).Faults());
        Assert.Empty((GivenGpu.Plan() with { MigStrategy = MigStrategy.Single }).On(Given.Server(), GivenGpu.Mig("k3s3", ("1g.10gb", 7))).Faults());
    }

    [Fact]
    public void Rejects_SeveralProfilesWithSingle_NamingEachNode() => Assert.Contains(
        "k3s2 has 1g.10gb and 3g.40gb, k3s3 has 1g.10gb and 2g.20gb; write mixed",
        Assert.Single((GivenGpu.Plan() with { MigStrategy = MigStrategy.Single }).On(
            Given.Server(), GivenGpu.Mig("k3s2", ("1g.10gb", 2), ("3g.40gb", 1)), GivenGpu.Mig("k3s3", ("1g.10gb", 1), ("2g.20gb", 1))).Faults()),
        StringComparison.Ordinal);

    [Fact]
    public void Rejects_InstancesWithoutAMigStrategy_NamingEachNode() => Assert.Contains(
        "the cards of k3s2, k3s3 are cut",
        Assert.Single(GivenGpu.Plan().On(Given.Server(), GivenGpu.Mig("k3s2", ("1g.10gb", 7)), GivenGpu.Mig("k3s3", ("1g.10gb", 7))).Faults()),
        StringComparison.Ordinal);

    [Fact]
    public void Rejects_AVendorTwice() => Assert.Equal(
        "homelab:gpu.sharing[1].vendor = nvidia: listed twice, and a device plugin shares all of a vendor's cards alike; keep one of them",
        Assert.Single((GivenGpu.Plan(Low) with { Sharing = [GivenGpu.TimeSlicing, GivenGpu.TimeSlicing] }).Faults()));

    [Fact]
    public void Rejects_SharingCardsOfAmd()
    {
        var plan = GivenGpu.Plan(GivenGpu.Team(quotas: [GivenGpu.Quota(GpuPriorityClass.Low, 1, "amd.com/gpu")])).On(Given.Server(), GivenGpu.Card("k3s3", GpuVendor.Amd, 1));

        Assert.Equal(
            "homelab:gpu.sharing[0].strategy = time-slicing: the device plugin of amd cannot do that; remove it: its cards are given out whole",
            Assert.Single((plan with { Sharing = [new GpuSharing(GpuVendor.Amd, GpuSharingStrategy.TimeSlicing, 2)] }).Faults()));
    }

    [Fact]
    public void Rejects_MpsOnMigInstances()
    {
        var plan = GivenGpu.Plan(GivenGpu.Team(quotas: [GivenGpu.Quota(GpuPriorityClass.Low, 1, "nvidia.com/mig-1g.10gb.shared")]))
            .On(Given.Server(), GivenGpu.Mig("k3s3", ("1g.10gb", 7))) with
        { MigStrategy = MigStrategy.Mixed, Sharing = [new GpuSharing(GpuVendor.Nvidia, GpuSharingStrategy.Mps, 2)] };

        Assert.Equal(
            "homelab:gpu.sharing[0].strategy = mps: NVIDIA's device plugin does not share MIG instances by MPS; write time-slicing, or set migStrategy to none",
            Assert.Single(plan.Faults()));
    }

    [Fact]
    public void Rejects_MpsWithoutFeatureDiscovery() => Assert.Equal(
        "homelab:gpu.sharing[0].strategy = mps: the MPS daemon runs on nodes that feature discovery has found capable, so on none without it; "
        + "set featureDiscovery to true, or write time-slicing",
        Assert.Single((GivenGpu.Plan(GivenGpu.Team(quotas: [GivenGpu.Quota(GpuPriorityClass.Low, 1, GivenGpu.Shared)])) with
        {
            FeatureDiscovery = false,
            Sharing = [new GpuSharing(GpuVendor.Nvidia, GpuSharingStrategy.Mps, 2)],
        }).Faults()));

    [Fact]
    public void Rejects_AMigStrategyWithoutInstances() => Assert.Equal(
        "homelab:gpu.migStrategy = mixed: no node's cards are cut into MIG instances; write none, or describe the instances in gpu.mig of a node",
        Assert.Single((GivenGpu.Plan() with { MigStrategy = MigStrategy.Mixed }).Faults()));

    [Fact]
    public void Rejects_InstancesWithoutAMigStrategy() => Assert.Equal(
        "homelab:gpu.migStrategy = none: the cards of k3s3 are cut into MIG instances, which none does not offer; write mixed",
        Assert.Single(GivenGpu.Plan().On(Given.Server(), GivenGpu.Mig("k3s3", ("1g.10gb", 7))).Faults()));

    [Fact]
    public void Rejects_SeveralProfilesWithSingle() => Assert.Equal(
        "homelab:gpu.migStrategy = single: single takes one MIG profile a node, and k3s3 has 1g.10gb and 3g.40gb; write mixed",
        Assert.Single((GivenGpu.Plan() with { MigStrategy = MigStrategy.Single }).On(Given.Server(), GivenGpu.Mig("k3s3", ("1g.10gb", 2), ("3g.40gb", 1))).Faults()));
}
