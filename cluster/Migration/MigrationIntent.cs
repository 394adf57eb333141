namespace Homelab.Cluster.Migration;

/// <summary>What becomes of what was written to the target, when a migration goes back after the cut over.</summary>
public enum WriteChoice
{
    /// <summary>It is copied back over the source, which then is no longer what it was.</summary>
    CopyBack,

    /// <summary>It stays behind on the target; the workloads see the source as it was.</summary>
    Discard,
}

/// <summary>Turns what somebody asks for into a change of the record, or says why not. It touches nothing but the record.</summary>
/// <param name="Record">The changed record; the same when nothing has to change; null when there are faults.</param>
/// <param name="Faults">Why not.</param>
public sealed record MigrationIntent(MigrationRecord? Record, params IReadOnlyList<Fault> Faults)
{
    /// <summary>Go on towards the target.</summary>
    /// <param name="record">The record.</param>
    public static MigrationIntent Run(MigrationRecord record) => record switch
    {
        { Phase: MigrationPhase.Restore } => No(record, "it is going back", $"let it: 'homelab migrate rollback {Name(record)}'"),
        { Phase: MigrationPhase.RolledBack } => No(record, "it went back", $"end it with 'homelab migrate finish {Name(record)}' and plan another one"),
        { Phase: MigrationPhase.DeleteSource or MigrationPhase.CleanUp } => No(record, "it is ending", $"let it: 'homelab migrate finish {Name(record)}'"),

        // The target is still the one with everything in it. The claim may have been taken away from it: a comparison that
        // found a difference leads back to the copy.
        { Direction: MigrationDirection.Back, Phase: MigrationPhase.Quiesce or MigrationPhase.Copy or MigrationPhase.Verify } =>
            new(record with { Direction = MigrationDirection.Forward, Phase = MigrationPhase.Swap, DiscardWrites = false, Failures = 0 }),
        { Direction: MigrationDirection.Back } => No(record, "it is going back", $"let it: 'homelab migrate rollback {Name(record)}'"),
        _ => new(record with { Retry = true }),
    };

    /// <summary>Go back to the source.</summary>
    /// <param name="record">The record.</param>
    /// <param name="observed">The cluster.</param>
    /// <param name="choice">What becomes of what was written to the target; null when nobody said.</param>
    public static MigrationIntent Rollback(MigrationRecord record, MigrationObservation observed, WriteChoice? choice) => record switch
    {
        { Phase: MigrationPhase.RolledBack } => new(record),
        { Phase: MigrationPhase.DeleteSource or MigrationPhase.CleanUp } => No(record, "the source is being given up", $"let it end: 'homelab migrate finish {Name(record)}'"),
        { Direction: MigrationDirection.Back } => Back(record, choice ?? (record.DiscardWrites ? WriteChoice.Discard : WriteChoice.CopyBack)),
        _ when MayHoldWrites(record, observed) => choice is { } chosen
            ? Back(record, chosen)
            : No(
                record,
                "the workloads may have written to the target",
                "say what becomes of that: --copy-back copies it over the source, --discard-writes CLAIM leaves it behind on the target"),
        _ => new(record with { Phase = MigrationPhase.Restore, Retry = true }),
    };

    /// <summary>End the migration.</summary>
    /// <param name="record">The record.</param>
    /// <param name="observed">The cluster.</param>
    /// <param name="deleteSource">The claim's name, said to agree that the source volume is deleted with its data; null to keep it.</param>
    /// <param name="keepSource">Whether somebody said to keep it.</param>
    public static MigrationIntent Finish(MigrationRecord record, MigrationObservation observed, string? deleteSource, bool keepSource)
    {
        if (record.Phase == MigrationPhase.RolledBack)
        {
            return deleteSource is null
                ? new(record with { Phase = MigrationPhase.CleanUp })
                : No(record, "it went back, so the workloads run on the source", "leave --delete-source out");
        }

        if (record.Phase == MigrationPhase.CleanUp || (record.Phase == MigrationPhase.DeleteSource && !keepSource))
        {
            return new(record);
        }

        if (record.Phase == MigrationPhase.DeleteSource)
        {
            return new(record with { Phase = MigrationPhase.CleanUp });
        }

        if (record.Phase != MigrationPhase.Grace)
        {
            return No(record, "it has not cut over", $"go on with 'homelab migrate run {Name(record)}', or back with 'homelab migrate rollback {Name(record)}'");
        }

        if (keepSource)
        {
            return new(record with { Phase = MigrationPhase.CleanUp });
        }

        var end = MigrationMachine.GraceEnd(record);
        return deleteSource is null ? No(record, "what becomes of the source volume must be said", $"--keep-source, or --delete-source {record.Claim}")
            : deleteSource != record.Claim && deleteSource != Name(record) ? No(record, $"'{deleteSource}' is not its name", $"write --delete-source {record.Claim}")
            : observed.Time < end ? No(record, $"both volumes are kept until {end:yyyy-MM-dd HH:mm} UTC", "wait until then, or keep the source with --keep-source")
            : new(record with { Phase = MigrationPhase.DeleteSource });
    }

    private static MigrationIntent Back(MigrationRecord record, WriteChoice choice)
    {
        if (choice == WriteChoice.Discard && record.SourceOverwritten)
        {
            return No(
                record,
                "a copy back has begun, so the source is neither what it was nor what the target is",
                $"let the copy back end with 'homelab migrate rollback {Name(record)} --copy-back', or stay on the target with 'homelab migrate run {Name(record)}'");
        }

        var discard = choice == WriteChoice.Discard;
        return record.Direction == MigrationDirection.Back && (record.DiscardWrites == discard || record.Phase >= MigrationPhase.Fence)
            ? new(record with { Retry = true })
            : new(record with { Direction = MigrationDirection.Back, Phase = MigrationPhase.Quiesce, DiscardWrites = discard, Failures = 0, Whole = false });
    }

    // Also when the claim is away: somebody may have deleted it, or it is about to be made again.
    private static bool MayHoldWrites(MigrationRecord record, MigrationObservation observed) =>
        record.TargetUsed || (record.Target is { } target && observed.Find(new MigrationNames(record.Namespace, record.Claim).Claim)?.VolumeName() == target.Name);

    private static string Name(MigrationRecord record) => $"{record.Namespace}/{record.Claim}";

    private static MigrationIntent No(MigrationRecord record, string reason, string fix) =>
        new(null, new Fault($"migration of {Name(record)}", record.Phase, reason, fix));
}
