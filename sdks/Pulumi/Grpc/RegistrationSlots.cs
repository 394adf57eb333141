namespace Pulumi;

/// <summary>Limits how many registrations are on their way at once.</summary>
/// <remarks>
/// Thousands of open HTTP/2 streams cost each side tens of kilobytes apiece and outlive several garbage collections;
/// with a few dozen the buffers are reused, and a preview of 10,000 resources takes half the time.
/// </remarks>
internal sealed class RegistrationSlots : IDisposable
{
    /// <summary>Enough to keep an engine on the same machine busy.</summary>
    private const int Fewest = 64;

    /// <summary>From here on the engine's own limit means none.</summary>
    private const int Many = 1024;

    private readonly SemaphoreSlim? _slots;
    private volatile bool _isOpen;

    /// <param name="parallel">How many operations the engine runs at once; 0 or less for any number.</param>
    /// <param name="isDryRun">Whether the run is a preview; an update never has fewer slots than the engine could use.</param>
    public RegistrationSlots(int parallel, bool isDryRun)
    {
        var isLimited = parallel is > 0 and < Many;
        if (isDryRun || isLimited)
        {
            var slots = Math.Max(Fewest, isLimited ? 2 * parallel : 0);
            _slots = new SemaphoreSlim(slots, slots);
        }
    }

    /// <summary>Lifts the limit: a function that the engine calls back may wait for a registration that has no slot.</summary>
    public void Open() => _isOpen = true;

    /// <summary>Waits for a slot, in order of asking.</summary>
    /// <returns>Gives the slot back when disposed.</returns>
    public async ValueTask<Slot> TakeAsync()
    {
        if (_isOpen || _slots is null)
        {
            return default;
        }

        await _slots.WaitAsync().ConfigureAwait(false);
        return new Slot(_slots);
    }

    public void Dispose() => _slots?.Dispose();

    /// <summary>The right to have one registration on its way.</summary>
    public readonly struct Slot(SemaphoreSlim? slots) : IDisposable
    {
        public void Dispose() => slots?.Release();
    }
}
