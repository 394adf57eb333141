using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;
using Homelab.SimulatedCluster;
using Xunit;

namespace Homelab.Cluster.Tests.Migration.Model;

/// <summary>The workloads have written to the target, and the claim is away: that must not be taken for an unused copy.</summary>
public sealed class ClaimAwayTests
{
    [Fact]
    public void Run_MakesTheClaimAgain_WhenACopyBackHadTakenItAway()
    {
        var model = Fenced();
        StartPod(model);

        Assert.NotEqual(typeof(Pause), model.Drive(Command.CopyBack).Kind);
        Assert.Equal(MigrationPhase.Quiesce, model.Record!.Phase);
        Assert.Null(model.Cluster.Api.Find(model.Scenario.ClaimReference));

        RemovePod(model);
        Assert.Equal(typeof(Pause), model.Drive(Command.Run).Kind);
        model.AssertReachable();
        Assert.False(model.IsOnSource);
    }

    [Fact]
    public void Rollback_AsksWhatBecomesOfTheWrites_WhenTheClaimIsStillAway()
    {
        var model = Fenced();
        StartPod(model);
        model.Drive(Command.CopyBack);
        model.Drive(Command.Run);
        RemovePod(model);

        AssertAsks(model);
    }

    [Fact]
    public void Rollback_AsksWhatBecomesOfTheWrites_WhenSomebodyDeletedTheClaim()
    {
        var model = OnTarget();
        model.Cluster.Api.Remove(model.Scenario.ClaimReference);

        AssertAsks(model);
    }

    private static void AssertAsks(MigrationModel model)
    {
        Assert.Contains("the workloads may have written to the target", model.Drive(Command.RollBack).Text, StringComparison.Ordinal);
        Assert.Equal(typeof(Pause), model.Drive(Command.CopyBack).Kind);
        model.AssertReachable();
        Assert.True(model.IsOnSource);
    }

    private static MigrationModel OnTarget()
    {
        var model = new MigrationModel(new Scenario(WorkloadKind.Deployment, "longhorn")) { IsEager = true };
        Assert.Equal(typeof(Pause), model.Drive(Command.Run).Kind);
        return model;
    }

    // On the way back, at the moment in which the claim has been taken away.
    private static MigrationModel Fenced()
    {
        var model = OnTarget();
        model.Interruptions = [];
        model.Drive(Command.CopyBack);
        return model.Interruptions.First(found => found.Record!.Phase == MigrationPhase.Seal);
    }

    private static void StartPod(MigrationModel model) => Scenario.Create(
        model.Cluster.Api,
        ResourceKind.Pods,
        Scenario.Namespace,
        "by-hand",
        $$$"""{"spec":{"restartPolicy":"Never","containers":[{"name":"sh","image":"busybox:1.36"}],"volumes":[{"name":"data","persistentVolumeClaim":{"claimName":"{{{model.Scenario.Claim}}}"}}]}}""");

    private static void RemovePod(MigrationModel model) =>
        model.Cluster.Api.Remove(new ObjectReference(ResourceKind.Pods, Scenario.Namespace, "by-hand"));
}
