using System.Collections.Immutable;
using System.Globalization;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>
/// Everything that a migration would do, for somebody to read before it does anything. It is made of the same manifests
/// that the migration makes; a test holds it against a real run, call by call.
/// </summary>
/// <param name="Record">The record that the migration would begin with.</param>
/// <param name="Users">What uses the claim, and stands still meanwhile.</param>
/// <param name="Steps">The steps up to the cut over.</param>
public sealed record MigrationPlan(MigrationRecord Record, ClaimUsers Users, ImmutableArray<PlanStep> Steps)
{
    /// <summary>Plans a migration.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="observed">The cluster, in which <see cref="MigrationRules.Check"/> finds no fault.</param>
    public static MigrationPlan For(MigrationRequest request, MigrationObservation observed)
    {
        var record = request.Begin(observed);
        var names = new MigrationNames(request.Namespace, request.Claim);
        var users = ClaimUsers.Find(observed, [names.Claim], record.Id);
        return new MigrationPlan(record, users, new Builder(record, names, users, observed).Build());
    }

    private sealed class Builder(MigrationRecord record, MigrationNames names, ClaimUsers users, MigrationObservation observed)
    {
        private const string Nothing = "nothing to undo: the claim and its volume are as they were";
        private const string CopyOnly = "nothing to undo: only the copy was written to";

        private readonly string _rollback = $"homelab migrate rollback {record.Namespace}/{record.Claim}";

        public ImmutableArray<PlanStep> Build() =>
        [
            Measure(),
            Protect(),
            Stage(),
            .. record.Options.WarmCopy ? [WarmCopy()] : Array.Empty<PlanStep>(),
            Quiesce(),
            Copy(),
            Verify(),
            Fence(),
            Seal(),
            Swap(),
            CutOver(),
        ];

        private PlanStep Measure() => new(
            MigrationPhase.Measure,
            "find out how much the claim holds, and who owns it",
            [
                new PlanManifest(names.Scripts, MoverManifests.Scripts(names.Scripts, record.Id)),
                new PlanManifest(names.NetworkPolicy, MoverManifests.NetworkPolicy(names.NetworkPolicy, record.Id)),
                Job(MoverTask.Measure(0, names.Claim.Name)),
            ],
            string.Create(CultureInfo.InvariantCulture, $"the Job succeeds, and what is used times {MigrationMeasure.TenthsOfUsage / 10m} is at most {record.Options.Size}"),
            Nothing);

        private PlanStep Protect() => new(
            MigrationPhase.Protect,
            "let the source volume outlive its claim",
            Retain(Source, record.Source.ReclaimPolicy),
            $"kubectl get pv {record.Source.Name} -o jsonpath='{{.spec.persistentVolumeReclaimPolicy}}' prints Retain",
            record.Source.ReclaimPolicy == "Retain" ? Nothing : Policy(record.Source.Name, record.Source.ReclaimPolicy));

        private PlanStep Stage() => new(
            MigrationPhase.Stage,
            $"make a claim of class {record.Options.StorageClass}",
            [new PlanManifest(names.TargetClaim, ClaimManifests.Holding(record, names, Side.Target, volume: null))],
            "the claim is there; it is bound at once, or when the mover's pod needs it",
            $"kubectl delete pvc -n {record.Namespace} {names.TargetClaim.Name}");

        private PlanStep WarmCopy() => new(
            MigrationPhase.WarmCopy,
            "copy while the workloads run, as a head start",
            [Job(MoverTask.WarmCopy(names.Claim.Name, names.TargetClaim.Name))],
            "the Job ends, however it ends",
            CopyOnly);

        private PlanStep Quiesce() => new(
            MigrationPhase.Quiesce,
            "stop everything that uses the claim",
            [
                .. users.CronJobs.Where(user => !user.IsSuspended()).Select(user => Patch(ObjectReference.Of(user), "{\"spec\":{\"suspend\":true}}")),
                .. users.Scalable.Where(user => user.Replicas() > 0).Select(user => Patch(ObjectReference.Of(user), "{\"spec\":{\"replicas\":0}}")),
            ],
            "no pod uses the claim any more",
            $"{_rollback}, which starts it again as it was",
            Consent.Downtime);

        private PlanStep Copy() => new(
            MigrationPhase.Copy,
            "copy everything, with owners, modes, times, links, attributes and holes",
            [Job(MoverTask.Copy(1, whole: false, names.Claim.Name, names.TargetClaim.Name))],
            "the Job succeeds; a file that vanishes meanwhile is a failure",
            CopyOnly);

        private PlanStep Verify() => new(
            MigrationPhase.Verify,
            "compare every byte and every attribute, and count both sides",
            [Job(MoverTask.Verify(1, names.Claim.Name, names.TargetClaim.Name))],
            "the Job succeeds, which it does only when there is no difference",
            Nothing);

        private PlanStep Fence() => new(
            MigrationPhase.Fence,
            "take the claim away, so that nothing can write; its volume stays and is held by another claim",
            [
                .. TargetPolicy == "Retain" ? [] : Retain(Target, TargetPolicy),
                Delete(names.Claim, Source),
                Patch(Source, ClaimRef(names.SourceClaim)),
                new PlanManifest(names.SourceClaim, ClaimManifests.Holding(record, names, Side.Source, record.Source.Name)),
            ],
            $"{names.SourceClaim} is bound to {record.Source.Name}",
            $"{_rollback}, which gives the source its claim again",
            Consent.Swap);

