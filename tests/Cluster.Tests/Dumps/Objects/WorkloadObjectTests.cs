using System.Text.Json;
using Homelab.Cluster.Dumps;
using Xunit;

namespace Homelab.Cluster.Tests.Dumps;

public sealed class WorkloadObjectTests
{
    [Fact]
    public void ReadsTheTemplateOfItsPods()
    {
        var read = Read(
            """
            {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"plugin"},"spec":{"template":{"spec":{
             "tolerations":[{"key":"gpu","operator":"Exists","effect":"NoSchedule"}],
             "containers":[
              {"name":"registrar","image":"registrar:1","args":["--path=/a"],"env":[{"name":"OTHER","value":"other"},{"name":"ROOT","valueFrom":{}}]},
              {"name":"plugin","image":"plugin:2","args":["--v=2","--path=/b"],"env":[{"name":"ROOT","value":"/data/kubelet"}]},
              {"name":"plain"}],
             "volumes":[{"name":"scratch","emptyDir":{}},{"name":"pods","hostPath":{"path":"/data/kubelet"}},{"name":"dev","hostPath":{"path":"/dev"}}]}}}}
            """);

        Assert.Equal(["registrar:1", "plugin:2"], read.Images);
        Assert.Equal(["--path=/a", "--v=2", "--path=/b"], read.Arguments);
        Assert.Equal(["/data/kubelet", "/dev"], read.HostPaths);
        Assert.Equal(("/dev", null, null), (read.HostPath("dev"), read.HostPath("scratch"), read.HostPath("none")));
        Assert.Equal(("/data/kubelet", "other", null), (read.Environment("ROOT"), read.Environment("OTHER"), read.Environment("NONE")));
        Assert.Equal("gpu", Assert.Single(read.Tolerations).Key);
    }

    [Theory]
    [InlineData("""{"status":{"desiredNumberScheduled":4,"numberReady":3}}""", 4L, 3L)]
    [InlineData("""{"spec":{"replicas":2},"status":{"readyReplicas":1}}""", 2L, 1L)]
    [InlineData("""{"spec":{"replicas":2},"status":{}}""", 2L, null)]
    [InlineData("{}", null, null)]
    public void CountsPods_AsDaemonSetsAndAsDeploymentsDo(string json, long? desired, long? ready) =>
        Assert.Equal((desired, ready), (Read(json).Desired, Read(json).Ready));

    private static WorkloadObject Read(string json) => new(new KubernetesObject(JsonElement.Parse(json), "test.json"));
}
