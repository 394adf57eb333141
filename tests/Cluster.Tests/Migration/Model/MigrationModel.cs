using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;
using Homelab.SimulatedCluster;
using Xunit;

namespace Homelab.Cluster.Tests.Migration.Model;

/// <summary>What somebody types.</summary>
internal enum Command
{
    Run,
    RollBack,
    CopyBack,
    Discard,
    KeepSource,
    DeleteSource,
}

/// <summary>How a command ended.</summary>
/// <param name="Kind">The last decision.</param>
/// <param name="Text">What it said.</param>
internal sealed record Outcome(Type Kind, string Text);

/// <summary>A migration on a simulated cluster, and what must hold after each of its calls.</summary>
internal sealed class MigrationModel
{
    private readonly SimulatedCluster.Cluster _cluster;
    private readonly MemoryVolumes _volumes;
    private readonly string _source;
    private bool _discards;

    public MigrationModel(Scenario scenario)
    {
        Scenario = scenario;
        _volumes = new MemoryVolumes();
        _cluster = Scenario.Build(scenario, _volumes);
        _source = _cluster.VolumeOf(scenario.ClaimReference)!;
        if (scenario.Workload == WorkloadKind.None)
        {
            _volumes.Write(_source);
        }
    }

    private MigrationModel(MigrationModel other)
    {
        (Scenario, _source, _discards, Time, IsEager) = (other.Scenario, other._source, other._discards, other.Time, other.IsEager);
        _volumes = other._volumes.Fork();
        _cluster = new SimulatedCluster.Cluster(_volumes, other._cluster.Api.Fork());
        Calls = [.. other.Calls];
        Acts = [.. other.Acts];
    }

    public Scenario Scenario { get; }

    public SimulatedCluster.Cluster Cluster => _cluster;

    public MemoryVolumes Volumes => _volumes;

    public DateTimeOffset Time { get; set; } = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Whether the controllers have always come to rest before the next decision.</summary>
    public bool IsEager { get; init; }

    /// <summary>What the calls did, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The calls themselves.</summary>
    public List<Act> Acts { get; } = [];

    /// <summary>What the cluster is like when the workstation dies: before each call, and after it when only the answer is lost.</summary>
    public List<MigrationModel>? Interruptions { get; set; }

    /// <summary>Happens between any two decisions.</summary>
    public Action? Between { get; set; }

    public MigrationRecord? Record =>
        _cluster.Observe(Time).Find(new MigrationNames(Scenario.Namespace, Scenario.Claim).Record) is { } configMap
            ? MigrationRecordJson.TryRead(configMap, out var record, out var fault) ? record : throw new InvalidOperationException(fault.ToString())
            : null;

    /// <summary>The same migration, which goes its own way from here.</summary>
    public MigrationModel Fork() => new(this);

    /// <summary>Runs a command to its end.</summary>
    public Outcome Drive(Command command) => Begin(command) ?? Continue();

    /// <summary>The claim is bound to a volume that holds every write, the workloads run, and nothing was destroyed.</summary>
    public void AssertReachable()
    {
        _cluster.Settle();
        var volume = _cluster.VolumeOf(Scenario.ClaimReference);
        Assert.True(volume is not null, "the claim is not bound");
        Assert.True(_volumes.IsWhole(volume), $"the claim's volume lacks writes{Trace}");
        Assert.True(
            !_volumes.Wiped.Contains(_source) || Acts.Any(act => act.Consent == Consent.DeleteSource),
            $"the source was deleted and nobody said so{Trace}");
        foreach (var workload in _cluster.Api.List(ResourceKind.Deployments).Concat(_cluster.Api.List(ResourceKind.StatefulSets)))
        {
            Assert.True(workload.Number("spec", "replicas") > 0, $"{workload.Name()} was not started again{Trace}");
            Assert.Equal(workload.Number("spec", "replicas"), workload.Number("status", "readyReplicas"));
        }

        Assert.All(_cluster.Api.List(ResourceKind.CronJobs), cronJob => Assert.NotEqual(true, cronJob.At("spec", "suspend")?.GetValue<bool>()));
    }

    public bool IsOnSource => _cluster.VolumeOf(Scenario.ClaimReference) == _source;

    public string Trace => "\n" + string.Join('\n', Calls);

