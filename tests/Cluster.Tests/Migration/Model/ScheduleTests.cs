using CsCheck;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;
using Homelab.SimulatedCluster;
using Xunit;

namespace Homelab.Cluster.Tests.Migration.Model;

/// <summary>Workstations die, people change their minds, and others use the claim meanwhile: in any order.</summary>
public sealed class ScheduleTests
{
    private static readonly Command[] Commands = [Command.Run, Command.RollBack, Command.CopyBack, Command.Discard];

    // For each command that is typed: which one, at which of its calls the workstation dies, whether after the call took
    // effect, and what happens between two of its decisions.
    private static readonly Gen<(Command Command, int Dies, bool LostAnswer, int[] Events)[]> Schedule = Gen.Select(
        Gen.Int[0, Commands.Length - 1].Select(i => Commands[i]), Gen.Int[0, 40], Gen.Bool, Gen.Int[0, 30].Array[0, 40]).Array[1, 6];

    [Fact]
    public void WhateverHappens_TheDataIsThereUnderTheClaimsName() =>
        Gen.Select(Gen.Enum<WorkloadKind>(), Gen.Int[0, 2].Select(i => new[] { "longhorn", "longhorn-retain", "other-local" }[i]), Schedule).Sample(
            (workload, target, schedule) =>
            {
                var model = new MigrationModel(new Scenario(workload, target));
                foreach (var (command, dies, lostAnswer, events) in schedule)
                {
                    model = Interrupted(model, command, dies, lostAnswer, events);
                }

                // Now somebody sits down and sees it through.
                var last = model.Record is { Phase: MigrationPhase.Restore or MigrationPhase.RolledBack } or { Direction: MigrationDirection.Back, Phase: >= MigrationPhase.Fence }
                    ? Command.RollBack
                    : Command.Run;
                var outcome = model.Drive(last);
                for (var i = 0; i < 5 && outcome.Kind != typeof(Pause); i++)
                {
                    Mend(model);
                    outcome = model.Drive(last);
                }

                Assert.True(outcome.Kind == typeof(Pause), outcome.Text + model.Trace);
                model.AssertReachable();
            },
            iter: 400);

    // Drives a command to the call at which the workstation dies, or to its end.
    private static MigrationModel Interrupted(MigrationModel model, Command command, int dies, bool lostAnswer, int[] events)
    {
        var next = 0;
        model.Between = () =>
        {
            if (next < events.Length)
            {
                Happen(model, events[next++]);
            }
        };
        model.Interruptions = [];
        model.Drive(command);
        var states = model.Interruptions;
        var at = (dies * 2) + (lostAnswer ? 1 : 0);
        return at < states.Count ? states[at] : model.Fork();
    }

    private static void Happen(MigrationModel model, int what)
    {
        var api = model.Cluster.Api;
        switch (what)
        {
            case < 8:
                model.Cluster.Step();
                break;
            case < 12:
                model.Cluster.Settle();
                break;
            case 12 or 13:
                // A pod that somebody starts by hand: it writes and is gone before anybody looks.
                StartForeignPod(model);
                model.Cluster.Settle();
                foreach (var pod in api.List(ResourceKind.Pods).Where(pod => pod.Name() == "by-hand"))
                {
                    api.Remove(ApiServer.Reference(pod));
                }

                break;
            case 14 when api.List(ResourceKind.Deployments) is [var deployment]:
                api.Update(ApiServer.Reference(deployment), found => found["spec"]!["replicas"] = 1);
                break;
            case 15 when api.List(ResourceKind.CronJobs) is [var cronJob] && cronJob.At("spec", "suspend")?.GetValue<bool>() != true:
                Fire(model, cronJob);
                break;
            case 16 when api.List(ResourceKind.Pods).FirstOrDefault(pod => pod.Text("metadata", "labels", MoverManifests.TaskLabel) is not null && pod.IsActive()) is { } mover:
                api.Delete(ApiServer.Reference(mover)); // its node goes down
                break;
            case 17:
                model.Volumes.NextCopyIsCorrupt = true;
                break;
            default:
                break;
        }
    }

    private static void StartForeignPod(MigrationModel model)
    {
        var reference = new ObjectReference(ResourceKind.Pods, Scenario.Namespace, "by-hand");
        if (model.Cluster.Api.Find(reference) is null)
        {
            Scenario.Create(
                model.Cluster.Api,
                ResourceKind.Pods,
                Scenario.Namespace,
                "by-hand",
                $$$"""{"spec":{"restartPolicy":"Never","containers":[{"name":"sh","image":"busybox:1.36"}],"volumes":[{"name":"data","persistentVolumeClaim":{"claimName":"{{{model.Scenario.Claim}}}"}}]}}""");
        }
    }

    private static void Fire(MigrationModel model, System.Text.Json.Nodes.JsonObject cronJob)
    {
        var reference = new ObjectReference(ResourceKind.Jobs, Scenario.Namespace, "thumbnails-1");
        if (model.Cluster.Api.Find(reference) is { } old)
        {
            model.Cluster.Api.Delete(ApiServer.Reference(old));
            return;
        }

        Scenario.Create(
            model.Cluster.Api,
            ResourceKind.Jobs,
            Scenario.Namespace,
            "thumbnails-1",
            $$"""{"spec":{{cronJob.At("spec", "jobTemplate", "spec")!.ToJsonString()}}}""",
            $$"""{"ownerReferences":[{{Json.Owner(cronJob).ToJsonString()}}]}""");
    }

    // What the messages ask of people: end the pods that nobody knows.
    private static void Mend(MigrationModel model)
    {
        foreach (var pod in model.Cluster.Api.List(ResourceKind.Pods).Where(pod => pod.Name() == "by-hand"))
        {
            model.Cluster.Api.Remove(ApiServer.Reference(pod));
        }

        model.Cluster.Settle();
    }
}
