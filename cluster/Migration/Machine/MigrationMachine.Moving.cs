using System.Globalization;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>Measuring, staging, copying and comparing.</summary>
public sealed partial class MigrationMachine
{
    private Decision Measure() =>
        FrontIs(Side.Source)
        ?? (IsForOnePod ? Quiesced() : null)
        ?? Mover(MoverTask.Measure(_record.Attempt, _names.Claim.Name), out var result)
        ?? Record(MigrationMeasure.Read(result));

    private Decision Protect() => FrontIs(Side.Source) ?? Retained(Side.Source) ?? Advance(MigrationPhase.Stage);

    private Decision Stage() =>
        FrontIs(Side.Source)
        ?? Retained(Side.Source)
        ?? Staged()
        ?? Advance(_record.Options.WarmCopy && !IsForOnePod ? MigrationPhase.WarmCopy : MigrationPhase.Quiesce);

    // Only a head start: how it ended does not matter.
    private Decision WarmCopy() =>
        FrontIs(Side.Source)
        ?? Retained(Side.Source)
        ?? Staged()
        ?? Ended(MoverTask.WarmCopy(_names.Claim.Name, _names.TargetClaim.Name))
        ?? Advance(MigrationPhase.Quiesce);

    private Decision Copy() =>
        Retained(From)
        ?? Undisturbed()
        ?? Mountable()
        ?? Mover(MoverTask.Copy(_record.Attempt, _record.Whole, FromClaim, Holding(To).Name), out _)
        ?? TargetKnown()
        ?? Advance(MigrationPhase.Verify);

    private Decision Verify() =>
        Retained(From)
        ?? Undisturbed()
        ?? Mountable()
        ?? Mover(MoverTask.Verify(_record.Attempt, FromClaim, Holding(To).Name), out var result)
        ?? Advance(MigrationPhase.Fence, next => next with { Verified = MigrationMeasure.ReadVerified(result), Whole = false });

    private Decision Seal() =>
        Retained(From)
        ?? Retained(To)
        ?? Undisturbed()
        ?? Fenced()
        ?? Mountable()
        ?? Mover(MoverTask.Seal(_record.Attempt, FromClaim, Holding(To).Name), out _)
        ?? Advance(MigrationPhase.Swap);

    private bool IsForOnePod => _record.Original.AccessModes.Contains("ReadWriteOncePod");

    /// <summary>The claim to read from: the claim itself, or the one that holds its volume once the claim was taken away.</summary>
    private string FromClaim => Front is not null ? _names.Claim.Name : Holding(From).Name;

    private Decision Record(MeasuredFacts? measured) => MigrationMeasure.Check(_record, measured) is { } fault
        ? new Refuse([fault])
        : Advance(MigrationPhase.Protect, next => next with { Measured = measured });

    /// <summary>There is a claim of the target class, made by this migration.</summary>
    private Decision? Staged() => _observed.Find(_names.TargetClaim) is not { } staged
        ? new Act(
            new CreateCall(_names.TargetClaim, ClaimManifests.Holding(_record, _names, Side.Target, volume: null)),
            $"make {_names.TargetClaim} of class {_record.Options.StorageClass}")
        : staged.MigrationId() != _record.Id ? Foreign(staged)
        : staged.IsDeleting() ? new Wait($"{_names.TargetClaim} to go, which somebody deleted")
        : null;

    /// <summary>Both volumes stand behind claims that the mover can mount.</summary>
    private Decision? Mountable() =>
        FrontGoing(From)
        ?? (Front is null ? Reserved(From, Holding(From)) ?? Bound(From, Holding(From)) : FrontIs(From))
        ?? (To == Side.Target && _record.Target is null ? Staged() : Reserved(To, Holding(To)) ?? Bound(To, Holding(To)));

    /// <summary>The record knows the target volume.</summary>
    private Decision? TargetKnown()
    {
        if (_record.Target is not null)
        {
            return null;
        }

        return _observed.Find(_names.TargetClaim)?.VolumeName() is { } name && _observed.Volume(name) is { } volume
            ? Write(_record with { Target = MigrationMeasure.Facts(volume) }, $"record the target volume {name}")
            : new Wait($"{_names.TargetClaim} to be bound");
    }

