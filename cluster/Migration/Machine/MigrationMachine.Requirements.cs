using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>What volumes and claims must be like. Null means that it is so.</summary>
public sealed partial class MigrationMachine
{
    /// <summary>The volume is there and outlives its claim.</summary>
    private Decision? Retained(Side side)
    {
        var facts = Volume(side);
        var reference = new ObjectReference(ResourceKind.PersistentVolumes, null, facts.Name);
        if (_observed.Volume(facts.Name) is not { } volume || volume.Uid != facts.Uid)
        {
            return Refuse.Because(
                reference,
                _observed.Volume(facts.Name)?.Uid,
                "the volume is gone, or is another one of that name",
                side == Side.Source ? $"restore the claim from its backup: {_record.Options.Backup}" : $"go back with 'homelab migrate rollback {Claim}'");
        }

        if (volume.IsDeleting())
        {
            return Refuse.Because(
                reference,
                "deleted",
                "somebody deleted the volume; it goes as soon as no claim is bound to it",
                $"leave its claim alone, and copy the data away from {facts.Path ?? "it"} first");
        }

        return volume.ReclaimPolicy() == "Retain"
            ? null
            : Patch(volume, new JsonObject { ["spec"] = new JsonObject { ["persistentVolumeReclaimPolicy"] = "Retain" } }, $"let {reference} outlive its claim (Retain)");
    }

    /// <summary>No claim but this one can be bound to the volume.</summary>
    private Decision? Reserved(Side side, ObjectReference claim)
    {
        if (_observed.Volume(Volume(side).Name) is not { } volume)
        {
            return Retained(side);
        }

        var uid = volume.Json.Text("spec", "claimRef", "uid");
        if (IsReservedFor(volume, claim) && (uid is null || _observed.Find(claim)?.Uid == uid))
        {
            return null;
        }

        var holder = new ObjectReference(
            ResourceKind.PersistentVolumeClaims, volume.Json.Text("spec", "claimRef", "namespace"), volume.Json.Text("spec", "claimRef", "name") ?? "");
        return uid is not null && _observed.Find(holder)?.Uid == uid
            ? new Wait($"{volume} to come free of {holder}")
            : Patch(
                volume,
                new JsonObject
                {
                    ["spec"] = new JsonObject
                    {
                        ["claimRef"] = new JsonObject
                        {
                            ["apiVersion"] = "v1",
                            ["kind"] = "PersistentVolumeClaim",
                            ["namespace"] = claim.Namespace,
                            ["name"] = claim.Name,
                            ["uid"] = null,
                            ["resourceVersion"] = null,
                        },
                    },
                },
                $"keep {volume} for {claim}");
    }

    /// <summary>The claim is there and bound to the volume.</summary>
    private Decision? Bound(Side side, ObjectReference claim)
    {
        var facts = Volume(side);
        if (_observed.Find(claim) is not { } found)
        {
            var manifest = claim == _names.Claim
                ? ClaimManifests.Front(_record, _names, side, facts.Name)
                : ClaimManifests.Holding(_record, _names, side, facts.Name);
            return new Act(new CreateCall(claim, manifest), $"make {claim} on {facts.Name}");
        }

        return found.VolumeName() != facts.Name ? Foreign(found)
            : found.IsDeleting() ? new Wait($"{claim} to go, which somebody deleted")
            : found.IsBound() && _observed.Volume(facts.Name)?.Json.Text("spec", "claimRef", "uid") == found.Uid ? null
            : new Wait($"{claim} to be bound to {facts.Name}", $"kubectl describe pvc -n {claim.Namespace} {claim.Name}");
    }

    /// <summary>The claim is gone, and its volume is kept. The only place that deletes a claim whose volume has data to keep.</summary>
    private Decision? Gone(Side side, ObjectReference claim)
    {
        if (_observed.Find(claim) is not { } found)
        {
            return null;
        }

        return found.VolumeName() != Volume(side).Name ? Foreign(found)
            : found.IsDeleting() ? new Wait($"{claim} to go", $"a pod may still hold it: kubectl describe pvc -n {claim.Namespace} {claim.Name}")
            : Retained(side) ?? Delete(found, $"delete {claim}; its volume {Volume(side).Name} stays", Consent.Swap);
    }

    /// <summary>The claim itself stands on this volume.</summary>
    private Decision? FrontIs(Side side)
    {
        return Front is not { } front || front.IsDeleting()
            ? Refuse.Because(
                _names.Claim,
                Front is null ? null : "deleted",
                $"somebody deleted the claim; its volume {Volume(side).Name} is kept",
                side == Side.Source
                    ? $"give it back with 'homelab migrate rollback {Claim}'"
                    : $"make it again with volumeName {Volume(side).Name} and go on, or go back with 'homelab migrate rollback {Claim}'")
            : front.VolumeName() == Volume(side).Name ? null : Foreign(front);
    }

    /// <summary>The claim itself is not just about to go. A pod that still uses it would hold it up.</summary>
    private Decision? FrontGoing(Side side) => Front is { } front && front.IsDeleting() && front.VolumeName() == Volume(side).Name
        ? Quiesced() ?? new Wait($"{_names.Claim} to go")
        : null;

    private static bool IsReservedFor(KubernetesObject volume, ObjectReference claim) =>
        volume.Json.Text("spec", "claimRef", "namespace") == claim.Namespace && volume.Json.Text("spec", "claimRef", "name") == claim.Name;

    private static Refuse Foreign(KubernetesObject claim) => Refuse.Because(
        ObjectReference.Of(claim),
        claim.VolumeName() ?? "no volume",
        "somebody else made this claim: it is neither the one that the migration began with nor one that it made",
        "stop what uses it, look at what it holds, delete it yourself when nothing in it is needed, and go on");
}