        private PlanStep Seal() => new(
            MigrationPhase.Seal,
            "compare once more, now that nothing can write; a difference leads back to the copy",
            [Job(MoverTask.Seal(1, names.SourceClaim.Name, names.TargetClaim.Name))],
            "the Job succeeds",
            Nothing);

        private PlanStep Swap() => new(
            MigrationPhase.Swap,
            $"make the claim again on the target volume, called {PlanItem.TargetVolume} here until its provisioner names it",
            [
                Delete(names.TargetClaim, Target),
                Patch(Target, ClaimRef(names.Claim)),
                new PlanManifest(names.Claim, ClaimManifests.Front(record, names, Side.Target, PlanItem.TargetVolume)),
            ],
            $"{names.Claim} is bound to the target volume",
            $"{_rollback} --copy-back, or --discard-writes {record.Claim}",
            Consent.Swap);

        private PlanStep CutOver() => new(
            MigrationPhase.CutOver,
            "start everything again as it was",
            [
                .. StatefulSetMadeAgain(),
                .. users.Scalable
                    .Where(user => user.Replicas() > 0 && (user.Kind != "StatefulSet" || user.Name != MadeAgain))
                    .Select(user => Patch(ObjectReference.Of(user), string.Create(CultureInfo.InvariantCulture, $"{{\"spec\":{{\"replicas\":{user.Replicas()}}}}}"))),
                .. users.CronJobs.Where(user => !user.IsSuspended()).Select(user => Patch(ObjectReference.Of(user), "{\"spec\":{\"suspend\":false}}")),
            ],
            string.Create(
                CultureInfo.InvariantCulture,
                $"every workload is ready by its own probes; both volumes are then kept for {record.Options.GraceDays} days, and the source until somebody ends that"),
            $"{_rollback} --copy-back, or --discard-writes {record.Claim}");

        // The name of the StatefulSet whose template names another class than its claim will have.
        private string? MadeAgain =>
            record.StatefulSet is { } facts
            && observed.Find(new ObjectReference(ResourceKind.StatefulSets, record.Namespace, facts.Name)) is { } live
            && StatefulSetManifest.Class(live, facts.Template) != record.Options.StorageClass
                ? facts.Name
                : null;

        private IEnumerable<PlanItem> StatefulSetMadeAgain()
        {
            if (MadeAgain is not { } name)
            {
                yield break;
            }

            var reference = new ObjectReference(ResourceKind.StatefulSets, record.Namespace, name);
            yield return new PlanCommand(reference, "delete", $"kubectl delete statefulset -n {record.Namespace} {name} --cascade=orphan");
            yield return new PlanManifest(
                reference, StatefulSetManifest.WithClass(record.StatefulSet!, record.Options.StorageClass, observed.Find(reference)!.Replicas()));
        }

        private ObjectReference Source => new(ResourceKind.PersistentVolumes, null, record.Source.Name);

        private static ObjectReference Target => new(ResourceKind.PersistentVolumes, null, PlanItem.TargetVolume);

        // Kubernetes has Delete where a class says nothing (API reference, StorageClass).
        private string TargetPolicy =>
            observed.Find(new ObjectReference(ResourceKind.StorageClasses, null, record.Options.StorageClass))?.Json.Text("reclaimPolicy") ?? "Delete";

        private static ImmutableArray<PlanItem> Retain(ObjectReference volume, string policy) =>
            policy == "Retain" ? [] : [Patch(volume, "{\"spec\":{\"persistentVolumeReclaimPolicy\":\"Retain\"}}")];

        private static string Policy(string volume, string policy) =>
            $"kubectl patch pv {volume} --type=merge -p '{{\"spec\":{{\"persistentVolumeReclaimPolicy\":\"{policy}\"}}}}'";

        private static string ClaimRef(ObjectReference claim) =>
            "{\"spec\":{\"claimRef\":{\"apiVersion\":\"v1\",\"kind\":\"PersistentVolumeClaim\",\"namespace\":\""
            + $"{claim.Namespace}\",\"name\":\"{claim.Name}\",\"uid\":null,\"resourceVersion\":null}}}}}}";

        private static PlanCommand Patch(ObjectReference target, string patch) => new(
            target,
            "patch",
            $"kubectl patch {target.Kind.CommandName} {(target.Namespace is null ? "" : $"-n {target.Namespace} ")}{target.Name} --type=merge -p '{patch}'");

        // By hand as by the program: no claim is deleted before its volume was read back as Retain.
        private static PlanCommand Delete(ObjectReference claim, ObjectReference volume) => new(
            claim,
            "delete",
            $"[ \"$(kubectl get pv {volume.Name} -o jsonpath='{{.spec.persistentVolumeReclaimPolicy}}')\" = Retain ]\nkubectl delete pvc -n {claim.Namespace} {claim.Name}");

        private PlanManifest Job(MoverTask task) =>
            new(names.Job(task.Name), MoverManifests.Job(names.Job(task.Name), names.Scripts, record.Id, record.Options.Image, task));
    }
}
