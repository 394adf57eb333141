using System.Collections.Immutable;
using CsCheck;
using Xunit;

namespace Homelab.Cluster.Tests.Gpu;

public sealed class GpuQuotaRulesTests
{
    [Fact]
    public void Accepts_GuaranteesThatAreThere_AndChancesThatAreNot()
    {
        var plan = GivenGpu.Plan(
            GivenGpu.Team("media", null, GivenGpu.Quota(GpuPriorityClass.Critical, 1), GivenGpu.Quota(GpuPriorityClass.Low, 2)),
            GivenGpu.Team("ai", null, GivenGpu.Quota(GpuPriorityClass.High, 1), GivenGpu.Quota(GpuPriorityClass.Medium, 2)));

        Assert.Empty(plan.Faults());
    }

    [Fact]
    public void Rejects_MoreGuaranteesThanUnits()
    {
        var plan = GivenGpu.Plan(
            GivenGpu.Team("media", null, GivenGpu.Quota(GpuPriorityClass.Critical, 1)),
            GivenGpu.Team("ai", null, GivenGpu.Quota(GpuPriorityClass.Critical, 1), GivenGpu.Quota(GpuPriorityClass.High, 1)));

        Assert.Equal(
            "homelab:gpu.teams = [media: 1, ai: 2]: the quotas of critical-gpu and high-gpu promise 3 nvidia.com/gpu, and the cluster has 2 (k3s3: 2); "
            + "take 1 away, or move them to medium-gpu or low-gpu, which may be promised more than once",
            Assert.Single(plan.Faults()));
    }

