using Homelab.Bench.GpuSimulation;

namespace Homelab.Bench.Tests.Engine;

/// <summary>
/// Plays a log back on its own account of the cluster, which shares no code with the simulation, so that its laws can be
/// checked at every event and at the end of every moment.
/// </summary>
internal sealed class Replay(Scenario scenario)
{
    private readonly List<(Job Job, int Node)> _running = [];
    private readonly List<(Job Job, int Node)> _leaving = [];
    private readonly List<Job> _pending = [];
    private readonly List<Job> _reserved = [];
    private readonly List<Job> _unfinished = [];

    public IReadOnlyList<(Job Job, int Node)> Running => _running;

    public IReadOnlyList<(Job Job, int Node)> Leaving => _leaving;

    /// <summary>Jobs whose pod waits for a node.</summary>
    public IReadOnlyList<Job> Pending => _pending;

    /// <summary>Jobs that hold Kueue's quota.</summary>
    public IReadOnlyList<Job> Reserved => _reserved;

    /// <summary>Jobs that were submitted and are not done.</summary>
    public IReadOnlyList<Job> Unfinished => _unfinished;

    /// <summary>Every pod that exists.</summary>
    public IEnumerable<Job> Pods => _pending.Concat(_running.Select(pod => pod.Job)).Concat(_leaving.Select(pod => pod.Job));

    /// <summary>GPUs that no pod holds on a node.</summary>
    public int Free(int node) => scenario.Nodes[node] - _running.Concat(_leaving).Where(pod => pod.Node == node).Sum(pod => pod.Job.Gpus);

    /// <summary>Plays a log back.</summary>
    /// <param name="log">The log.</param>
    /// <param name="scenario">Where it happened.</param>
    /// <param name="atEvent">Called before each event.</param>
    /// <param name="afterMoment">Called when all events of a moment have happened.</param>
    public static void Of(
        IReadOnlyList<RunEvent> log, Scenario scenario, Action<RunEvent, Replay>? atEvent = null, Action<TimeSpan, Replay>? afterMoment = null)
    {
        var replay = new Replay(scenario);
        for (var i = 0; i < log.Count; i++)
        {
            atEvent?.Invoke(log[i], replay);
            replay.Apply(log[i]);
            if (i + 1 == log.Count || log[i + 1].Time > log[i].Time)
            {
                afterMoment?.Invoke(log[i].Time, replay);
            }
        }
    }

    private void Apply(RunEvent e)
    {
        switch (e.Kind)
        {
            case RunEventKind.Submitted:
                _unfinished.Add(e.Job);
                break;
            case RunEventKind.Admitted:
                _reserved.Add(e.Job);
                break;
            case RunEventKind.Requeued:
                Take(_reserved, e.Job);
                break;
            case RunEventKind.Created:
                _pending.Add(e.Job);
                break;
            case RunEventKind.Deleted:
                Take(_pending, e.Job);
                break;
            case RunEventKind.Started:
                Take(_pending, e.Job);
                _running.Add((e.Job, e.Number));
                break;
            case RunEventKind.Evicted:
                _leaving.Add(Take(_running, e.Job));
                break;
            case RunEventKind.Released:
                Take(_leaving, e.Job);
                break;
            case RunEventKind.Completed:
                Take(_running, e.Job);
                Take(_unfinished, e.Job);
                _reserved.Remove(e.Job);
                break;
            case RunEventKind.Refused:
                break;
            default:
                throw new InvalidOperationException($"the log has an event of an unknown kind, {e.Kind}");
        }
    }

    private static void Take(List<Job> list, Job job)
    {
        if (!list.Remove(job))
        {
            throw new InvalidOperationException($"job {job.Number} is not where the log says it leaves from");
        }
    }

    private static (Job, int) Take(List<(Job Job, int Node)> list, Job job)
    {
        var place = list.FindIndex(pod => pod.Job == job);
        var pod = place >= 0 ? list[place] : throw new InvalidOperationException($"job {job.Number} has no pod where the log says it has one");
        list.RemoveAt(place);
        return pod;
    }
}
