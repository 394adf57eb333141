using System.Text.Json.Nodes;
using Homelab.Components.Storage;
using Pulumi;
using Pulumi.Testing;
using Xunit;

namespace Homelab.Components.Tests.Storage;

[Collection(PulumiCollection.Name)]
public sealed class SnapshotControllerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task InstallsTheControllerInANamespaceOfItsOwn(bool preview)
    {
        var mocks = new RecordingMocks(ids: !preview);

        await Deployment.TestAsync(
            mocks, new TestOptions { IsPreview = preview }, () => _ = new SnapshotController("snapshots", new() { Cluster = Given.FourNodes }));

        Assert.Equal(
            [
                "snapshots", "snapshots-namespace", "snapshots-networkpolicy-allow-api-server", "snapshots-networkpolicy-allow-dns",
                "snapshots-networkpolicy-default-deny", "snapshots-release",
            ],
            mocks.Registrations.Keys.Order(StringComparer.Ordinal));
        var release = JsonNode.Parse(mocks.Registrations["snapshots-release"].Inputs)!;
        Assert.Equal(("snapshot-controller", "5.2.0"), (release["chart"]!.GetValue<string>(), release["version"]!.GetValue<string>()));
        // What the level "restricted" of the namespace asks for, beside the chart's own defaults.
        Assert.False(release["values"]!["controller"]!["securityContext"]!["allowPrivilegeEscalation"]!.GetValue<bool>());
        Assert.Equal("RuntimeDefault", release["values"]!["controller"]!["podSecurityContext"]!["seccompProfile"]!["type"]!.GetValue<string>());
        Assert.Contains("\"pod-security.kubernetes.io/enforce\":\"restricted\"", mocks.Registrations["snapshots-namespace"].Inputs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_ANodeThatTheChartDoesNotAdmit()
    {
        var mocks = new RecordingMocks(ids: false);

        var exception = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(
            mocks, new TestOptions(), () => _ = new SnapshotController("snapshots", new() { Cluster = Given.Cluster(Given.Server("s", "v1.24.17+k3s1")) })));

        Assert.Equal(
            "SnapshotController snapshots: homelab:cluster.nodes[0].version = v1.24.17+k3s1: chart snapshot-controller 5.2.0 needs Kubernetes 1.25 or newer; "
            + "upgrade s, or do without the chart",
            exception.Message);
        Assert.DoesNotContain(mocks.Registrations.Keys, name => name != "snapshots");
    }
}
