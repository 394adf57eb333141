using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>
/// Decides the next call of a migration from its record and from what the cluster shows. It holds nothing itself: whoever
/// asks again after an interruption, a lost answer or from another workstation gets the same decision.
/// </summary>
/// <remarks>
/// Every phase is a list of requirements in order. The first one that the cluster does not meet yet becomes the decision;
/// when all are met, the record moves on. A claim is deleted in one place only, after its volume was read back as Retain.
/// </remarks>
public sealed partial class MigrationMachine
{
    private readonly MigrationRecord _record;
    private readonly MigrationNames _names;
    private readonly MigrationObservation _observed;

    private MigrationMachine(MigrationRecord record, MigrationObservation observed)
    {
        _record = record;
        _observed = observed;
        _names = new MigrationNames(record.Namespace, record.Claim);
    }

    /// <summary>Decides what comes next.</summary>
    /// <param name="record">The record, as it was observed.</param>
    /// <param name="observed">The cluster, with the ConfigMap of the record.</param>
    public static Decision Next(MigrationRecord record, MigrationObservation observed) => new MigrationMachine(record, observed).Next();

    private Side From => _record.Direction == MigrationDirection.Forward ? Side.Source : Side.Target;

    private Side To => _record.Direction == MigrationDirection.Forward ? Side.Target : Side.Source;

    private KubernetesObject? Front => _observed.Find(_names.Claim);

    private Decision Next() => _record.Phase switch
    {
        MigrationPhase.Measure => Measure(),
        MigrationPhase.Protect => Protect(),
        MigrationPhase.Stage => Stage(),
        MigrationPhase.WarmCopy => WarmCopy(),
        MigrationPhase.Quiesce => Quiesce(),
        MigrationPhase.Copy => Copy(),
        MigrationPhase.Verify => Verify(),
        MigrationPhase.Fence => Fence(),
        MigrationPhase.Seal => Seal(),
        MigrationPhase.Swap => Swap(),
        MigrationPhase.CutOver => CutOver(),
        MigrationPhase.Grace => new Pause(
            $"the workloads run on {Volume(Side.Target).Name}; {Volume(Side.Source).Name} is kept as it was until {GraceEnd(_record):yyyy-MM-dd HH:mm} UTC and longer: "
            + $"'homelab migrate finish {Claim}' ends the migration, 'homelab migrate rollback {Claim}' goes back"),
        MigrationPhase.DeleteSource => DeleteSource(),
        MigrationPhase.Restore => Restore(),
        MigrationPhase.RolledBack => new Pause(
            $"the workloads run on {Volume(Side.Source).Name} again; 'homelab migrate finish {Claim}' removes what the migration made for itself"),
        MigrationPhase.CleanUp => CleanUp(),
        _ => throw new InvalidOperationException($"the phase {_record.Phase} has no decision"),
    };

    /// <summary>When the source may be deleted.</summary>
    /// <param name="record">A record of a migration that has cut over.</param>
    public static DateTimeOffset GraceEnd(MigrationRecord record) => record.CutOverTime!.Value.AddDays(record.Options.GraceDays);

    private string Claim => $"{_record.Namespace}/{_record.Claim}";

    private VolumeFacts Volume(Side side) =>
        side == Side.Source ? _record.Source : _record.Target ?? throw new InvalidOperationException("the target volume is not known yet");

    private ObjectReference Holding(Side side) => side == Side.Source ? _names.SourceClaim : _names.TargetClaim;

    private Act Advance(MigrationPhase phase, Func<MigrationRecord, MigrationRecord>? change = null)
    {
        var next = _record with { Phase = phase, Failures = 0, Retry = false };
        return Write(change is null ? next : change(next), $"record that it goes on with {phase}");
    }

    private Act Write(MigrationRecord record, string what) =>
        new(new ReplaceCall(_names.Record, MigrationRecordJson.Write(record, _observed.Find(_names.Record)?.ResourceVersion())), what);

    private static Act Patch(KubernetesObject read, JsonObject patch, string what, Consent consent = Consent.None)
    {
        patch["metadata"] = new JsonObject { ["resourceVersion"] = read.ResourceVersion() };
        return new Act(new PatchCall(ObjectReference.Of(read), patch), what, consent);
    }

    private static Act Delete(KubernetesObject read, string what, Consent consent, DeletionPropagation propagation = DeletionPropagation.Background) =>
        new(new DeleteCall(ObjectReference.Of(read), read.Uid ?? "", read.ResourceVersion(), propagation), what, consent);
}
