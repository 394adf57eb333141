namespace Homelab.Bench.GpuSimulation;

/// <summary>The part of a run that is measured: after the cluster has filled, and before submissions end and it drains.</summary>
/// <param name="Start">From here on.</param>
/// <param name="End">Until here.</param>
internal readonly record struct Window(TimeSpan Start, TimeSpan End)
{
    /// <summary>Its length.</summary>
    public TimeSpan Length => End - Start;

    /// <summary>Whether a moment lies in it.</summary>
    public bool Contains(TimeSpan time) => time >= Start && time < End;

    /// <summary>How much of a stretch of time lies in it.</summary>
    public TimeSpan Overlap(TimeSpan from, TimeSpan until)
    {
        var (first, last) = (from > Start ? from : Start, until < End ? until : End);
        return last > first ? last - first : TimeSpan.Zero;
    }
}
