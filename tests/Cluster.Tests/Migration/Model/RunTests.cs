using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;
using Homelab.SimulatedCluster;
using Xunit;

namespace Homelab.Cluster.Tests.Migration.Model;

/// <summary>Nobody interrupts a migration: it goes there and back, and leaves nothing behind.</summary>
public sealed class RunTests
{
    [Theory]
    [MemberData(nameof(MigrationScenarios.All), MemberType = typeof(MigrationScenarios))]
    public void Run_MovesTheData_AndRollbackBringsItBack(WorkloadKind workload, string target, bool eager)
    {
        var model = MigrationScenarios.Model(workload, target, eager);

        Assert.Equal(typeof(Pause), model.Drive(Command.Run).Kind);
        model.AssertReachable();
        Assert.False(model.IsOnSource);
        Assert.Equal(typeof(Refuse), model.Drive(Command.RollBack).Kind);
        Assert.Equal(typeof(Pause), model.Drive(Command.CopyBack).Kind);
        model.AssertReachable();
        Assert.True(model.IsOnSource);
        Assert.Equal("over", model.Drive(Command.KeepSource).Text);
        model.AssertReachable();
        Assert.Null(model.Record);
    }

    [Theory]
    [MemberData(nameof(MigrationScenarios.All), MemberType = typeof(MigrationScenarios))]
    public void ACopyThatIsNotTheSame_IsFound_AndMadeAgain(WorkloadKind workload, string target, bool eager)
    {
        var model = MigrationScenarios.Model(workload, target, eager);
        model.Volumes.NextCopyIsCorrupt = true;

        Assert.Equal(typeof(Pause), model.Drive(Command.Run).Kind);
        Assert.Contains("record that verify-1 failed (the copy differs in 1 places, first: >f.st...... data)", model.Calls);
        Assert.Contains("run copy-2 (copy.sh whole)", model.Calls);
        model.AssertReachable();
        Assert.False(model.IsOnSource);
    }

    [Theory]
    [MemberData(nameof(MigrationScenarios.All), MemberType = typeof(MigrationScenarios))]
    public void Finish_DeletesTheSource_OnlyWhenTold(WorkloadKind workload, string target, bool eager)
    {
        var model = MigrationScenarios.Model(workload, target, eager);
        model.Drive(Command.Run);
        model.Time += TimeSpan.FromDays(8);
        Assert.Empty(model.Volumes.Wiped);

        Assert.Equal("over", model.Drive(Command.DeleteSource).Text);
        model.AssertReachable();
        Assert.Single(model.Volumes.Wiped);
        Assert.Null(model.Record);
    }

    [Fact]
    public void Finish_WaitsForTheWorkload_AndKeepsTheTargetWhateverSomebodySet()
    {
        var model = MigrationScenarios.Model(WorkloadKind.Deployment, "longhorn", eager: false);
        model.Drive(Command.Run);
        model.Time += TimeSpan.FromDays(8);
        var api = model.Cluster.Api;
        var target = new ObjectReference(ResourceKind.PersistentVolumes, null, Bound(model));
        api.Update(target, volume => volume["spec"]!["persistentVolumeReclaimPolicy"] = "Delete");
        api.Update(ApiServer.Reference(api.List(ResourceKind.Deployments).Single()), deployment => deployment["spec"]!["replicas"] = 2);

        var before = BeforeCall(model, Command.DeleteSource, "go with its claim (Delete)").Cluster.Api;

        Assert.Equal("Retain", before.Find(target)!.Text("spec", "persistentVolumeReclaimPolicy"));
        Assert.Equal(2, before.List(ResourceKind.Deployments).Single().Number("status", "readyReplicas"));
        model.AssertReachable();
    }

    [Fact]
    public void OnceACopyBackMayBegin_TheSourceIsNoWayBackAnyMore()
    {
        var model = MigrationScenarios.Model(WorkloadKind.Deployment, "longhorn", eager: false);
        model.Drive(Command.Run);

        var begins = BeforeCall(model, Command.CopyBack, "run copy-");

        Assert.Contains("a copy back has begun", begins.Drive(Command.Discard).Text, StringComparison.Ordinal);
        Assert.Equal(typeof(Pause), begins.Drive(Command.CopyBack).Kind);
        begins.AssertReachable();
    }

    // The cluster before the first call of a command that does what is asked for.
    private static MigrationModel BeforeCall(MigrationModel model, Command command, string what)
    {
        var calls = model.Calls.Count;
        model.Interruptions = [];
        model.Drive(command);

        // Two states for each call: before it and after it.
        return model.Interruptions[2 * (model.Calls.FindIndex(calls, call => call.Contains(what, StringComparison.Ordinal)) - calls)];
    }

    private static string Bound(MigrationModel model) => model.Cluster.Api.Find(model.Scenario.ClaimReference)!.Text("spec", "volumeName")!;
}
