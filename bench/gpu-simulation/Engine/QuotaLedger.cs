using Homelab.Cluster;

namespace Homelab.Bench.GpuSimulation;

/// <summary>What is used of each ResourceQuota.</summary>
internal sealed class QuotaLedger(IReadOnlyList<ResourceQuota> quotas)
{
    private readonly List<QuotaUsage> _usages = [.. quotas.Select(quota => new QuotaUsage(quota))];
    private readonly Dictionary<(Team Team, GpuPriorityClass Class), QuotaAccount> _accounts = [];

    /// <summary>The quotas that cover a job's pod.</summary>
    public QuotaAccount AccountOf(Job job)
    {
        if (!_accounts.TryGetValue((job.Team, job.Class), out var account))
        {
            account = new QuotaAccount([.. _usages.Where(usage => usage.Quota.Covers(job))]);
            _accounts[(job.Team, job.Class)] = account;
        }

        return account;
    }
}

/// <summary>All quotas that cover a pod; it must fit every one.</summary>
internal sealed class QuotaAccount(QuotaUsage[] usages)
{
    /// <summary>Whether a pod of that many GPUs may be created.</summary>
    public bool Fits(int gpus)
    {
        foreach (var usage in usages)
        {
            if (usage.Used + gpus > usage.Quota.Hard)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A pod was created, or, with a negative number, is gone.</summary>
    public void Charge(int gpus)
    {
        foreach (var usage in usages)
        {
            usage.Used += gpus;
        }
    }
}

/// <summary>What is used of a quota.</summary>
internal sealed class QuotaUsage(ResourceQuota quota)
{
    /// <summary>The quota.</summary>
    public ResourceQuota Quota { get; } = quota;

    /// <summary>GPUs of pods that exist.</summary>
    public int Used { get; set; }
}
