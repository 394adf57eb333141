using Xunit;

namespace Homelab.Cluster.Tests.Gpu;

public sealed class GpuRequestRulesTests
{
    private const string Setting = "homelab:app.gpu";

    private static readonly GpuPlan Plan = GivenGpu.Plan(
        GivenGpu.Team("media", null, GivenGpu.Quota(GpuPriorityClass.Critical, 1), GivenGpu.Quota(GpuPriorityClass.Critical, 1, GivenGpu.I915), GivenGpu.Quota(GpuPriorityClass.Low, 2)),
        GivenGpu.Team("ai", null, GivenGpu.Quota(GpuPriorityClass.High, 1))) with
    { MaxUnitsPerPod = 2 };

    [Fact]
    public void Accepts_WhatTheQuotaHolds() => Assert.Empty(Check(new GpuRequest("ai", GpuPriorityClass.High)));

    [Fact]
    public void Rejects_ATeamThatNobodyKnows() =>
        Assert.Equal("homelab:app.gpu.team = medai: no such team shares the GPUs; did you mean media?", Assert.Single(Check(new GpuRequest("medai", GpuPriorityClass.Low))));

    [Fact]
    public void Rejects_ATeamThatIsLikeNone_NamingAll() =>
        Assert.Equal("homelab:app.gpu.team = zzzzzz: no such team shares the GPUs; write one of media, ai", Assert.Single(Check(new GpuRequest("zzzzzz", GpuPriorityClass.Low))));

    [Fact]
    public void AQuotaOfNothing_IsNone()
    {
        var low = GivenGpu.Plan(GivenGpu.Team("ai", null, GivenGpu.Quota(GpuPriorityClass.High, 0), GivenGpu.Quota(GpuPriorityClass.Low, 1)));
        var nothing = GivenGpu.Plan(GivenGpu.Team("ai", null, GivenGpu.Quota(GpuPriorityClass.High, 0)));

        Assert.Equal(
            "homelab:app.gpu.class = high-gpu: team ai has no quota of this class; write one of low-gpu, or give the team units of high-gpu",
            Assert.Single(GpuRequestRules.Check(low, new GpuRequest("ai", GpuPriorityClass.High), Setting)).ToString());
        Assert.Equal(
            "homelab:app.gpu.class = high-gpu: team ai has no quota of this class; give the team units of high-gpu",
            Assert.Single(GpuRequestRules.Check(nothing, new GpuRequest("ai", GpuPriorityClass.High), Setting)).ToString());
    }

    [Fact]
    public void Rejects_AClassWithoutQuota() => Assert.Equal(
        "homelab:app.gpu.class = medium-gpu: team media has no quota of this class; write one of critical-gpu, low-gpu, or give the team units of medium-gpu",
        Assert.Single(Check(new GpuRequest("media", GpuPriorityClass.Medium))));

    [Fact]
    public void Rejects_SeveralResourcesToChooseFrom() => Assert.Equal(
        "homelab:app.gpu.resource = unset: team media has critical-gpu units of several resources; write one of nvidia.com/gpu, gpu.intel.com/i915",
        Assert.Single(Check(new GpuRequest("media", GpuPriorityClass.Critical))));

    [Fact]
    public void Rejects_AResourceWithoutQuota() => Assert.Equal(
        "homelab:app.gpu.resource = gpu.intel.com/i915: team media has no low-gpu units of it; write one of nvidia.com/gpu",
        Assert.Single(Check(new GpuRequest("media", GpuPriorityClass.Low) { Resource = GivenGpu.I915 })));

    [Theory]
    [InlineData(0, 1, "units = 0: a workload with a GPU has at least one pod with at least one unit; write 1 or more")]
    [InlineData(3, 1, "units = 3: a pod may ask for 2 at most (maxUnitsPerPod); lower it to 2")]
    [InlineData(2, 2, "units = 4: team media may hold 2 nvidia.com/gpu of class low-gpu; raise the team's quota, or ask for less")]
    public void Rejects_MoreThanThereIs(int units, int pods, string expected) => Assert.Equal(
        $"homelab:app.gpu.{expected}",
        Assert.Single(Check(new GpuRequest("media", GpuPriorityClass.Low) { Units = units, Pods = pods })));

    [Fact]
    public void Rejects_MoreThanAnyNodeHas() => Assert.Equal(
        "homelab:app.gpu.units = 3: no node offers that many nvidia.com/gpu; lower it to 2",
        Assert.Single(GpuRequestRules.Check(
            GivenGpu.Plan(GivenGpu.Team(quotas: [GivenGpu.Quota(GpuPriorityClass.Low, 4)])).On(
                GivenGpu.Card("a", GpuVendor.Nvidia, 2), GivenGpu.Card("b", GpuVendor.Nvidia, 1)) with
            { MaxUnitsPerPod = 4 },
            new GpuRequest("ai", GpuPriorityClass.Low) { Units = 3 },
            Setting)).ToString());

