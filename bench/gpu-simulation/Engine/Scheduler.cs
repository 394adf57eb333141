namespace Homelab.Bench.GpuSimulation;

/// <summary>
/// The kube-scheduler: takes waiting pods by priority, then by creation, and gives each a node with enough free GPUs. For a
/// pod that fits nowhere and whose class preempts, it evicts pods of lower priority on one node and keeps their place for it.
/// </summary>
internal sealed class Scheduler(Simulation simulation, IAdmission admission, Scheduling rules, IReadOnlyList<Node> nodes)
{
    private static readonly Comparer<Pod> QueueOrder = Comparer<Pod>.Create((a, b) =>
        a.Priority != b.Priority ? b.Priority.CompareTo(a.Priority) : a.Sequence.CompareTo(b.Sequence));

    private readonly SortedSet<Pod> _waiting = new(QueueOrder);
    private readonly List<Pod> _nominated = [];

    /// <summary>A pod waits for a node.</summary>
    public void Enqueue(Pod pod) => _waiting.Add(pod);

    /// <summary>A waiting pod is gone.</summary>
    public void Dequeue(Pod pod)
    {
        _waiting.Remove(pod);
        _nominated.Remove(pod);
    }

    /// <summary>Places all that can be placed now.</summary>
    /// <returns>True when pods were evicted, so that their replacements may fit elsewhere.</returns>
    public bool Schedule()
    {
        List<Pod> evicted = [];
        while (Pass(evicted))
        {
        }

        evicted.ForEach(admission.Replace);
        return evicted.Count > 0;
    }

    // One look at all that waits; true when GPUs became free that were kept, so that pods passed over may have them.
    private bool Pass(List<Pod> evicted)
    {
        List<Pod> placed = [];
        var (smallestFailed, keptLess) = (false, false);
        foreach (var pod in _waiting)
        {
            if (keptLess)
            {
                break; // Those before come first.
            }

            // After a pod of one GPU has failed, only those can still be placed whose place is being kept.
            if (smallestFailed && pod.Nominated is null)
            {
                if (_nominated.Count == 0)
                {
                    break;
                }

                continue;
            }

            if (FindNode(pod) is { } node)
            {
                keptLess |= pod.Nominated is not null && pod.Nominated != node;
                simulation.Start(pod, node);
                placed.Add(pod);
                _nominated.Remove(pod);
            }
            else if (pod.Nominated is { Leaving: > 0 })
            {
                continue; // What it waits for is on its way.
            }
            else if (pod.Preempts && Preemption.Find(pod, nodes, Kept) is { } preemption)
            {
                keptLess |= pod.Nominated is not null && pod.Nominated != preemption.Node;
                Nominate(pod, preemption);
                evicted.AddRange(preemption.Victims);
            }
            else if (!rules.SkipsUnschedulable)
            {
                break;
            }
            else
            {
                keptLess |= pod.Nominated is not null;
                Nominate(pod, null);
                smallestFailed |= pod.Gpus == 1;
            }
        }

        _waiting.ExceptWith(placed);
        return keptLess;
    }

    private void Nominate(Pod pod, Preemption? preemption)
    {
        _nominated.Remove(pod);
        pod.Nominated = preemption?.Node;
        if (preemption is not null)
        {
            _nominated.Add(pod);
            foreach (var victim in preemption.Victims)
            {
                simulation.Evict(victim);
            }
        }
    }

    // The kube-scheduler spreads pods; on nodes of one kind that is the node with the most free GPUs.
    private Node? FindNode(Pod pod)
    {
        Node? best = null;
        var mostFree = pod.Gpus - 1;
        foreach (var node in nodes)
        {
            var free = node.Free - Kept(node, pod);
            if (free > mostFree)
            {
                (best, mostFree) = (node, free);
            }
        }

        return best;
    }

    // GPUs of a node that are kept for other pods of the same or a higher priority.
    private int Kept(Node node, Pod pod)
    {
        var kept = 0;
        foreach (var other in _nominated)
        {
            kept += other != pod && other.Nominated == node && other.Priority >= pod.Priority ? other.Gpus : 0;
        }

        return kept;
    }
}
