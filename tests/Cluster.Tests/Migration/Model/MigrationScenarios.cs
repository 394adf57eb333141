using Homelab.SimulatedCluster;
using Xunit;

namespace Homelab.Cluster.Tests.Migration.Model;

/// <summary>What is moved, where to, and whether the storage driver is quick to make and to delete volumes.</summary>
public static class MigrationScenarios
{
    public static TheoryData<WorkloadKind, string, bool> All()
    {
        var scenarios = new TheoryData<WorkloadKind, string, bool>();
        foreach (var workload in Enum.GetValues<WorkloadKind>())
        {
            scenarios.Add(workload, "longhorn", true);
            scenarios.Add(workload, "longhorn", false);
            scenarios.Add(workload, "longhorn-retain", false);
            scenarios.Add(workload, "other-local", true);
        }

        return scenarios;
    }

    internal static MigrationModel Model(WorkloadKind workload, string target, bool eager) =>
        new(new Scenario(workload, target)) { IsEager = eager };
}