    private Outcome? Begin(Command command)
    {
        var observed = _cluster.Observe(Time);
        if (Record is not { } record)
        {
            if (command != Command.Run)
            {
                return new Outcome(typeof(Refuse), "there is no migration");
            }

            if (MigrationRules.Check(Scenario.Request, observed).Concat(MigrationRules.CheckConfirmations(Scenario.Request, observed)).ToArray() is { Length: > 0 } rules)
            {
                return new Outcome(typeof(Refuse), string.Join('\n', rules.AsEnumerable()));
            }

            var begun = Scenario.Request.Begin(observed);
            Call(new Act(new CreateCall(new MigrationNames(begun.Namespace, begun.Claim).Record, MigrationRecordJson.Write(begun, null)), "begin"));
            return null;
        }

        var intent = command switch
        {
            Command.Run => MigrationIntent.Run(record),
            Command.RollBack => MigrationIntent.Rollback(record, observed, null),
            Command.CopyBack => MigrationIntent.Rollback(record, observed, WriteChoice.CopyBack),
            Command.Discard => MigrationIntent.Rollback(record, observed, WriteChoice.Discard),
            Command.KeepSource => MigrationIntent.Finish(record, observed, null, keepSource: true),
            _ => MigrationIntent.Finish(record, observed, Scenario.Claim, keepSource: false),
        };
        if (intent.Record is not { } changed)
        {
            return new Outcome(typeof(Refuse), string.Join('\n', intent.Faults));
        }

        if (changed != record)
        {
            var names = new MigrationNames(record.Namespace, record.Claim);
            Call(new Act(
                new ReplaceCall(names.Record, MigrationRecordJson.Write(changed, observed.Find(names.Record)!.Json.Text("metadata", "resourceVersion"))),
                $"{command}: {changed.Phase}"));
        }

        return null;
    }

    private Outcome Continue()
    {
        for (var i = 0; i < 600; i++)
        {
            Between?.Invoke();
            if (IsEager)
            {
                _cluster.Settle();
            }

            if (Record is not { } record)
            {
                return new Outcome(typeof(Pause), "over");
            }

            var decision = MigrationMachine.Next(record, _cluster.Observe(Time));
            switch (decision)
            {
                case Act act:
                    Call(act);
                    break;
                case Wait wait when !_cluster.Step():
                    return new Outcome(typeof(Wait), wait.For);
                case Wait:
                    CheckSafe();
                    break;
                case Refuse refuse:
                    return new Outcome(typeof(Refuse), string.Join('\n', refuse.Faults));
                case Pause pause:
                    return new Outcome(typeof(Pause), pause.Message);
                default:
                    throw new InvalidOperationException(decision.ToString());
            }
        }

        throw new InvalidOperationException($"the migration never ends{Trace}");
    }

    private void Call(Act act)
    {
        Interruptions?.Add(Fork());
        Calls.Add(act.What);
        CheckAllowed(act);
        try
        {
            _cluster.Api.Apply(act.Call);
        }
        catch (ApiException e) when (e.Failure is ApiFailure.Conflict or ApiFailure.AlreadyExists or ApiFailure.NotFound)
        {
            // Somebody else was faster; the next observation shows it.
        }

        Acts.Add(act);
        NoteDiscard();
        CheckSafe();
        Interruptions?.Add(Fork());
    }

    // A copy that is deleted, or a volume that may be wiped, must be one that nobody needs, and somebody must have said so.
    private void CheckAllowed(Act act)
    {
        if (act.Call is DeleteCall { Object.Kind.Kind: "PersistentVolumeClaim" } deletion
            && _cluster.Api.Find(deletion.Object) is { } claim
            && claim.Text("spec", "volumeName") is { } name
            && _cluster.Api.Find(new ObjectReference(ResourceKind.PersistentVolumes, null, name)) is { } volume
            && volume.Text("spec", "persistentVolumeReclaimPolicy") != "Retain")
        {
            Assert.True(act.Consent is Consent.DiscardCopy or Consent.DeleteSource, $"{act.What} without consent{Trace}");
            Assert.NotEqual(deletion.Object, Scenario.ClaimReference);
        }

        if (act.Call is PatchCall { Object.Kind.Kind: "PersistentVolume" } patch && patch.Patch.Text("spec", "persistentVolumeReclaimPolicy") == "Delete")
        {
            Assert.Equal(Consent.DeleteSource, act.Consent);
            Assert.Equal(MigrationPhase.DeleteSource, Record!.Phase);
        }

        Assert.False(act.Call is DeleteCall { Object.Kind.Kind: "PersistentVolume" }, "volumes are never deleted by the migration itself");
    }

    // Somewhere there is always a volume with everything in it.
    private void CheckSafe() => Assert.True(_volumes.IsWholeSomewhere, $"no volume holds every write any more{Trace}");

    // Whoever discards writes wants the source as it is at that time.
    private void NoteDiscard()
    {
        var discards = Record is { Direction: MigrationDirection.Back, DiscardWrites: true };
        if (discards == _discards)
        {
            return;
        }

        _discards = discards;
        if (discards)
        {
            _volumes.Acknowledged = _volumes.Acknowledged.Intersect(_volumes.Writes(_source));
            _volumes.Unacknowledged = Record!.Target!.Uid;
        }
        else if (_volumes.Unacknowledged is { } target)
        {
            _volumes.Acknowledged = _volumes.Acknowledged.Union(_volumes.Writes(target));
            _volumes.Unacknowledged = null;
        }
    }
}
