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
}
