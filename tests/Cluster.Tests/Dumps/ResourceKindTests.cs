using Homelab.Cluster.Dumps;
using Xunit;

namespace Homelab.Cluster.Tests.Dumps;

public sealed class ResourceKindTests
{
    [Fact]
    public void Paths_AreThoseOfTheApi()
    {
        Assert.Equal("/api/v1/pods", ResourceKind.Pods.ListPath);
        Assert.Equal("/api/v1/namespaces/media/pods/web", ResourceKind.Pods.PathOf("media", "web"));
        Assert.Equal("/api/v1/nodes/k3s1", ResourceKind.Nodes.PathOf(null, "k3s1"));
        Assert.Equal("/apis/apps/v1/deployments", ResourceKind.Deployments.ListPath);
        Assert.Equal("/apis/apps/v1/namespaces/media/deployments/web", ResourceKind.Deployments.PathOf("media", "web"));
        Assert.Equal("/apis/longhorn.io/v1beta2/namespaces/a%2Fb/nodes/c%3Fd", ResourceKind.LonghornNodes.PathOf("a/b", "c?d"));
    }

    [Fact]
    public void Names_AreThoseThatKubectlCannotMistake()
    {
        Assert.Equal("nodes", ResourceKind.Nodes.ToString());
        Assert.Equal("nodes.longhorn.io", ResourceKind.LonghornNodes.ToString());
        Assert.Equal("networkpolicies", ResourceKind.NetworkPolicies.ToString());
        Assert.Equal("ciliumnetworkpolicies.cilium.io", ResourceKind.CiliumNetworkPolicies.ToString());
        Assert.Equal("deployments", ResourceKind.Deployments.ToString());
    }

    [Fact]
    public void EveryKind_IsFoundByWhatItsObjectsSay() => Assert.All(ResourceKind.All, kind =>
        Assert.Equal(kind, ResourceKind.Find(kind.Group.Length == 0 ? kind.Version : $"{kind.Group}/{kind.Version}", kind.Kind)));

    [Fact]
    public void AnyVersion_IsRead_AndEventsOfBothGroups()
    {
        Assert.Equal(ResourceKind.CronJobs, ResourceKind.Find("batch/v1beta1", "CronJob"));
        Assert.Equal(ResourceKind.Events, ResourceKind.Find("events.k8s.io/v1", "Event"));
        Assert.Null(ResourceKind.Find("v1", "Secret"));
        Assert.Null(ResourceKind.Find("other.io/v1", "Node"));
    }
}
