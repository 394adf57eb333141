using System.Text.Json;
using Homelab.Cluster.Dumps;
using Xunit;

namespace Homelab.Cluster.Tests.Dumps;

public sealed class PodObjectTests
{
    [Fact]
    public void ReadsWhereItRuns_WhatItMounts_AndWhoMadeIt()
    {
        var read = Read(
            """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","namespace":"media","ownerReferences":[{"kind":"ReplicaSet","name":"web-5f"}]},
             "spec":{"nodeName":"k3s1","securityContext":{"fsGroup":1000},
              "volumes":[{"name":"tmp","emptyDir":{}},{"name":"photos","persistentVolumeClaim":{"claimName":"photos-claim"}}]},
             "status":{"phase":"Pending"}}
            """);

        Assert.Equal(("k3s1", "Pending", 1000L, "ReplicaSet/web-5f"), (read.NodeName, read.Phase, read.FsGroup, read.Owner));
        Assert.Equal(("photos", "photos-claim"), Assert.Single(read.Claims));
    }

    [Fact]
    public void GuessesNothing_WhenNothingIsSaid()
    {
        var read = Read("""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web"}}""");

        Assert.Equal((null, "", null, null), (read.NodeName, read.Phase, read.FsGroup, read.Owner));
        Assert.Empty(read.Claims);
        Assert.Empty(read.Troubles);
    }

    [Fact]
    public void TellsTheTroubles_OfAllItsContainers_NowAndBefore()
    {
        var read = Read(
            """
            {"status":{
             "containerStatuses":[
              {"name":"web","state":{"waiting":{"reason":"CrashLoopBackOff","message":"back-off 5m0s"}},"lastState":{"terminated":{"reason":"OOMKilled"}}},
              {"name":"fine","state":{"running":{}},"lastState":{"terminated":{"reason":"Completed"}}},
              {"name":"starting","state":{"waiting":{"reason":"ContainerCreating"}}},
              {"name":"queued","state":{"waiting":{"reason":"PodInitializing"}}},
              {"name":"silent","state":{"waiting":{}}}],
             "initContainerStatuses":[{"name":"prepare","state":{"terminated":{"reason":"Error","message":"exit 1"}}}]}}
            """);

        Assert.Equal(
            [("web", "CrashLoopBackOff", "back-off 5m0s"), ("web", "OOMKilled", ""), ("prepare", "Error", "exit 1")],
            read.Troubles);
    }

    private static PodObject Read(string json) => new(new KubernetesObject(JsonElement.Parse(json), "test.json"));
}
