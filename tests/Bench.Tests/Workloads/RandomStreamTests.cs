using Homelab.Bench.GpuSimulation;
using Xunit;

namespace Homelab.Bench.Tests.Workloads;

public sealed class RandomStreamTests
{
    [Fact]
    public void Uniform_IsSplitMix64()
    {
        // The reference implementation's first numbers for this seed.
        ulong[] reference = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        var random = new RandomStream(1_234_567);

        Assert.All(reference, number => Assert.Equal((number >> 11) * Math.Pow(2, -53), random.Uniform()));
    }

    [Fact]
    public void For_GivesStreamsThatDiffer_AndAreTheSameAgain()
    {
        var random = new RandomStream(7);

        Assert.Equal(random.For(1).Uniform(), new RandomStream(7).For(1).Uniform());
        Assert.NotEqual(random.For(1).Uniform(), random.For(2).Uniform());
        Assert.NotEqual(random.For(1).Uniform(), new RandomStream(8).For(1).Uniform());
    }

    [Fact]
    public void Level_HasMeanOneAndItsVariance()
    {
        var random = new RandomStream(1);
        var levels = Enumerable.Range(0, 200_000).Select(_ => random.Level(0.3)).ToList();

        Assert.Equal(1, levels.Average(), 0.01);
        Assert.Equal(0.3, levels.Average(level => (level - 1) * (level - 1)), 0.02);
    }

    [Fact]
    public void Pick_FollowsTheShares()
    {
        var random = new RandomStream(1);
        var picks = Enumerable.Range(0, 100_000).Select(_ => random.Pick([("a", 1.0), ("b", 3.0), ("never", 0.0)])).ToList();

        Assert.Equal(0.25, picks.Count(pick => pick == "a") / 100_000.0, 0.01);
        Assert.DoesNotContain("never", picks);
    }
}