    /// <summary>The task is done; its result is what the script left. A failed one is tried again, a few times.</summary>
    private Decision? Mover(MoverTask task, out string result)
    {
        result = "";
        if (Ended(task) is { } decision)
        {
            return decision;
        }

        var job = _observed.Find(_names.Job(task.Name))!;
        var pod = Pods(task).FirstOrDefault(found => !found.IsActive());
        if (pod is null && Pods(task).Any())
        {
            return new Wait($"the result of {task.Name}");
        }

        var ended = pod?.Json.Items("status", "containerStatuses").FirstOrDefault().At("state", "terminated");
        result = ended?.Text("message") ?? "";
        if (job.Json.Number("status", "succeeded") >= 1)
        {
            return null;
        }

        var code = ended?.Number("exitCode");
        var message = MigrationMeasure.Error(result) ?? $"its pod ended with {ended?.Text("reason") ?? pod?.Json.Text("status", "reason") ?? "no word"}";
        if (_record.Retry || (_record.Failures < MigrationMeasure.RetriesAfter(code)))
        {
            // A comparison that failed is no reason to compare again, but to copy again, and thoroughly.
            var differs = task.Script == "verify.sh";
            return Write(
                _record with
                {
                    Phase = differs ? MigrationPhase.Copy : _record.Phase,
                    Whole = _record.Whole || differs,
                    Attempt = _record.Attempt + 1,
                    Failures = _record.Retry ? 0 : _record.Failures + 1,
                    Retry = false,
                },
                string.Create(CultureInfo.InvariantCulture, $"record that {task.Name} failed ({message})"));
        }

        return Refuse.Because(
            _names.Job(task.Name),
            code,
            message,
            $"read 'kubectl logs -n {_record.Namespace} job/{_names.Job(task.Name).Name}', mend what it says and go on; until then everything is as it was");
    }

    /// <summary>The task was run and has ended, one way or the other, and no other one runs.</summary>
    private Decision? Ended(MoverTask task)
    {
        if ((Infrastructure() ?? Stopped(task.Name)) is { } decision)
        {
            return decision;
        }

        var reference = _names.Job(task.Name);
        if (_observed.Find(reference) is not { } job)
        {
            return new Act(
                new CreateCall(reference, MoverManifests.Job(reference, _names.Scripts, _record.Id, _record.Options.Image, task)),
                $"run {task.Name} ({task.Script} {task.Argument}".TrimEnd() + ")");
        }

        return job.MigrationId() != _record.Id
            ? Refuse.Because(reference, null, "something else made a Job of this name", "delete it and go on")
            : HasEnded(job) ? null
            : new Wait($"{task.Name}", $"kubectl describe pods -n {_record.Namespace} -l {MoverManifests.TaskLabel}={task.Name}");
    }

    /// <summary>The mover's scripts are there, and it is cut off from the network.</summary>
    private Decision? Infrastructure() =>
        _observed.Find(_names.Scripts) is null
            ? new Act(new CreateCall(_names.Scripts, MoverManifests.Scripts(_names.Scripts, _record.Id)), $"make {_names.Scripts} with the mover's scripts")
        : _observed.Find(_names.NetworkPolicy) is null
            ? new Act(
                new CreateCall(_names.NetworkPolicy, MoverManifests.NetworkPolicy(_names.NetworkPolicy, _record.Id)),
                $"make {_names.NetworkPolicy}, which cuts the mover off from the network")
        : null;

    /// <summary>No mover runs but that of one task: two of them would write to the same volume.</summary>
    private Decision? Stopped(string exceptTask)
    {
        var running = _observed.List(ResourceKind.Jobs, _record.Namespace)
            .FirstOrDefault(job => job.MigrationId() == _record.Id && job.Name != _names.Job(exceptTask).Name && !HasEnded(job) && !job.IsDeleting());
        if (running is not null)
        {
            return Delete(running, $"stop {running}", Consent.None);
        }

        var pod = _observed.List(ResourceKind.Pods, _record.Namespace)
            .FirstOrDefault(found => found.MigrationId() == _record.Id && found.IsActive() && found.Labels.GetValueOrDefault(MoverManifests.TaskLabel) != exceptTask);
        return pod is null ? null : new Wait($"{pod} to end");
    }

    private IEnumerable<KubernetesObject> Pods(MoverTask task) => _observed.List(ResourceKind.Pods, _record.Namespace)
        .Where(pod => pod.MigrationId() == _record.Id && pod.Labels.GetValueOrDefault(MoverManifests.TaskLabel) == task.Name);

    private static bool HasEnded(KubernetesObject job) =>
        job.Json.Number("status", "succeeded") >= 1
        || job.Json.Items("status", "conditions").Any(condition => condition.Text("type") == "Failed" && condition.Text("status") == "True");
}
