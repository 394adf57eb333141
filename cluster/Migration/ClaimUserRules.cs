using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>Which users of a claim can be stopped and started again.</summary>
internal static class ClaimUserRules
{
    /// <summary>A fault for each user that cannot.</summary>
    public static IEnumerable<Fault> Check(MigrationObservation observed, ClaimUsers users, ObjectReference claim) =>
    [
        .. users.DaemonSets.Select(set => new Fault(
            ObjectReference.Of(set).ToString(),
            claim.Name,
            "a DaemonSet uses the claim, and cannot be scaled to nothing",
            "delete the DaemonSet for the time of the migration, and apply it again afterwards")),
        .. users.Scalable.SelectMany(CheckWorkload),
        .. users.Pods.SelectMany(pod => CheckPod(observed, pod)),
    ];

    private static IEnumerable<Fault> CheckWorkload(KubernetesObject workload)
    {
        if (workload.Controller() is var (kind, name) && workload.Replicas() > 0)
        {
            yield return new Fault(
                ObjectReference.Of(workload).ToString(),
                $"{kind} {name}",
                "an operator owns the workload and would start it again",
                $"stop it by way of {kind} {name}, until its replicas are 0, and go on");
        }

        if (workload.Kind == "StatefulSet"
            && workload.Json.Text("spec", "persistentVolumeClaimRetentionPolicy", "whenScaled") is { } policy and not "Retain")
        {
            yield return new Fault(
                $"{ObjectReference.Of(workload)} spec.persistentVolumeClaimRetentionPolicy.whenScaled",
                policy,
                "scaling to 0 would delete the claims",
                "set it to Retain");
        }

        if (workload.Kind == "StatefulSet"
            && workload.Json.Text("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted") is { } deleted and not "Retain")
        {
            yield return new Fault(
                $"{ObjectReference.Of(workload)} spec.persistentVolumeClaimRetentionPolicy.whenDeleted",
                deleted,
                "making the StatefulSet again with another class would delete the claims",
                "set it to Retain");
        }
    }

    private static IEnumerable<Fault> CheckPod(MigrationObservation observed, KubernetesObject pod)
    {
        var owner = ClaimUsers.Owner(observed, pod);
        if (owner?.Kind is "Deployment" or "StatefulSet" or "ReplicaSet" or "DaemonSet" or "Job" or "CronJob")
        {
            yield break;
        }

        yield return owner is null && pod.Controller() is null
            ? new Fault(ObjectReference.Of(pod).ToString(), null, "nothing would start the pod again", "delete the pod yourself and go on")
            : new Fault(
                ObjectReference.Of(pod).ToString(),
                pod.Controller() is var (kind, name) ? $"{kind} {name}" : null,
                "something that this program does not know runs the pod",
                "stop it by way of its owner and go on");
    }
}
