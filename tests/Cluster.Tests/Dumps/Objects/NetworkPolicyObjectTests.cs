using System.Text.Json;
using Homelab.Cluster.Dumps;
using Xunit;

namespace Homelab.Cluster.Tests.Dumps;

public sealed class NetworkPolicyObjectTests
{
    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"policyTypes":["Egress","Ingress"]}""", true)]
    [InlineData("""{"policyTypes":["Egress"]}""", false)]
    public void RestrictsIngress_UnlessItNamesOtherTypesOnly(string spec, bool expected) => Assert.Equal(expected, Read(spec).RestrictsIngress);

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"podSelector":{"matchLabels":{"app":"longhorn-manager"}}}""", true)]
    [InlineData("""{"podSelector":{"matchLabels":{"app":"other"}}}""", false)]
    [InlineData("""{"podSelector":{"matchLabels":{"name":"longhorn-manager"}}}""", false)]
    [InlineData("""{"podSelector":{"matchLabels":{"app":"longhorn-manager","tier":"one"}}}""", false)]
    [InlineData("""{"podSelector":{"matchExpressions":[{"key":"app","operator":"Exists"}]}}""", false)]
    public void Selects_PodsThatHaveNoLabelButTheOne(string spec, bool expected) => Assert.Equal(expected, Read(spec).Selects("app", "longhorn-manager"));

    [Theory]
    [InlineData("{}", false)]
    [InlineData("""{"ingress":[{}]}""", true)]
    [InlineData("""{"ingress":[{"from":[{"podSelector":{}}]}]}""", false)]
    [InlineData("""{"ingress":[{"from":[{"podSelector":{}},{"ipBlock":{"cidr":"10.0.0.0/8"}}]}]}""", true)]
    [InlineData("""{"ingress":[{"from":[{"podSelector":{}}]},{}]}""", true)]
    [InlineData("""{"ingress":[{"ports":[{"port":9501}]},{"ports":[{"port":9500}]}]}""", true)]
    [InlineData("""{"ingress":[{"ports":[{"port":9501}]}]}""", false)]
    [InlineData("""{"ingress":[{"ports":[{"protocol":"UDP","port":9500}]}]}""", false)]
    [InlineData("""{"ingress":[{"ports":[{"protocol":"UDP"},{"protocol":"TCP"}]}]}""", true)]
    [InlineData("""{"ingress":[{"ports":[{"port":9400,"endPort":9500}]}]}""", true)]
    [InlineData("""{"ingress":[{"ports":[{"port":9500,"endPort":9600}]}]}""", true)]
    [InlineData("""{"ingress":[{"ports":[{"port":9400,"endPort":9499}]}]}""", false)]
    [InlineData("""{"ingress":[{"ports":[{"port":"http"}]}]}""", false)]
    [InlineData("""{"ingress":[{"ports":[{"port":9500}],"from":[{"namespaceSelector":{}}]}]}""", false)]
    public void AdmitsHosts_WhereOneRuleHasThePortAndNoPodsAlone(string spec, bool expected) => Assert.Equal(expected, Read(spec).AdmitsHosts(9500));

    private static NetworkPolicyObject Read(string spec) => new(new KubernetesObject(JsonElement.Parse($$"""{"spec":{{spec}}}"""), "test.json"));
}
