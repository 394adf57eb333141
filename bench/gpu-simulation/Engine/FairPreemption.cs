namespace Homelab.Bench.GpuSimulation;

/// <summary>Which workloads Kueue evicts, with fair sharing, so that a waiting one may be admitted.</summary>
/// <remarks>
/// Kueue's documentation, concepts/preemption, for one resource and a flat cohort. Candidates are workloads of lower
/// priority in the same queue, and any in queues that borrow. Again and again the queue with the highest share gives up its
/// lowest, latest one: first only if it then still has at least the share that the waiting one's queue will have, then
/// also if it had more before. At last those are spared, in reverse, without which the waiting one fits as well.
/// </remarks>
internal sealed class FairPreemption
{
    private readonly KueueWorkload _waiting;
    private readonly Cohort _cohort;
    private readonly QueueUsage _own;
    private readonly List<KueueWorkload> _targets = [];

    private FairPreemption(KueueWorkload waiting, Cohort cohort)
    {
        _waiting = waiting;
        _cohort = cohort;
        _own = cohort.Queues[waiting.Queue];
    }

    private bool Fits => _cohort.Fits(_own, _waiting.Gpus);

    /// <summary>Finds them. Those that are evicted already come first: it costs nothing more to wait for them.</summary>
    /// <param name="waiting">The workload that does not fit.</param>
    /// <param name="cohort">What is used.</param>
    /// <param name="admitted">Workloads whose quota is part of that.</param>
    /// <returns>Empty when it cannot be made to fit.</returns>
    public static IReadOnlyList<KueueWorkload> Find(KueueWorkload waiting, Cohort cohort, List<KueueWorkload> admitted)
    {
        // Nearly always nothing can be done, so that is found out first: neither is there a lower one in the same queue, nor
        // has another queue more than the waiting one's would have.
        var share = cohort.Queues[waiting.Queue].ShareWith(waiting.Gpus);
        if (!admitted.Exists(workload => IsCandidate(workload, waiting, cohort)
            && (workload.Queue == waiting.Queue || cohort.Queues[workload.Queue].ShareWith(0) > share)))
        {
            return [];
        }

        var search = new FairPreemption(waiting, cohort.Copy());
        var left = search.Take(search.Candidates(admitted), (own, _, after) => own <= after);
        search.Take(left, (own, before, _) => own < before);
        return search.Fits ? search.WithoutSpared() : [];
    }

    private static bool IsCandidate(KueueWorkload workload, KueueWorkload waiting, Cohort cohort) =>
        workload.Queue == waiting.Queue ? workload.Class.Value < waiting.Class.Value : cohort.Queues[workload.Queue].Borrows;

    private static int VictimOrder(KueueWorkload a, KueueWorkload b) =>
        a.IsEvicted != b.IsEvicted ? b.IsEvicted.CompareTo(a.IsEvicted)
        : a.Class.Value != b.Class.Value ? a.Class.Value.CompareTo(b.Class.Value)
        : a.AdmittedAt != b.AdmittedAt ? b.AdmittedAt.CompareTo(a.AdmittedAt)
        : b.Run.Job.Number.CompareTo(a.Run.Job.Number);

    private List<KueueWorkload>[] Candidates(List<KueueWorkload> admitted)
    {
        var lists = _cohort.Queues.Select(_ => new List<KueueWorkload>()).ToArray();
        foreach (var workload in admitted.Where(workload => IsCandidate(workload, _waiting, _cohort)))
        {
            lists[workload.Queue].Add(workload);
        }

        foreach (var list in lists)
        {
            list.Sort(VictimOrder);
        }

        return lists;
    }

    // Takes targets until the waiting workload fits or nobody is left; returns the candidates that the rule spared.
    private List<KueueWorkload>[] Take(List<KueueWorkload>[] candidates, Func<double, double, double, bool> rule)
    {
        var open = candidates.Select(list => new Queue<KueueWorkload>(list)).ToArray();
        var spared = candidates.Select(_ => new List<KueueWorkload>()).ToArray();
        while (!Fits && HighestShare(open) is { } queue)
        {
            var candidate = open[queue.Place].Dequeue();
            if (queue == _own || rule(_own.ShareWith(_waiting.Gpus), queue.ShareWith(0), queue.ShareWith(-candidate.Gpus)))
            {
                queue.Used -= candidate.Gpus;
                _targets.Add(candidate);
            }
            else
            {
                spared[queue.Place].Add(candidate);
            }
        }

        return spared;
    }

    private QueueUsage? HighestShare(Queue<KueueWorkload>[] open) =>
        _cohort.Queues.Where(queue => open[queue.Place].Count > 0 && (queue == _own || queue.Borrows))
            .OrderByDescending(queue => queue.ShareWith(0))
            .ThenBy(queue => queue == _own)
            .FirstOrDefault();

    private List<KueueWorkload> WithoutSpared()
    {
        for (var i = _targets.Count - 1; i >= 0; i--)
        {
            var target = _targets[i];
            var queue = _cohort.Queues[target.Queue];
            queue.Used += target.Gpus;
            if (Fits)
            {
                _targets.RemoveAt(i);
            }
            else
            {
                queue.Used -= target.Gpus;
            }
        }

        return _targets;
    }
}
