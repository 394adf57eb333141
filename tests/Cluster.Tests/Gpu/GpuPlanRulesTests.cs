using Xunit;

namespace Homelab.Cluster.Tests.Gpu;

public sealed class GpuPlanRulesTests
{
    [Fact]
    public void Rejects_AClusterWithoutGpus() => Assert.Equal(
        "homelab:gpu = unset: no node has a GPU, so there is nothing to share out; describe the cards in gpu of a node in homelab:cluster.nodes, or remove homelab:gpu",
        Assert.Single(GivenGpu.Plan().On(Given.Server()).Faults()));

    [Fact]
    public void Rejects_AServerWithoutAdmissionPolicies() => Assert.Equal(
        "homelab:cluster.nodes[0].version = v1.29.9+k3s1: GPU governance stands on validating admission policies, which need Kubernetes 1.30 or newer; upgrade k3s-master1",
        Assert.Single(GivenGpu.Plan().On(Given.Server(version: "v1.29.9+k3s1"), GivenGpu.Card("k3s3", GpuVendor.Nvidia, 1)).Faults()));

    [Fact]
    public void Rejects_AKubeletRootThatNoPluginKnows()
    {
        var node = GivenGpu.Card("k3s3", GpuVendor.Nvidia, 1) with { KubeletRoot = KubeletRoot.At("/data/kubelet") };

        Assert.Equal(
            "homelab:cluster.nodes[1].kubeletRoot = /data/kubelet: chart nvidia-device-plugin 0.20.0 registers in /var/lib/kubelet/device-plugins and nowhere else, "
            + "so the kubelet of k3s3 would never see its cards; run that node without --kubelet-arg root-dir, or remove its gpu",
            Assert.Single(GivenGpu.Plan().On(Given.Server(), node).Faults()));
    }

    [Fact]
    public void Accepts_AnotherKubeletRootOnANodeWithoutGpu() =>
        Assert.Empty(GivenGpu.Plan().On(Given.Server(kubeletRoot: "/data/kubelet"), GivenGpu.Card("k3s3", GpuVendor.Nvidia, 1)).Faults());

    [Fact]
    public void Rejects_SeveralUnitsAPod_WhereCardsAreShared()
    {
        var plan = GivenGpu.Plan(GivenGpu.Team(quotas: [GivenGpu.Quota(GpuPriorityClass.High, 1, GivenGpu.Shared)])) with
        {
            Sharing = [GivenGpu.TimeSlicing],
            MaxUnitsPerPod = 2,
        };

        Assert.Equal(
            "homelab:gpu.maxUnitsPerPod = 2: nvidia.com/gpu.shared is shared: two units are two turns on a card, maybe the same one, and no more memory; "
            + "set it to 1, or do not share the cards of nvidia",
            Assert.Single(plan.Faults()));
    }

    [Theory]
    [InlineData(0, "no pod could ask for a GPU; write 1 or more")]
    [InlineData(3, "a pod runs on one node, and no node offers that many; lower it to 2")]
    public void Rejects_ANumberAPod_ThatNoNodeHas(int units, string reason) => Assert.Equal(
        $"homelab:gpu.maxUnitsPerPod = {units}: {reason}",
        Assert.Single((GivenGpu.Plan() with { MaxUnitsPerPod = units }).Faults()));

    [Fact]
    public void Rejects_NoTeams() =>
        Assert.Equal("homelab:gpu.teams = []: nobody may use the GPUs; list at least one team", Assert.Single((GivenGpu.Plan() with { Teams = [] }).Faults()));

    [Fact]
    public void Rejects_NamesThatClash() => Assert.Equal(
        [
            "homelab:gpu.teams[1].name = ai: the same name is used by homelab:gpu.teams[0].name; choose another name",
            "homelab:gpu.teams[2].name = A_i: not a name of a namespace: lower case letters, digits and hyphens, at most 63; choose another name",
            "homelab:gpu.teams[2].namespace = other: the same name is used by homelab:gpu.teams[1].namespace; choose another name",
        ],
        GivenGpu.Plan(
            GivenGpu.Team(),
            GivenGpu.Team(quotas: [GivenGpu.Quota(GpuPriorityClass.Low, 1)]) with { Namespace = "other" },
            GivenGpu.Team("A_i", quotas: [GivenGpu.Quota(GpuPriorityClass.Low, 1)]) with { Namespace = "other" }).Faults());

    [Theory]
    [InlineData("kube-system")]
    [InlineData("default")]
    [InlineData("gpu-system")]
    [InlineData("monitoring")]
    public void Rejects_ATeamWhereNoRuleHolds(string space)
    {
        var plan = GivenGpu.Plan(GivenGpu.Team() with { Namespace = space }) with { Exemptions = [new GpuExemption("monitoring", "node-exporter")] };

        Assert.Equal(
            $"homelab:gpu.teams[0].namespace = {space}: the namespace is kept for the system or exempt from the admission policies, so no rule would hold in it; give the team a namespace of its own",
            Assert.Single(plan.Faults()));
    }

    [Fact]
    public void Rejects_AnExemptionWithoutReason() => Assert.Equal(
        [
            "homelab:gpu.exemptions[0].namespace = a/b: not a name of a namespace: lower case letters, digits and hyphens, at most 63; write the namespace's name",
            "homelab:gpu.exemptions[0].reason = \"\": nobody could tell later why no rule holds in this namespace; say what its pods need",
        ],
        (GivenGpu.Plan() with { Exemptions = [new GpuExemption("a/b", "")] }).Faults());

    [Fact]
    public void Warns_OfANodeWithoutTaint()
    {
        var plan = GivenGpu.Plan().On(Given.Server(), GivenGpu.Card("k3s3", GpuVendor.Nvidia, 2) with { Taints = [] });

        Assert.Equal(
            "k3s3 has a GPU and no taint for it, so pods without a GPU fill it up; run `kubectl taint node k3s3 nvidia.com/gpu=present:NoSchedule` and add nvidia.com/gpu=present:NoSchedule to its taints",
            Assert.Single(GpuPlanRules.Warnings(plan)));
    }
}
