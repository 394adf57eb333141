namespace Homelab.Bench.GpuSimulation;

/// <summary>The trace's own pods, nearer together or farther apart.</summary>
internal sealed class TracePods : IPodSource
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly IReadOnlyList<TracePod> _pods;

    /// <param name="name">The file's name.</param>
    /// <param name="pods">Its pods, in the order of their creation.</param>
    public TracePods(string name, IReadOnlyList<TracePod> pods)
    {
        Name = name;
        // In openb few pods precede the last long pause: services that run since, hardly a stream of jobs.
        var start = Enumerable.Range(1, pods.Count - 1).LastOrDefault(i => pods[i].Created - pods[i - 1].Created > LongestPause);
        _pods = [.. pods.Skip(start).Select(pod => pod with { Created = pod.Created - pods[start].Created })];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public Submissions Pods(ulong seed, double load, int gpus)
    {
        // An arrival more would come a mean distance after the last.
        var recorded = _pods[^1].Created * _pods.Count / Math.Max(1, _pods.Count - 1);
        var span = HomelabSlice.GpuTime(_pods) / (gpus * load);
        return new Submissions([.. _pods.Select(pod => pod with { Created = Scaled(pod.Created, span / Positive(recorded)) })], span);
    }

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.FromSeconds(1);

    private static TimeSpan Scaled(TimeSpan time, double factor) =>
        TimeSpan.FromMilliseconds(Math.Floor(time.TotalMilliseconds * factor));
}
