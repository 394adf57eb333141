using CsCheck;
using Homelab.Bench.GpuSimulation;
using Xunit;

namespace Homelab.Bench.Tests.Model;

public sealed class RetryBackoffTests
{
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(1.001, 2, 3)]
    [InlineData(3, 2, 3)]
    [InlineData(20, 5, 31)]
    [InlineData(63, 6, 63)]
    [InlineData(64, 7, 123)]
    [InlineData(600, 15, 603)]
    public void AJobRetries_After1And2And4AndSoOnSeconds_AndThenEachMinute(double elapsed, int number, double at) =>
        Assert.Equal(new Retry(number, TimeSpan.FromSeconds(at)), RetryBackoff.Job.NoSoonerThan(TimeSpan.FromSeconds(elapsed)));

    [Fact]
    public void AReplicaSetRetriesAtMostEvery1000Seconds()
    {
        var one = RetryBackoff.ReplicaSet.NoSoonerThan(TimeSpan.FromDays(1));
        var next = RetryBackoff.ReplicaSet.NoSoonerThan(one.At + TimeSpan.FromTicks(1));

        Assert.Equal(TimeSpan.FromSeconds(1_000), next.At - one.At);
    }

    [Fact]
    public void FindsTheRetryThatCountingOneByOneFinds() =>
        Gen.Select(Gen.Int[1, 2_000], Gen.Int[1, 100_000], Gen.Int[0, 5_000_000]).Sample((first, limit, elapsed) =>
        {
            var backoff = new RetryBackoff(TimeSpan.FromMilliseconds(first), TimeSpan.FromMilliseconds(Math.Max(first, limit)));
            var (number, at, delay) = (1, backoff.First, backoff.First);
            while (at < TimeSpan.FromMilliseconds(elapsed))
            {
                delay = 2 * delay < backoff.Longest ? 2 * delay : backoff.Longest;
                at += delay;
                number++;
            }

            Assert.Equal(new Retry(number, at), backoff.NoSoonerThan(TimeSpan.FromMilliseconds(elapsed)));
        });
}
