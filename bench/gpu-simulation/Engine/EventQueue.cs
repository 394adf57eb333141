namespace Homelab.Bench.GpuSimulation;

/// <summary>What will happen, in the order of time.</summary>
internal sealed class EventQueue
{
    private readonly PriorityQueue<Action, (TimeSpan Time, EventOrder Order, long Sequence)> _events = new();
    private long _sequence;

    /// <summary>Time of the events that run now.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>Plans an event.</summary>
    public void At(TimeSpan time, EventOrder order, Action action)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, Now);
        _events.Enqueue(action, (time, order, _sequence++));
    }

    /// <summary>Goes on to the next moment at which anything happens, and runs all events of that moment.</summary>
    /// <returns>False when nothing is left.</returns>
    public bool RunNextMoment()
    {
        if (!_events.TryPeek(out _, out var next))
        {
            return false;
        }

        Now = next.Time;
        while (_events.TryPeek(out var action, out var key) && key.Time == Now)
        {
            _events.Dequeue();
            action();
        }

        return true;
    }
}

/// <summary>What comes first of several events at one moment.</summary>
internal enum EventOrder
{
    /// <summary>A pod leaves its node: others may have its place at once.</summary>
    Leave,

    /// <summary>A controller tries again to create a pod.</summary>
    Retry,

    /// <summary>A job is submitted.</summary>
    Submit,
}
