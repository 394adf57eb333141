namespace Homelab.Bench.GpuSimulation;

/// <summary>Finds jobs that could never run, before a run that would never end well.</summary>
internal static class Feasibility
{
    /// <summary>Checks a workload against the cluster and a policy.</summary>
    /// <exception cref="ArgumentException">A job is larger than every node, or than what its team may have.</exception>
    public static void Check(Scenario scenario, Policy policy, IEnumerable<Job> jobs)
    {
        foreach (var job in jobs)
        {
            var most = Math.Min(scenario.Nodes.Max(), MostGpus(policy.Admission, job));
            if (job.Gpus < 1 || job.Gpus > most)
            {
                throw new ArgumentException(
                    $"job {job.Number} of team {job.Team.Name} in class {job.Class.Name} asks for {job.Gpus} GPUs; under '{policy.Name}' one pod can have 1 to {most}",
                    nameof(jobs));
            }
        }
    }

    private static int MostGpus(Admission admission, Job job) => admission switch
    {
        Admission.Quotas quotas => quotas.List.Where(quota => quota.Covers(job)).Select(quota => quota.Hard).Append(int.MaxValue).Min(),
        Admission.Cohort cohort => cohort.Queues.Where(queue => queue.Team == job.Team)
            .Select(queue => Math.Min(queue.NominalQuota + queue.BorrowingLimit, cohort.Queues.Sum(q => q.NominalQuota)))
            .SingleOrDefault(),
        _ => int.MaxValue,
    };
}
