using System.Text.Json.Nodes;
using CsCheck;
using Xunit;
using static Homelab.Cluster.Tests.Gpu.Report.Recorded;

namespace Homelab.Cluster.Tests.Gpu.Report;

public sealed class GpuJobTests
{
    [Fact]
    public void TakesRoomFirst_WhereLeastIsLeft()
    {
        var job = Think(Read(Node("a", 4), Node("b", 2), Pod("x", "p", "low-gpu", "b")), pods: 1, units: 1);

        Assert.Equal("b", Assert.Single(job.Pods).Node);
        Assert.Empty(job.Victims);
    }

    [Fact]
    public void EvictsTheLowestFirst_AndOnlyAsManyAsItNeeds()
    {
        var report = Read(
            Node("a", 3), Pod("x", "high", "high-gpu", "a"), Pod("x", "low", "low-gpu", "a", started: "2026-08-01T00:00:00Z"), Pod("x", "newer", "low-gpu", "a", started: "2026-08-02T00:00:00Z"));

        Assert.Equal(["x/newer"], Think(report, pods: 1, units: 1).Victims.Select(pod => pod.FullName));
        Assert.Equal(["x/low", "x/newer"], Think(report, pods: 1, units: 2).Victims.Select(pod => pod.FullName));
        Assert.Equal(["x/newer", "x/low", "x/high"], Think(report, pods: 3, units: 1).Victims.Select(pod => pod.FullName));
    }

    [Fact]
    public void ChoosesTheNode_WhoseHighestVictimIsLowest()
    {
        var report = Read(Node("a", 1), Node("b", 1), Pod("x", "medium", "medium-gpu", "a"), Pod("x", "low", "low-gpu", "b"));

        Assert.Equal(("b", "x/low"), (Think(report, 1, 1).Pods[0].Node, Think(report, 1, 1).Victims.Single().FullName));
    }

    [Fact]
    public void ChoosesTheNode_WhoseVictimsStartedLast()
    {
        var report = Read(
            Node("a", 1), Node("b", 1), Pod("x", "old", "low-gpu", "a", started: "2026-08-01T00:00:00Z"), Pod("x", "new", "low-gpu", "b", started: "2026-08-02T00:00:00Z"));

        Assert.Equal("x/new", Think(report, 1, 1).Victims.Single().FullName);
    }

    [Fact]
    public void ChoosesTheNode_WhoseVictimsMatterLeastTogether()
    {
        var report = Read(
            Node("a", 3), Pod("x", "a1", "medium-gpu", "a", units: 2), Pod("x", "a2", "low-gpu", "a"),
            Node("b", 3), Pod("x", "b1", "medium-gpu", "b", units: 2), Pod("x", "b2", null, "b"));

        Assert.Equal("b", Think(report, 1, 3).Pods[0].Node);
    }

    // The scheduler adds 2^31 to each priority before it sums them up.
    [Fact]
    public void ChoosesTheNode_WithFewerVictims_EvenIfMoreUnimportantOnesSumUpToLess()
    {
        var report = Read(
            Node("a", 3), Pod("x", "a1", "medium-gpu", "a"), Pod("x", "a2", null, "a"), Pod("x", "a3", null, "a"),
            Node("b", 3), Pod("x", "b1", "medium-gpu", "b", units: 2), Pod("x", "b2", "low-gpu", "b"));

        Assert.Equal(["x/b1", "x/b2"], Think(report, 1, 3).Victims.Select(pod => pod.FullName));
    }

    [Fact]
    public void ChoosesTheNode_WhoseFirstOfTheHighestVictimsStartedLast()
    {
        var report = Read(
            Node("a", 3), Started("a1", "medium-gpu", "a", 1), Started("a2", "medium-gpu", "a", 8), Started("a3", "low-gpu", "a", 9),
            Node("b", 3), Started("b1", "medium-gpu", "b", 2), Started("b2", "medium-gpu", "b", 3), Started("b3", "low-gpu", "b", 1));

        Assert.Equal("b", Think(report, 1, 3).Pods[0].Node);

        JsonNode Started(string name, string className, string node, int day) => Pod("x", name, className, node, started: $"2026-08-0{day}T00:00:00Z");
    }

    [Fact]
    public void LetsTheLongestRunningStay_AndThoseThatHaveNotStartedGo()
    {
        var report = Read(Node("a", 2), Pod("x", "a", "low-gpu", "a"), Pod("x", "b", "low-gpu", "a", started: "2026-08-01T00:00:00Z"));

        Assert.Equal(["x/a"], Think(report, 1, 1).Victims.Select(pod => pod.FullName));
    }

    [Fact]
    public void ChoosesByName_WhereNothingElseTells()
    {
        Assert.Equal("a", Think(Read(Node("b", 1), Node("a", 1), Finished), 1, 1).Pods[0].Node);
        Assert.Equal("a", Think(Read(Node("b", 1), Node("a", 1), Pod("x", "p", "low-gpu", "b"), Pod("x", "q", "low-gpu", "a")), 1, 1).Pods[0].Node);
        Assert.Equal(["x/q"], Think(Read(Node("a", 2), Pod("x", "q", "low-gpu", "a"), Pod("x", "p", "low-gpu", "a")), 1, 1).Victims.Select(pod => pod.FullName));
    }

