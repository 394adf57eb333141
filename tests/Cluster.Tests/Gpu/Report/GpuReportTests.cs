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

    [Fact]
    public void CountsInitContainersAndSidecars_AsTheSchedulerDoes()
    {
        var pod = Pod("ai", "a", "high-gpu", "k3s3", units: 1);
        pod["spec"]!["initContainers"] = new JsonArray(
            Container(2), Container(1).With("restartPolicy", "Always"));

        Assert.Equal(2, Assert.Single(Read(Node("k3s3", 4), pod).Pods).Units);
    }

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