    [Fact]
    public void Rejects_GuaranteesOfSharedCards_ByTheirTurns()
    {
        var plan = GivenGpu.Plan(GivenGpu.Team("ai", null, GivenGpu.Quota(GpuPriorityClass.High, 9, GivenGpu.Shared))) with { Sharing = [GivenGpu.TimeSlicing] };

        Assert.Contains("promise 9 nvidia.com/gpu.shared, and the cluster has 8 (k3s3: 2 x 4)", Assert.Single(plan.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_ATeamWithoutQuota()
    {
        var plan = GivenGpu.Plan(GivenGpu.Team(quotas: [GivenGpu.Quota(GpuPriorityClass.High, 0)]));

        Assert.Equal(
            "homelab:gpu.teams[0].quotas = unset: team ai has no quota, so every GPU pod of it would be refused; give it units of at least one class, or remove the team",
            Assert.Single(plan.Faults()));
    }

    [Theory]
    [InlineData("nvidia.com/gpus", "no node offers nvidia.com/gpus; did you mean requests.nvidia.com/gpu?")]
    [InlineData("habana.ai/gaudi", "no node offers habana.ai/gaudi; write one of requests.nvidia.com/gpu, requests.gpu.intel.com/i915")]
    public void Rejects_AResourceThatNobodyOffers(string resource, string reason)
    {
        var plan = GivenGpu.Plan(GivenGpu.Team(quotas: [GivenGpu.Quota(GpuPriorityClass.High, 1, resource)]));

        Assert.Equal($"homelab:gpu.teams[0].quotas.high-gpu[\"requests.{resource}\"] = 1: {reason}", Assert.Single(plan.Faults()));
    }

    [Fact]
    public void Rejects_ANegativeQuota()
    {
        var plan = GivenGpu.Plan(GivenGpu.Team(quotas: [GivenGpu.Quota(GpuPriorityClass.High, 1), GivenGpu.Quota(GpuPriorityClass.Low, -1)]));

        Assert.Equal("homelab:gpu.teams[0].quotas.low-gpu[\"requests.nvidia.com/gpu\"] = -1: a quota is not negative; write 0 or more", Assert.Single(plan.Faults()));
    }

    [Fact]
    public void Rejects_UnitsAboveTheCeiling()
    {
        var plan = GivenGpu.Plan(GivenGpu.Team(maxClass: GpuPriorityClass.Medium, quotas: [GivenGpu.Quota(GpuPriorityClass.High, 1)]));

        Assert.Equal(
            "homelab:gpu.teams[0].quotas.high-gpu[\"requests.nvidia.com/gpu\"] = 1: high-gpu is above the team's maxClass medium-gpu, so no pod could use it; "
            + "raise maxClass to high-gpu, or move the units to medium-gpu",
            Assert.Single(plan.Faults()));
    }

    [Fact]
    public void Warns_OfChancesBeyondTheWholeCluster()
    {
        var plan = GivenGpu.Plan(GivenGpu.Team(quotas: [GivenGpu.Quota(GpuPriorityClass.Low, 3)]));

        Assert.Equal(
            "team ai may hold 3 nvidia.com/gpu of class low-gpu, and the cluster has 2: pods beyond that stay pending",
            Assert.Single(GpuPlanRules.Warnings(plan)));
    }

    [Theory]
    [InlineData("low-gpu", 2, "nvidia.com/gpu")]
    [InlineData("low-gpu", 1, "amd.com/gpu")]
    [InlineData("high-gpu", 3, "nvidia.com/gpu")]
    public void DoesNotWarn_OfChancesThatThereAre_NorOfFaults(string name, int units, string resource)
    {
        Assert.True(Choice.TryParse<GpuPriorityClass>(name, out var item));

        Assert.Empty(GpuPlanRules.Warnings(GivenGpu.Plan(GivenGpu.Team(quotas: [GivenGpu.Quota(item, units, resource)]))));
    }

    [Fact]
    public void AQuotaOfNothing_MayBeAboveTheCeiling_AndPromisesNothing()
    {
        Assert.Empty(GivenGpu.Plan(GivenGpu.Team(
            maxClass: GpuPriorityClass.Medium, quotas: [GivenGpu.Quota(GpuPriorityClass.High, 0), GivenGpu.Quota(GpuPriorityClass.Low, 1)])).Faults());
        Assert.StartsWith(
            "homelab:gpu.teams = [b: 3]: ",
            Assert.Single(GivenGpu.Plan(
                GivenGpu.Team("a", null, GivenGpu.Quota(GpuPriorityClass.Low, 1)), GivenGpu.Team("b", null, GivenGpu.Quota(GpuPriorityClass.High, 3))).Faults()),
            StringComparison.Ordinal);
    }

    /// <summary>The rule is the arithmetic: promises are at fault exactly where they exceed what is there.</summary>
    [Fact]
    public void GuaranteesAreAtFault_ExactlyWhereTheyExceedTheUnits() => Plans.Sample(plan =>
    {
        var units = plan.Units;
        var exceeded = units.Resources.Count(resource =>
            plan.Teams.SelectMany(team => team.Quotas).Where(quota => quota.Resource == resource.Name && quota.Class.Guaranteed).Sum(quota => quota.Units)
            > units.Nodes.Where(node => node.Resource.Name == resource.Name).Sum(node => node.Physical * node.Replicas));

        Assert.Equal(exceeded, GpuQuotaRules.Check(plan, GivenGpu.Setting).Count(fault => fault.Reason.Contains("promise", StringComparison.Ordinal)));
    });

    /// <summary>Taking units away never makes a plan worse, except for a team that has none left.</summary>
    [Fact]
    public void ALowerQuota_AddsNoFault() => Gen.Select(Plans, Gen.Int[0, 100]).Sample((plan, seed) =>
    {
        var team = plan.Teams[seed % plan.Teams.Length];
        var index = seed % team.Quotas.Length;
        var lowered = plan with
        {
            Teams = plan.Teams.Replace(team, team with { Quotas = team.Quotas.SetItem(index, team.Quotas[index] with { Units = Math.Max(0, team.Quotas[index].Units - 1) }) }),
        };

        Assert.True(
            GpuQuotaRules.Check(lowered, GivenGpu.Setting).Count(fault => fault.Value is not null) <= GpuQuotaRules.Check(plan, GivenGpu.Setting).Count(fault => fault.Value is not null));
    });

    /// <summary>
    /// The promise itself: whatever pods the rendered quotas let in, all that are guaranteed find a unit, even if nobody else
    /// gives way but those that may be evicted.
    /// </summary>
    [Fact]
    public void WhateverTheQuotasLetIn_TheGuaranteedPodsFit() => Gen.Select(Plans, Pods.Array[0, 60]).Sample((plan, pods) =>
    {
        if (GpuQuotaRules.Check(plan, GivenGpu.Setting).Any())
        {
            return;
        }

        var used = new Dictionary<(string Space, string Quota, string Key), int>();
        var admitted = new List<(GpuPriorityClass Class, string Resource)>();
        foreach (var (teamIndex, classIndex, resourceIndex) in pods)
        {
            var team = plan.Teams[teamIndex % plan.Teams.Length];
            var item = GpuPriorityClass.All[classIndex % GpuPriorityClass.All.Count];
            var resource = plan.Units.Resources[resourceIndex % plan.Units.Resources.Length];
            var matching = GpuClassQuota.For(plan, team).Where(quota => quota.Operator == "In" == quota.Classes.Contains(item)).ToArray();
            if (matching.All(quota => used.GetValueOrDefault((team.Namespace, quota.Name, resource.QuotaKey)) < quota.Hard[resource.QuotaKey]))
            {
                foreach (var quota in matching)
                {
                    used[(team.Namespace, quota.Name, resource.QuotaKey)] = used.GetValueOrDefault((team.Namespace, quota.Name, resource.QuotaKey)) + 1;
                }

                admitted.Add((item, resource.Name));
            }
        }

        foreach (var resource in plan.Units.Resources)
        {
            Assert.True(admitted.Count(pod => pod.Resource == resource.Name && pod.Class.Guaranteed) <= plan.Units.Total(resource.Name));
        }
    });

    private static Gen<(int Team, int Class, int Resource)> Pods { get; } = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 99]);

    private static Gen<GpuQuota> Quotas { get; } = Gen.Select(
        Gen.Int[0, 3], Gen.OneOf("nvidia.com/gpu", "nvidia.com/gpu.shared", "amd.com/gpu"), Gen.Int[0, 5],
        (index, resource, units) => new GpuQuota(GpuPriorityClass.All[index], resource, units));

    private static Gen<GpuTeam> Teams { get; } = Gen.Select(
        Gen.Int[0, 3], Quotas.Array[1, 5],
        (ceiling, quotas) => new GpuTeam("team", GpuPriorityClass.All[ceiling], [.. quotas]));

    private static Gen<GpuPlan> Plans { get; } = Gen.Select(
        Gen.Select(Gen.OneOf(GpuVendor.Nvidia, GpuVendor.Amd), Gen.Int[1, 4]).Array[1, 4], Teams.Array[1, 4], Gen.Int[1, 4],
        (cards, teams, replicas) => new GpuPlan(
            Given.Cluster([Given.Server(), .. cards.Select((card, index) => GivenGpu.Card($"n{index}", card.Item1, card.Item2))]),
            [.. teams.Select((team, index) => team with { Name = $"team{index}" })])
        {
            Sharing = replicas > 1 ? [new GpuSharing(GpuVendor.Nvidia, GpuSharingStrategy.TimeSlicing, replicas)] : [],
        });
}
