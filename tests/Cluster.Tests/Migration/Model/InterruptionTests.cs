using Homelab.Cluster.Migration;
using Homelab.SimulatedCluster;
using Xunit;

namespace Homelab.Cluster.Tests.Migration.Model;

/// <summary>The workstation dies before or after any call; whatever somebody does then, the data is there under the claim's name.</summary>
public sealed class InterruptionTests
{
    [Theory]
    [MemberData(nameof(MigrationScenarios.All), MemberType = typeof(MigrationScenarios))]
    public void Run_CanBeInterruptedAnywhere(WorkloadKind workload, string target, bool eager) =>
        InterruptEverywhere(workload, target, eager, [], Command.Run, [Command.Run, Command.RollBack, Command.CopyBack, Command.Discard]);

    [Theory]
    [MemberData(nameof(MigrationScenarios.All), MemberType = typeof(MigrationScenarios))]
    public void Rollback_CanBeInterruptedAnywhere(WorkloadKind workload, string target, bool eager)
    {
        InterruptEverywhere(workload, target, eager, [Command.Run], Command.CopyBack, [Command.CopyBack, Command.Run]);
        InterruptEverywhere(workload, target, eager, [Command.Run], Command.Discard, [Command.Discard, Command.CopyBack, Command.Run]);
    }

    [Theory]
    [MemberData(nameof(MigrationScenarios.All), MemberType = typeof(MigrationScenarios))]
    public void Finish_CanBeInterruptedAnywhere(WorkloadKind workload, string target, bool eager)
    {
        InterruptEverywhere(workload, target, eager, [Command.Run], Command.DeleteSource, [Command.DeleteSource, Command.KeepSource]);
        InterruptEverywhere(workload, target, eager, [Command.Run], Command.KeepSource, [Command.KeepSource]);
        InterruptEverywhere(workload, target, eager, [Command.Run, Command.CopyBack], Command.KeepSource, [Command.KeepSource]);
    }

    private static void InterruptEverywhere(WorkloadKind workload, string target, bool eager, Command[] before, Command command, Command[] after)
    {
        var model = MigrationScenarios.Model(workload, target, eager);
        foreach (var earlier in before)
        {
            Assert.Equal(typeof(Pause), model.Drive(earlier).Kind);
        }

        model.Time += TimeSpan.FromDays(8);
        model.Interruptions = [];
        Assert.Equal(typeof(Pause), model.Drive(command).Kind);
        Assert.True(model.Interruptions.Count > 2);
        foreach (var interrupted in model.Interruptions)
        {
            foreach (var next in after)
            {
                GoOn(interrupted.Fork(), command, next);
            }
        }
    }

    private static void GoOn(MigrationModel model, Command command, Command next)
    {
        var outcome = model.Drive(next);

        // What cannot be done any more is refused, and then the first command ends what it began. So does one that
        // would have to be told more.
        if (outcome.Kind == typeof(Refuse))
        {
            var second = model.Drive(command);
            outcome = second with { Text = $"{outcome.Text}\n{second.Text}" };
        }

        Assert.True(outcome.Kind == typeof(Pause) || outcome.Text.EndsWith("there is no migration", StringComparison.Ordinal), $"{outcome.Text}{model.Trace}");
        model.AssertReachable();
    }
}
