using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>Stopping what uses the claim.</summary>
public sealed partial class MigrationMachine
{
    private Decision Quiesce() =>
        Retained(From)
        ?? Quiesced()
        ?? (_record.Direction == MigrationDirection.Back && _record.DiscardWrites
            ? Advance(MigrationPhase.Fence)
            : Advance(MigrationPhase.Copy, next => next with
            {
                Attempt = _record.Attempt + 1,

                // Written down before the first byte is: from then on the source alone is no way back.
                SourceOverwritten = _record.SourceOverwritten || _record.Direction == MigrationDirection.Back,
            }));

    private ClaimUsers Users() => ClaimUsers.Find(_observed, [_names.Claim, _names.SourceClaim, _names.TargetClaim], _record.Id);

    /// <summary>Nothing uses the volumes, as the phase before has seen to; otherwise that comes first again.</summary>
    private Decision? Undisturbed()
    {
        var users = Users();
        return users.Pods.IsEmpty && !users.Scalable.Any(user => user.Replicas() > 0) && users.CronJobs.All(user => user.IsSuspended())
            ? null
            : Advance(MigrationPhase.Quiesce);
    }

    /// <summary>No pod uses the claim, and nothing will start one.</summary>
    private Decision? Quiesced()
    {
        var users = Users();
        if (ClaimUserRules.Check(_observed, users, _names.Claim).ToArray() is { Length: > 0 } faults)
        {
            return new Refuse([.. faults]);
        }

        return users.CronJobs.Where(user => !user.IsSuspended()).Select(Suspended).FirstOrDefault()
            ?? users.Scalable.Where(user => user.Replicas() > 0).Select(ScaledDown).FirstOrDefault()
            ?? users.Pods.Select(Ending).FirstOrDefault();
    }

    private Decision Suspended(KubernetesObject cronJob) =>
        Noted(new WorkloadFacts(cronJob.Kind, cronJob.Name, Suspended: false))
        ?? Patch(cronJob, new JsonObject { ["spec"] = new JsonObject { ["suspend"] = true } }, $"suspend {cronJob}", Consent.Downtime);

    private Decision ScaledDown(KubernetesObject workload) =>
        Noted(new WorkloadFacts(workload.Kind, workload.Name, workload.Replicas()))
        ?? Patch(workload, new JsonObject { ["spec"] = new JsonObject { ["replicas"] = 0 } }, $"scale {workload} to 0", Consent.Downtime);

    // Written down before it is stopped. What is there already stays: since then somebody may have started it halfway.
    private Decision? Noted(WorkloadFacts workload) =>
        _record.Workloads.Any(known => known.Kind == workload.Kind && known.Name == workload.Name)
            ? null
            : Write(_record with { Workloads = _record.Workloads.Add(workload) }, $"record {workload.Kind} {workload.Name} as it was");

    private Decision Ending(KubernetesObject pod)
    {
        var owner = ClaimUsers.Owner(_observed, pod);
        var manager = owner is null ? null : ClaimUsers.Manager(owner);
        return new Wait(
            owner?.Kind is "Job" or "CronJob" ? $"{pod} of {owner} to finish its work" : $"{pod} to end",
            manager is null ? $"kubectl describe pod -n {pod.Namespace} {pod.Name}" : $"if it comes back, suspend {manager}, which starts it again");
    }
}