    [Fact]
    public void EvictsNobody_WhoHoldsAnotherResource()
    {
        var report = Read(Node("a", 1), Pod("x", "same", "critical-gpu", "a"), Pod("x", "other", "low-gpu", "a", resource: GivenGpu.I915));

        Assert.Empty(Think(report, 1, 1).Victims);
        Assert.False(Think(report, 1, 1).Fits);
    }

    [Fact]
    public void Fits_OnlyIfEveryPodDoes()
    {
        var job = Think(Read(Node("a", 1), Finished), pods: 2, units: 1);

        Assert.Equal(["a", null], job.Pods.Select(pod => pod.Node));
        Assert.False(job.Fits);
    }

    [Fact]
    public void Waits_BesideItsEquals()
    {
        var job = Think(Read(Node("a", 1), Pod("x", "same", "critical-gpu", "a")), 1, 1);

        Assert.False(job.Fits);
        Assert.Null(job.Pods[0].Node);
    }

    [Theory]
    [InlineData("medium-gpu")]
    [InlineData("low-gpu")]
    public void Waits_WhenItsClassEvictsNobody(string name)
    {
        var report = Read(Node("a", 1), Pod("x", "plain", null, "a"));

        var job = GpuJob.On(report, GpuPriorityClass.All.Single(item => item.Name == name), GivenGpu.Whole, 1, 1);

        Assert.False(job.Fits);
        Assert.Empty(job.Victims);
    }

    [Fact]
    public void LeavesNodesAlone_ThatTakeNothingNew()
    {
        var cordoned = Node("a", 4);
        cordoned["spec"]!["unschedulable"] = true;

        Assert.False(Think(Read(cordoned, Pod("x", "low", "low-gpu", "a")), 1, 1).Fits);
    }

    /// <summary>Whatever runs where: nobody of equal or higher rank goes, nobody goes for nothing, and no node is given out twice.</summary>
    [Fact]
    public void EvictsOnlyLowerPods_OnlyWhenNeeded_AndNeverTooFew() => Gen.Select(
        Gen.Int[1, 4].Array[1, 3], Gen.Select(Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[1, 2]).Array[0, 8], Gen.Int[1, 3], Gen.Int[1, 2], Gen.Int[0, 1]).Sample((sizes, pods, count, units, rank) =>
    {
        string?[] classes = ["critical-gpu", "high-gpu", "medium-gpu", "low-gpu", null];
        var left = sizes.ToArray();
        var held = new List<GpuPod>();
        foreach (var (node, item, size) in pods)
        {
            var at = node % sizes.Length;
            if (left[at] >= size)
            {
                left[at] -= size;
                held.Add(new GpuPod("x", $"p{held.Count}", classes[item] ?? "", GpuPriorityClass.All.FirstOrDefault(known => known.Name == classes[item])?.Value ?? 0, "gpu", size) { Node = $"n{at}" });
            }
        }

        var report = new GpuReport(
            [.. sizes.Select((size, at) => new GpuNodeUse($"n{at}", "gpu", size, size - left[at], true))], [], [.. held]);
        var job = GpuJob.On(report, GpuPriorityClass.All[rank], "gpu", count, units);

        Assert.All(job.Victims, victim => Assert.True(victim.Priority < GpuPriorityClass.All[rank].Value));
        Assert.Equal(job.Victims.Count(), job.Victims.Distinct().Count());
        foreach (var node in report.Nodes)
        {
            var gone = job.Pods.Where(pod => pod.Node == node.Node).SelectMany(pod => pod.Victims).Sum(victim => victim.Units);
            var come = job.Pods.Count(pod => pod.Node == node.Node) * units;
            Assert.True(node.Allocated - gone + come <= node.Declared);
        }

        // A single pod: without any one of its victims it would not fit; and if it waits, not even all lower pods of a node make room.
        var first = job.Pods[0];
        if (first.Node is { } place)
        {
            var free = report.Nodes.Single(node => node.Node == place).Idle;
            Assert.All(first.Victims, victim => Assert.True(free + first.Victims.Sum(other => other.Units) - victim.Units < units));
        }
        else
        {
            Assert.All(report.Nodes, node => Assert.True(
                node.Idle + held.Where(pod => pod.Node == node.Node && pod.Priority < GpuPriorityClass.All[rank].Value).Sum(pod => pod.Units) < units));
        }
    });

    // A cluster of which no pod is known gives no report.
    private static JsonNode Finished => Pod("x", "finished", "low-gpu", "a", phase: "Succeeded");

    private static GpuJob Think(GpuReport report, int pods, int units) => GpuJob.On(report, GpuPriorityClass.Critical, GivenGpu.Whole, pods, units);
}
