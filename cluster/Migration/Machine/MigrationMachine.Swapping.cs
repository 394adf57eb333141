using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>Putting the claim on the other volume and starting the workloads.</summary>
public sealed partial class MigrationMachine
{
    private Decision Fence() =>
        Retained(From)
        ?? Retained(To)
        ?? Undisturbed()
        ?? Stopped("")
        ?? (Front?.VolumeName() == Volume(To).Name ? Foreign(Front) : Gone(From, _names.Claim))
        ?? Reserved(From, Holding(From))
        ?? Bound(From, Holding(From))
        ?? Advance(_record.DiscardWrites ? MigrationPhase.Swap : MigrationPhase.Seal);

    /// <summary>Nobody made the claim again while it is away.</summary>
    private Decision? Fenced() => Front is not { } front ? null
        : front.VolumeName() == Volume(From).Name ? Advance(MigrationPhase.Fence)
        : Foreign(front);

    private Decision Swap() =>
        Retained(From)
        ?? Retained(To)
        ?? FrontGoing(To)
        ?? (Front is null || Front.VolumeName() == Volume(To).Name ? null : Fenced())
        ?? Stopped("")
        ?? Gone(To, Holding(To))
        ?? Reserved(To, _names.Claim)
        ?? Bound(To, _names.Claim)
        ?? Advance(MigrationPhase.CutOver, next => next with { TargetUsed = _record.TargetUsed || To == Side.Target });

    private Decision CutOver() =>
        Retained(From)
        ?? Retained(To)
        ?? FrontIs(To)
        ?? StatefulSetMade(To)
        ?? Started()
        ?? Ready()
        ?? (_record.Direction == MigrationDirection.Forward
            ? Advance(MigrationPhase.Grace, next => next with { CutOverTime = _observed.Time })
            : Advance(MigrationPhase.RolledBack));

    /// <summary>The StatefulSet names the class that its claim has now; a template can be changed in no other way.</summary>
    private Decision? StatefulSetMade(Side side)
    {
        if (_record.StatefulSet is not { } facts)
        {
            return null;
        }

        var reference = new ObjectReference(ResourceKind.StatefulSets, _record.Namespace, facts.Name);
        var storageClass = side == Side.Source ? _record.Original.StorageClass : _record.Options.StorageClass;
        if (_observed.Find(reference) is not { } live)
        {
            return new Act(
                new CreateCall(reference, StatefulSetManifest.WithClass(facts, storageClass, WantedReplicas(facts.Name))),
                $"make {reference} again with class {storageClass}");
        }

        if (live.IsDeleting())
        {
            return new Wait($"{reference} to go");
        }

        if (StatefulSetManifest.Class(live, facts.Template) == storageClass)
        {
            return null;
        }

        // As it is now, not as it was when the migration began.
        var manifest = StatefulSetManifest.Of(live);
        return manifest != facts.Manifest
            ? Write(_record with { StatefulSet = facts with { Manifest = manifest } }, $"record {reference} as it is")
            : Delete(live, $"delete {reference} and leave its pods, to make it again with class {storageClass}", Consent.Swap, DeletionPropagation.Orphan);
    }

    private int WantedReplicas(string statefulSet) =>
        _record.Workloads.FirstOrDefault(known => known.Kind == "StatefulSet" && known.Name == statefulSet)?.Replicas ?? 0;

    /// <summary>Every workload is asked to run as it did before; what a schedule starts comes after what it works for.</summary>
    private Decision? Started()
    {
        foreach (var known in _record.Workloads.OrderBy(known => known.Replicas is null))
        {
            if (Live(known) is not { } live)
            {
                continue;
            }

            if (known.Replicas > 0 && live.Replicas() == 0)
            {
                return Patch(live, new JsonObject { ["spec"] = new JsonObject { ["replicas"] = known.Replicas } }, $"scale {live} to {known.Replicas}");
            }

            if (known.Suspended == false && live.IsSuspended())
            {
                return Patch(live, new JsonObject { ["spec"] = new JsonObject { ["suspend"] = false } }, $"resume {live}");
            }
        }

        return null;
    }

    /// <summary>Every workload runs and its own probes say so.</summary>
    private Decision? Ready() => _record.Workloads
        .Where(known => known.Replicas > 0)
        .Select(Live)
        .OfType<KubernetesObject>()
        .Where(live => (live.Json.Number("status", "readyReplicas") ?? 0) < live.Replicas())
        .Select(live => new Wait(
            $"{live} to be ready",
            $"kubectl describe pods -n {live.Namespace}; when it does not work on this volume, 'homelab migrate rollback {Claim}'"))
        .FirstOrDefault();

    private KubernetesObject? Live(WorkloadFacts known) =>
        ResourceKind.All.FirstOrDefault(kind => kind.Kind == known.Kind && !kind.IsCustom) is { } found
            ? _observed.Find(new ObjectReference(found, _record.Namespace, known.Name))
            : null;
}
