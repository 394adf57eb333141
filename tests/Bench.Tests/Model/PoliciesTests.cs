using Homelab.Bench.GpuSimulation;
using Xunit;

namespace Homelab.Bench.Tests.Model;

public sealed class PoliciesTests
{
    [Fact]
    public void EntitlementsAndNominalQuotas_AreWhatTheClusterHas()
    {
        var queues = Policies.All.Select(policy => policy.Admission).OfType<Admission.Cohort>().Single().Queues;

        Assert.Equal(Policies.Homelab.Gpus, Policies.Homelab.Teams.Sum(team => team.Entitlement));
        Assert.Equal(Policies.Homelab.Gpus, queues.Sum(queue => queue.NominalQuota));
    }

    [Fact]
    public void GuaranteedClasses_AreNotPromisedTwice()
    {
        var quotas = Policies.All.Select(policy => policy.Admission).OfType<Admission.Quotas>().Single(quotas => quotas.List[0].Class is not null).List;

        Assert.Equal(Policies.Homelab.Gpus, quotas.Where(quota => quota.Class!.Preempts).Sum(quota => quota.Hard));
    }

    [Fact]
    public void ResumingPolicies_AreThoseThatPreempt() =>
        Assert.Equal(["Quota + priority, resumed", "Borrowing (Kueue), resumed"], Policies.Resuming.Select(policy => policy.Name));
}