    [Fact]
    public void Rejects_TwoTurnsOfASharedCard()
    {
        var plan = GivenGpu.Plan(GivenGpu.Team(quotas: [GivenGpu.Quota(GpuPriorityClass.High, 4, GivenGpu.Shared)])) with { Sharing = [GivenGpu.TimeSlicing] };

        Assert.Equal(
            "homelab:app.gpu.units = 2: a pod may ask for 1 at most (maxUnitsPerPod), because nvidia.com/gpu.shared is shared; lower it to 1",
            Assert.Single(GpuRequestRules.Check(plan, new GpuRequest("ai", GpuPriorityClass.High) { Units = 2 }, Setting)).ToString());
    }

    [Fact]
    public void Rejects_ACardThatNobodyCanTellApart()
    {
        var intel = new GpuRequest("media", GpuPriorityClass.Critical) { Resource = GivenGpu.I915, Card = new GpuCard(MinMemoryMiB: 8000, []) };

        Assert.Equal("homelab:app.gpu.card = 8000: no label tells the cards of intel apart; ask for any card", Assert.Single(Check(intel)));
        Assert.Equal(
            "homelab:app.gpu.card = 8000: without feature discovery no label says which card a node has; switch featureDiscovery on, or ask for any card",
            Assert.Single(GpuRequestRules.Check(Plan with { FeatureDiscovery = false }, intel, Setting)).ToString());
    }

    [Fact]
    public void Rejects_AProduct_WhereNoLabelNamesIt() => Assert.Equal(
        "homelab:app.gpu.card = [A770]: no label tells the cards of intel apart; ask for any card",
        Assert.Single(Check(new GpuRequest("media", GpuPriorityClass.Critical) { Resource = GivenGpu.I915, Card = new GpuCard(null, ["A770"]) })));

    [Fact]
    public void Rejects_AmountsOfMemory_WhereTheLabelIsNoNumber()
    {
        var plan = GivenGpu.Plan(GivenGpu.Team(quotas: [GivenGpu.Quota(GpuPriorityClass.Low, 1, "amd.com/gpu")])).On(GivenGpu.Card("a", GpuVendor.Amd, 1));
        var request = new GpuRequest("ai", GpuPriorityClass.Low) { Card = new GpuCard(MinMemoryMiB: 8000, []) };

        Assert.Equal(
            "homelab:app.gpu.card = 8000: no label of the cards of amd gives their memory as a number; name the products that will do",
            Assert.Single(GpuRequestRules.Check(plan, request, Setting)).ToString());
        Assert.Empty(GpuRequestRules.Check(plan, request with { Card = new GpuCard(null, ["744c"]) }, Setting));
    }

    [Fact]
    public void FaultsOfOneRequest_ComeBeforeThoseOfTheSum()
    {
        var faults = GpuRequestRules.Check(Plan, [("a", new GpuRequest("nobody", GpuPriorityClass.High)), ("b", new GpuRequest("media", GpuPriorityClass.Critical))]);

        Assert.Equal(["a.team", "b.resource"], faults.Select(fault => fault.Setting));
    }

    [Fact]
    public void CountsEveryPodOfARequest()
    {
        var faults = GpuRequestRules.Check(
            Plan, [("a", new GpuRequest("media", GpuPriorityClass.Low) { Pods = 2 }), ("b", new GpuRequest("media", GpuPriorityClass.Low))]);

        Assert.Equal(3, Assert.Single(faults).Value);
    }

    [Fact]
    public void Rejects_RequestsThatFitAlone_ButNotTogether()
    {
        var request = new GpuRequest("ai", GpuPriorityClass.High);

        var faults = GpuRequestRules.Check(Plan, [("homelab:ollama.gpu", request), ("homelab:comfy.gpu", request)]);

        Assert.Equal(
            "homelab:comfy.gpu.units = 2: homelab:ollama.gpu and homelab:comfy.gpu together ask for 2 nvidia.com/gpu of class high-gpu, and team ai may hold 1; "
            + "raise the team's quota, or move one of them to another class",
            Assert.Single(faults).ToString());
    }

    [Fact]
    public void Accepts_RequestsOfSeveralTeamsAndClasses() => Assert.Empty(GpuRequestRules.Check(
        Plan, [("a", new GpuRequest("ai", GpuPriorityClass.High)), ("b", new GpuRequest("media", GpuPriorityClass.Low)), ("c", new GpuRequest("media", GpuPriorityClass.Low))]));

    private static IEnumerable<string> Check(GpuRequest request) => GpuRequestRules.Check(Plan, request, Setting).Select(fault => fault.ToString());
}
