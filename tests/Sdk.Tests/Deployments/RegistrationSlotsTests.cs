using Xunit;

namespace Pulumi.Sdk.Tests.Deployments;

/// <summary>How many registrations may be on their way.</summary>
public sealed class RegistrationSlotsTests
{
    [Theory]
    [InlineData(16, true, 64)]
    [InlineData(0, true, 64)]
    [InlineData(int.MaxValue, true, 64)]
    [InlineData(100, true, 200)]
    [InlineData(16, false, 64)]
    [InlineData(100, false, 200)]
    public async Task Slots_AreAtLeastWhatTheEngineCanUse(int parallel, bool isDryRun, int expected)
    {
        using var slots = new RegistrationSlots(parallel, isDryRun);
        var taken = new List<RegistrationSlots.Slot>();
        for (var i = 0; i < expected; i++)
        {
            taken.Add(await slots.TakeAsync());
        }

        var next = slots.TakeAsync().AsTask();
        Assert.False(next.IsCompleted);

        taken[0].Dispose();
        (await next).Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public async Task Updates_WithoutALimitOfTheEngine_HaveNone(int parallel)
    {
        using var slots = new RegistrationSlots(parallel, isDryRun: false);

        await AssertUnlimitedAsync(slots);
    }

    [Fact]
    public async Task Callbacks_LiftTheLimit()
    {
        using var slots = new RegistrationSlots(16, isDryRun: true);

        slots.Open();

        await AssertUnlimitedAsync(slots);
    }

    private static async Task AssertUnlimitedAsync(RegistrationSlots slots)
    {
        for (var i = 0; i < 5000; i++)
        {
            var slot = slots.TakeAsync();
            Assert.True(slot.IsCompletedSuccessfully);
            await slot;
        }
    }
}
