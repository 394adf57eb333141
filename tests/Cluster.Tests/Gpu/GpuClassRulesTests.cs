using Xunit;

namespace Homelab.Cluster.Tests.Gpu;

public sealed class GpuClassRulesTests
{
    [Fact]
    public void Classes_AreOrdered_AndTheLowerTwoNeverEvict()
    {
        Assert.Equal(GpuPriorityClass.All.OrderByDescending(item => item.Value), GpuPriorityClass.All);
        Assert.Equal(["PreemptLowerPriority", "PreemptLowerPriority", "Never", "Never"], GpuPriorityClass.All.Select(item => item.PreemptionPolicy));
        Assert.All(GpuPriorityClass.All, item => Assert.InRange(item.Value, 1, 1_000_000_000));
    }

    [Theory]
    [InlineData("batch", 800_000, false, "[0].value = 800000: batch has the same value as high-gpu, so its pods could not be told apart from GPU pods; give batch a value below 100000, or remove it")]
    [InlineData("low-gpu", 5, false, "[0].name = low-gpu: a class of this name is made here, and the cluster cannot have two; remove it with `kubectl delete priorityclass low-gpu`, or import it into the stack, and take it off this list")]
    [InlineData("everybody", 200_000, true, "[0].globalDefault = true: every pod without a class would get everybody with 200000, and so rank with or above GPU pods; make a class below 100000 the default, or none")]
    public void Rejects_AClassThatTheFourCannotLiveBeside(string name, int value, bool isDefault, string expected) => Assert.Equal(
        $"homelab:gpu.existingPriorityClasses{expected}",
        Assert.Single((GivenGpu.Plan() with { ExistingPriorityClasses = [new ExistingPriorityClass(name, value, isDefault)] }).Faults()));

    [Theory]
    [InlineData("batch", 600_000, false, "PriorityClass batch (600000) lies between medium-gpu and high-gpu: its pods may evict medium-gpu pods from GPU nodes")]
    [InlineData("normal", 1000, true, "PriorityClass normal is the cluster's default, so every pod without a class carries its name")]
    public void Warns_OfClassesThatShouldBeKnown(string name, int value, bool isDefault, string expected)
    {
        var plan = GivenGpu.Plan() with { ExistingPriorityClasses = [new ExistingPriorityClass(name, value, isDefault)] };

        Assert.Empty(plan.Faults());
        Assert.Equal(expected, Assert.Single(GpuPlanRules.Warnings(plan)));
    }

    [Fact]
    public void Rejects_ADefaultWithTheLowestValue() => Assert.Equal(
        ["homelab:gpu.existingPriorityClasses[0].value", "homelab:gpu.existingPriorityClasses[0].globalDefault"],
        GpuPlanRules.Check(GivenGpu.Plan() with { ExistingPriorityClasses = [new ExistingPriorityClass("x", 100_000, true)] }, GivenGpu.Setting)
            .Select(fault => fault.Setting));

    [Theory]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public void DoesNotWarn_OfAClassAtAnEnd_WhichIsAFault(int value) =>
        Assert.Empty(GpuPlanRules.Warnings(GivenGpu.Plan() with { ExistingPriorityClasses = [new ExistingPriorityClass("x", value, true)] }));

    [Fact]
    public void Accepts_ClassesAboveAndBelow()
    {
        var plan = GivenGpu.Plan() with { ExistingPriorityClasses = [new ExistingPriorityClass("longhorn-critical", 1_000_000_000, false), new ExistingPriorityClass("batch", -5, false)] };

        Assert.Empty(plan.Faults());
        Assert.Empty(GpuPlanRules.Warnings(plan));
    }
}
