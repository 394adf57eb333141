using System.Text.Json.Nodes;
using Xunit;
using static Homelab.Cluster.Tests.Gpu.Report.Recorded;

namespace Homelab.Cluster.Tests.Gpu.Report;

public sealed class GpuReportTests
{
    [Fact]
    public void CountsByNode_WhatIsHeldThere()
    {
        var report = Read(Node("k3s3", 2), Node("k3s2", 1), Pod("ai", "a", "high-gpu", "k3s3"), Pod("ai", "b", "low-gpu", null), Pod("ai", "c", "low-gpu", "k3s3", phase: "Succeeded"));

        Assert.Equal([new GpuNodeUse("k3s2", GivenGpu.Whole, 1, 0, true), new GpuNodeUse("k3s3", GivenGpu.Whole, 2, 1, true)], report.Nodes);
        Assert.Equal([1, 1], report.Nodes.Select(node => node.Idle));
    }

    [Fact]
    public void ANodeThatIsCordonedOrNotReady_TakesNothingNew()
    {
        var cordoned = Node("k3s3", 1);
        cordoned["spec"]!["unschedulable"] = true;
        var broken = Node("k3s2", 1);
        broken["status"]!["conditions"]![0]!["status"] = "False";

        Assert.Equal([false, false], Read(cordoned, broken, Pod("ai", "a", "high-gpu", "k3s3")).Nodes.Select(node => node.Usable));
    }

    [Fact]
    public void NeverCountsLessThanNothing_WhenAPluginRestarts() =>
        Assert.Equal(0, Assert.Single(Read(Node("k3s3", 1), Pod("ai", "a", "high-gpu", "k3s3", units: 2)).Nodes).Idle);

    [Fact]
    public void CountsByTeamAndClass_AgainstItsQuotas()
    {
        var report = Read(
            Node("k3s3", 4), Namespace("ai", "research"), Quota("ai", "high-gpu", 2), Quota("ai", "low-gpu", 1), Quota("ai", "medium-gpu", 0),
            Unclassed("ai"), Pod("ai", "a", "high-gpu", "k3s3"), Pod("ai", "b", "low-gpu", null, units: 2), Pod("other", "x", null, "k3s3"));

        Assert.Equal(
            [
                new GpuTeamUse("research", "ai", "high-gpu", GivenGpu.Whole, 2, 1, 0),
                new GpuTeamUse("research", "ai", "low-gpu", GivenGpu.Whole, 1, 0, 2),
                new GpuTeamUse(null, "other", "", GivenGpu.Whole, null, 1, 0),
            ],
            report.Teams);
        Assert.Equal([1, 0, null], report.Teams.Select(use => use.Idle));
    }

    // Containers and sidecars run together; other init containers before them, one after the other.
    [Theory]
    [InlineData(1, 1, 0, 1, 3)]
    [InlineData(1, 0, 3, 1, 3)]
    [InlineData(1, 1, 2, 0, 2)]
    [InlineData(2, 1, 1, 1, 4)]
    public void CountsInitContainersAndSidecars_AsTheSchedulerDoes(int container, int second, int init, int sidecar, int expected)
    {
        var pod = Pod("ai", "a", "high-gpu", "k3s3");
        pod["spec"]!["containers"] = new JsonArray(Container(container), Container(second));
        pod["spec"]!["initContainers"] = new JsonArray(Container(init), Container(sidecar).With("restartPolicy", "Always"));

        Assert.Equal(expected, Assert.Single(Read(Node("k3s3", 4), pod).Pods).Units);
    }

    [Theory]
    [InlineData("Succeeded", 0)]
    [InlineData("Failed", 0)]
    [InlineData("Running", 1)]
    [InlineData("Unknown", 1)]
    public void ForgetsPodsThatAreFinished(string phase, int pods) =>
        Assert.Equal(pods, Read(Node("k3s3", 4), Pod("ai", "a", "high-gpu", "k3s3", phase)).Pods.Length);

    [Fact]
    public void PodsSayHowLongTheyTakeToEnd()
    {
        var unsaid = Pod("ai", "b", "high-gpu", "k3s3");
        unsaid["spec"]!.AsObject().Remove("terminationGracePeriodSeconds");

        Assert.Equal([10, 30], Read(Node("k3s3", 4), Pod("ai", "a", "high-gpu", "k3s3"), unsaid).Pods.Select(pod => pod.GraceSeconds));
    }

    [Fact]
    public void ListsTeams_ByNamespaceThenRankThenNames()
    {
        var report = Read(
            Node("k3s3", 4), Pod("b", "1", "low-gpu", "k3s3"), Pod("a", "2", "zzz", "k3s3"), Pod("a", "3", "yyy", "k3s3"), Pod("a", "4", "low-gpu", "k3s3"),
            Pod("a", "5", "high-gpu", "k3s3"), Pod("a", "6", "high-gpu", "k3s3", resource: GivenGpu.I915));

        Assert.Equal(
            ["a high-gpu gpu.intel.com/i915", "a high-gpu nvidia.com/gpu", "a low-gpu nvidia.com/gpu", "a yyy nvidia.com/gpu", "a zzz nvidia.com/gpu", "b low-gpu nvidia.com/gpu"],
            report.Teams.Select(use => $"{use.Namespace} {use.Class} {use.Resource}"));
    }

    [Fact]
    public void OfSeveralQuotas_TheSmallestCounts_AndOneThatNobodyUsesIsListed()
    {
        var second = Quota("ai", "high-gpu", 2);
        second["metadata"]!["name"] = "second";

        var use = Assert.Single(Read(Node("k3s3", 4), Pod("ai", "a", "high-gpu", "k3s3", phase: "Failed"), Quota("ai", "high-gpu", 3), second).Teams);

        Assert.Equal((2, 0, 0), (use.Declared, use.Allocated, use.Pending));
    }

    [Fact]
    public void ANamespaceWithoutQuota_IsListed_ForAsLongAsItsPodsAskForCards() => Assert.Equal(
        new GpuTeamUse(null, "other", "low-gpu", GivenGpu.Whole, null, 1, 1),
        Assert.Single(Read(Node("k3s3", 4), Pod("other", "a", "low-gpu", "k3s3"), Pod("other", "b", "low-gpu", null)).Teams));

    [Theory]
    [InlineData("Node", "there are no nodes in what was read")]
    [InlineData("Pod", "there are no pods in what was read")]
    public void SaysWhatIsMissing_RatherThanGuess(string without, string expected)
    {
        var objects = new[] { Node("k3s3", 1), Pod("ai", "a", "high-gpu", "k3s3") }.Where(item => (string)item["kind"]! != without);

        var (report, missing) = GpuReport.Of(Dump([.. objects]));

        Assert.Null(report);
        Assert.StartsWith(expected, missing!.Reason, StringComparison.Ordinal);
    }
}
