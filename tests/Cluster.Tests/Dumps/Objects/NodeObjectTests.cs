using System.Text.Json;
using Homelab.Cluster.Dumps;
using Xunit;

namespace Homelab.Cluster.Tests.Dumps;

public sealed class NodeObjectTests
{
    [Fact]
    public void ReadsAServerThatIsCordoned()
    {
        var read = Read(
            """
            {"metadata":{"name":"k3s-master1","labels":{"node-role.kubernetes.io/control-plane":"true"},"annotations":{"k3s.io/node-args":"[\"server\"]"}},
             "spec":{"unschedulable":true,"taints":[
              {"key":"node.kubernetes.io/unschedulable","effect":"NoSchedule"},{"key":"gpu","value":"present","effect":"NoSchedule"},
              {"key":"slow","effect":"PreferNoSchedule"},{"key":"drained","effect":"NoExecute"},{"key":"odd","effect":"Another"}]},
             "status":{"nodeInfo":{"kubeletVersion":"v1.32.5+k3s1"},"allocatable":{"nvidia.com/gpu":"2"},
              "conditions":[{"type":"DiskPressure","status":"True"},{"type":"Ready","status":"False"}]}}
            """);

        Assert.Equal((NodeRole.Server, "v1.32.5+k3s1", "[\"server\"]"), (read.Role, read.KubeletVersion, read.NodeArgs));
        Assert.Equal((false, false), (read.IsSchedulable, read.IsReady));
        Assert.Equal([new Taint("gpu", "present", TaintEffect.NoSchedule), new Taint("drained", "", TaintEffect.NoExecute)], read.Taints);
        Assert.Equal(("2", null), (read.Allocatable("nvidia.com/gpu"), read.Allocatable("amd.com/gpu")));
    }

    [Fact]
    public void GuessesNothing_WhenNothingIsSaid()
    {
        var read = Read("""{"metadata":{"name":"k3s1"}}""");

        Assert.Equal((NodeRole.Agent, "", null), (read.Role, read.KubeletVersion, read.NodeArgs));
        Assert.Equal((true, null), (read.IsSchedulable, read.IsReady));
        Assert.Empty(read.Taints);
    }

    [Theory]
    [InlineData("True", true)]
    [InlineData("False", false)]
    [InlineData("Unknown", null)]
    public void IsReady_AsItsConditionSays(string status, bool? expected) =>
        Assert.Equal(expected, Read($$$"""{"status":{"conditions":[{"type":"Ready","status":"{{{status}}}"}]}}""").IsReady);

    private static NodeObject Read(string json) => new(new KubernetesObject(JsonElement.Parse(json), "test.json"));
}
