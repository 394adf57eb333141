using Homelab.Cluster.Migration;
using Homelab.Cluster.Tests.Migration.Model;
using Homelab.SimulatedCluster;
using Xunit;

namespace Homelab.Cluster.Tests.Migration;

public sealed class MigrationPlanTests
{
    [Theory]
    [InlineData(WorkloadKind.Deployment, "longhorn")]
    [InlineData(WorkloadKind.Deployment, "longhorn-retain")]
    [InlineData(WorkloadKind.StatefulSet, "longhorn")]
    [InlineData(WorkloadKind.DeploymentAndCronJob, "other-local")]
    [InlineData(WorkloadKind.None, "longhorn")]
    public void Plan_ListsTheCallsThatARunMakes_InTheirOrder(WorkloadKind workload, string target)
    {
        var model = new MigrationModel(new Scenario(workload, target)) { IsEager = true };
        var plan = MigrationPlan.For(model.Scenario.Request, model.Cluster.Observe(model.Time));

        model.Drive(Command.Run);

        var volume = model.Record!.Target!.Name;
        var record = new MigrationNames(Scenario.Namespace, model.Scenario.Claim).Record;
        Assert.Equal(
            model.Acts.Select(act => act.Call).Where(call => call.Object != record).Select(call => $"{Verb(call)} {call.Object}"),
            plan.Steps.SelectMany(step => step.Items).Select(item => $"{item.Verb} {item.Object}".Replace(PlanItem.TargetVolume, volume, StringComparison.Ordinal)));
        Assert.Equal(
            model.Acts.Select(act => act.Call).OfType<CreateCall>().Where(call => call.Object != record).Select(call => call.Manifest.ToJsonString()),
            plan.Steps.SelectMany(step => step.Items).OfType<PlanManifest>().Select(item => item.Manifest.ToJsonString().Replace(PlanItem.TargetVolume, volume, StringComparison.Ordinal)));
    }

    private static string Verb(ApiCall call) => call switch
    {
        CreateCall => "create",
        DeleteCall => "delete",
        _ => "patch",
    };
}
