using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>What must hold before a claim is migrated.</summary>
public static class MigrationRules
{
    /// <summary>Most days for which two volumes can be kept.</summary>
    public const int MaxGraceDays = 365;

    /// <summary>Every fault of the request and the cluster, all at once.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="observed">The cluster.</param>
    public static IEnumerable<Fault> Check(MigrationRequest request, MigrationObservation observed)
    {
        var names = new MigrationNames(request.Namespace, request.Claim);
        return
        [
            .. CheckRequest(request),
            .. CheckOthers(request, observed, names),
            .. observed.Find(names.Claim) is { } claim
                ? [.. CheckClaim(claim), .. CheckVolume(claim, observed), .. MigrationTargetRules.Check(request, claim, observed), .. CheckUsers(names, observed)]
                : CheckMissing(request, observed, names),
        ];
    }

    /// <summary>What somebody must have confirmed before anything runs; a plan can be looked at without.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="observed">The cluster, with the results of its smoke test.</param>
    public static IEnumerable<Fault> CheckConfirmations(MigrationRequest request, MigrationObservation observed)
    {
        if (string.IsNullOrWhiteSpace(request.Backup))
        {
            yield return new Fault(
                "--backup",
                null,
                "a migration needs a backup to fall back on, made by the application's own means",
                "make one and say which, for example --backup \"pg_dump of 2026-11-26 on the NAS\"");
        }

        if (string.IsNullOrWhiteSpace(request.NoSmokeTest) && MigrationSmokeTest.Judge(request, observed).Reason is { } reason)
        {
            yield return new Fault(
                "--no-smoke-test",
                null,
                $"nothing shows that volumes of the target really mount: {reason}",
                "run the smoke test ('homelab smoke --profile storage --results' explains it), or say here why it need not pass");
        }
    }

    private static IEnumerable<Fault> CheckRequest(MigrationRequest request)
    {
        if (request.GraceDays is < 0 or > MaxGraceDays)
        {
            yield return new Fault("--grace-days", request.GraceDays, "out of range", $"write a whole number from 0 to {MaxGraceDays}");
        }

        foreach (var fault in ImageReference.Check("--image", request.Image))
        {
            yield return fault;
        }
    }

    private static IEnumerable<Fault> CheckOthers(MigrationRequest request, MigrationObservation observed, MigrationNames names)
    {
        foreach (var configMap in observed.List(ResourceKind.ConfigMaps, request.Namespace).Where(found => found.MigrationId() is not null && found.Json.At("data", MigrationRecordJson.Key) is not null))
        {
            if (!MigrationRecordJson.TryRead(configMap, out var record, out var fault))
            {
                yield return fault;
            }
            else if (record.Claim == request.Claim)
            {
                yield return new Fault(
                    names.Claim.ToString(),
                    record.Phase,
                    $"a migration to {record.Options.StorageClass} is under way",
                    $"go on with 'homelab migrate run {request.FullName}', or go back with 'homelab migrate rollback {request.FullName}'");
            }
            else if (record.Phase < MigrationPhase.Grace && Shared(observed, names, record) is { } workload)
            {
                yield return new Fault(
                    ObjectReference.Of(workload).ToString(),
                    record.Claim,
                    "the workload is stopped and started by the migration of another claim",
                    $"wait until 'homelab migrate run {record.Namespace}/{record.Claim}' has cut over");
            }
        }
    }

    private static KubernetesObject? Shared(MigrationObservation observed, MigrationNames names, MigrationRecord other)
    {
        var others = ClaimUsers.Find(observed, [new MigrationNames(other.Namespace, other.Claim).Claim], null).Scalable.Select(ObjectReference.Of).ToHashSet();
        return ClaimUsers.Find(observed, [names.Claim], null).Scalable.FirstOrDefault(user => others.Contains(ObjectReference.Of(user)));
    }

    private static IEnumerable<Fault> CheckMissing(MigrationRequest request, MigrationObservation observed, MigrationNames names)
    {
        var known = observed.List(ResourceKind.PersistentVolumeClaims).Select(claim => claim.FullName).ToArray();
        yield return new Fault(
            names.Claim.ToString(),
            null,
            "there is no such claim",
            NearestName.Of(request.FullName, known) is { } guess ? $"did you mean {guess}?" : "list them with 'kubectl get pvc -A'");
    }

    private static IEnumerable<Fault> CheckClaim(KubernetesObject claim)
    {
        var place = ObjectReference.Of(claim).ToString();
        if (claim.IsDeleting())
        {
            yield return new Fault(place, "deleted", "somebody deleted the claim, and it goes when its last pod ends", "set its volume to Retain at once, and make the claim again");
        }
        else if (!claim.IsBound())
        {
            yield return new Fault(place, claim.Json.Text("status", "phase"), "the claim has no volume, so there is nothing to move", "delete it, and make it again with the other class");
        }

        if (claim.Json.Text("spec", "volumeMode") is { } mode and not "Filesystem")
        {
            yield return new Fault($"{place} spec.volumeMode", mode, "only file systems can be copied file by file", "move it by the application's own means, or by a snapshot of the driver");
        }

        var modes = claim.Json.Texts("spec", "accessModes").ToArray();
        if (!modes.Any(mode => mode is "ReadWriteOnce" or "ReadWriteMany" or "ReadWriteOncePod"))
        {
            yield return new Fault($"{place} spec.accessModes", modes, "a copy must be written to", "make a claim that can be written to, and move that");
        }

        if (claim.Json.Items("metadata", "ownerReferences").FirstOrDefault() is { ValueKind: not System.Text.Json.JsonValueKind.Undefined } owner)
        {
            yield return new Fault(
                place,
                $"{owner.Text("kind")} {owner.Text("name")}",
                "its owner would make the claim again as soon as it is gone, empty",
                "move it by the owner's own means, such as a new replica with the other class");
        }
    }

    private static IEnumerable<Fault> CheckVolume(KubernetesObject claim, MigrationObservation observed)
    {
        if (claim.VolumeName() is not { } name)
        {
            yield break;
        }

        var volume = observed.Volume(name);
        if (volume is null)
        {
            yield return new Fault($"PersistentVolume {name}", null, "the claim's volume is not there", "look at 'kubectl get pv'; a file must hold persistentvolumes too");
        }
        else if (volume.IsDeleting())
        {
            yield return new Fault(volume.ToString(), "deleted", "somebody deleted the volume; it goes as soon as its claim does", "copy its data away and make the claim again");
        }
        else if (volume.Json.Text("spec", "claimRef", "uid") is { } uid && uid != claim.Uid)
        {
            yield return new Fault(volume.ToString(), volume.Json.Text("spec", "claimRef", "name"), $"the volume is bound to another claim than {claim.FullName}", "read claim and volume again, at one time");
        }
    }

    private static IEnumerable<Fault> CheckUsers(MigrationNames names, MigrationObservation observed) =>
        ClaimUserRules.Check(observed, ClaimUsers.Find(observed, [names.Claim], null), names.Claim);
}
