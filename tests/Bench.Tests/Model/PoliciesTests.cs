using Homelab.Bench.GpuSimulation;
using Homelab.Cluster;
using Xunit;

namespace Homelab.Bench.Tests.Model;

public sealed class PoliciesTests
{
    [Fact]
    public void EntitlementsAndNominalQuotas_AreWhatTheClusterHas()
    {
        var cohorts = Policies.All.Concat(Policies.Variants).Select(policy => policy.Admission).OfType<Admission.Cohort>();

        Assert.Equal(Policies.Homelab.Gpus, Policies.Homelab.Teams.Sum(team => team.Entitlement));
        Assert.All(cohorts, cohort => Assert.Equal(Policies.Homelab.Gpus, cohort.Queues.Sum(queue => queue.NominalQuota)));
    }

    [Fact]
    public void ThePlan_IsOneThatThisProjectWouldDeploy() => Assert.Empty(GpuPlanRules.Check(HomelabPlan.Plan, "plan"));

    [Fact]
    public void GuaranteedClasses_ArePromisedAllThatThereIs()
    {
        var quotas = Policies.All.Select(policy => policy.Admission).OfType<Admission.Quotas>().Single(quotas => quotas.List[0].Class is not null).List;

        Assert.Equal(Policies.Homelab.Gpus, quotas.Where(quota => quota.Class!.Guaranteed).Sum(quota => quota.Hard));
    }

    [Fact]
    public void Names_AreUnique()
    {
        var names = Policies.All.Concat(Policies.Variants).Select(policy => policy.Name).ToList();

        Assert.Equal(names.Distinct(), names);
    }
}
