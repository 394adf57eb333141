using Homelab.Bench.GpuSimulation;
using Xunit;

namespace Homelab.Bench.Tests.Workloads;

public sealed class TracePodsTests
{
    [Fact]
    public void LeavesOutWhatCameBeforeTheLastLongPause()
    {
        var pods = new TracePods("trace", [Pod(0), Pod(200_000), Pod(400_000), Pod(450_000)]).Pods(seed: 0, load: 1, gpus: 8).Pods;

        Assert.Equal(2, pods.Count);
        Assert.Equal(TimeSpan.Zero, pods[0].Created);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.5)]
    public void MovesPodsCloserOrApart_ToOfferTheLoad(double load)
    {
        var submissions = new TracePods("trace", [Pod(0), Pod(100), Pod(400)]).Pods(seed: 0, load, gpus: 2);

        Assert.Equal(load, 300 / (submissions.Span.TotalSeconds * 2), 6);
        Assert.Equal(4.0, submissions.Pods[2].Created / submissions.Pods[1].Created, 2);
        Assert.True(submissions.Pods[2].Created < submissions.Span);
    }

    [Fact]
    public void TakesASinglePod() => Assert.Single(new TracePods("trace", [Pod(5)]).Pods(seed: 0, load: 1, gpus: 1).Pods);

    private static TracePod Pod(int at) => new(QualityOfService.BestEffort, 1, TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(100));
}
