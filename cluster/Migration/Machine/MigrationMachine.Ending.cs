using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>Going back before the swap, deleting the source, cleaning up.</summary>
public sealed partial class MigrationMachine
{
    private Decision Restore() =>
        Stopped("")
        ?? Retained(Side.Source)
        ?? FrontGoing(Side.Source)
        ?? (Front is null ? TargetReleased() ?? Gone(Side.Source, _names.SourceClaim) ?? Reserved(Side.Source, _names.Claim) : FrontIs(Side.Source))
        ?? Bound(Side.Source, _names.Claim)
        ?? StageGone()
        ?? StatefulSetMade(Side.Source)
        ?? Started()
        ?? Ready()
        ?? Advance(MigrationPhase.RolledBack);

    // Otherwise the next claim of that name that somebody makes would be bound to the copy.
    private Decision? TargetReleased() =>
        _record.Target is { } target && _observed.Volume(target.Name) is { } volume && volume.Uid == target.Uid && IsReservedFor(volume, _names.Claim)
            ? Reserved(Side.Target, _names.TargetClaim)
            : null;

    /// <summary>The claim that held the copy is gone; the claim itself stands on the source, which has just been looked at.</summary>
    private Decision? StageGone() => _observed.Find(_names.TargetClaim) is not { } staged ? null
        : staged.MigrationId() != _record.Id ? null
        : staged.IsDeleting() ? new Wait($"{_names.TargetClaim} to go")
        : Delete(staged, $"delete {_names.TargetClaim}, which holds only a copy", Consent.DiscardCopy);

    private Decision DeleteSource() =>
        FrontIs(Side.Target)
        ?? Retained(Side.Target)
        ?? Bound(Side.Target, _names.Claim)
        ?? Ready()
        ?? SourceDeleted()
        ?? Advance(MigrationPhase.CleanUp);

    private Decision? SourceDeleted()
    {
        if (_observed.Volume(_record.Source.Name) is not { } volume || volume.Uid != _record.Source.Uid)
        {
            return null;
        }

        if (!IsReservedFor(volume, _names.SourceClaim))
        {
            return Refuse.Because(
                ObjectReference.Of(volume),
                volume.Json.Text("spec", "claimRef", "name"),
                "the source volume belongs to another claim now",
                $"keep it: 'homelab migrate finish {Claim} --keep-source'");
        }

        if (volume.ReclaimPolicy() != "Delete")
        {
            return Patch(
                volume,
                new JsonObject { ["spec"] = new JsonObject { ["persistentVolumeReclaimPolicy"] = "Delete" } },
                $"let {volume} go with its claim (Delete)",
                Consent.DeleteSource);
        }

        return _observed.Find(_names.SourceClaim) is { } held && !held.IsDeleting()
            ? Delete(held, $"delete {held} and with it the source volume {volume.Name}", Consent.DeleteSource)
            : new Wait($"the provisioner to delete {volume}", $"kubectl describe pv {volume.Name}");
    }

    private Decision CleanUp() =>
        Made(ResourceKind.Jobs)
        ?? HoldingGone(Side.Source)
        ?? HoldingGone(Side.Target)
        ?? Made(ResourceKind.NetworkPolicies)
        ?? Made(ResourceKind.ConfigMaps)
        ?? (_observed.Find(_names.Record) is { } record
            ? Delete(record, "delete the record", Consent.None)
            : new Pause($"the migration of {Claim} is over"));

    private Decision? HoldingGone(Side side) =>
        side == Side.Target && _record.Target is null ? null
        : _observed.Find(Holding(side)) is { } held && held.MigrationId() != _record.Id ? null
        : Gone(side, Holding(side));

    private Decision? Made(ResourceKind kind) => _observed.List(kind, _record.Namespace)
        .Where(made => made.MigrationId() == _record.Id && made.Name != _names.Record.Name && !made.IsDeleting())
        .Select(made => Delete(made, $"delete {made}", Consent.None))
        .FirstOrDefault();
}
