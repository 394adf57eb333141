namespace Homelab.Bench.GpuSimulation;

/// <summary>
/// Kueue: jobs wait suspended in their team's queue, by class and then by submission. Queues use their own quota, borrow what
/// others leave unused, and take back what is theirs. A workload that cannot be admitted lets later ones pass.
/// </summary>
internal sealed class KueueAdmission : IAdmission
{
    private readonly Simulation _simulation;

    private readonly Cohort _reserved;
    private readonly List<Team> _teams;
    private readonly WaitingList[] _waiting;
    private readonly Dictionary<JobRun, KueueWorkload> _workloads = [];
    private readonly List<KueueWorkload> _admitted = [];

    /// <param name="simulation">The run.</param>
    /// <param name="queues">The cohort.</param>
    public KueueAdmission(Simulation simulation, IReadOnlyList<ClusterQueue> queues)
    {
        _simulation = simulation;
        _reserved = new Cohort(queues);
        _teams = [.. queues.Select(queue => queue.Team)];
        _waiting = [.. queues.Select(_ => new WaitingList())];
    }

    /// <inheritdoc/>
    public void Submit(JobRun run)
    {
        var workload = new KueueWorkload(run, _teams.IndexOf(run.Job.Team));
        _workloads[run] = workload;
        _waiting[workload.Queue].Add(workload);
    }

    /// <inheritdoc/>
    public void Replace(Pod evicted)
    {
        // The job keeps its quota: for Kueue it still runs.
        _workloads[evicted.Run].Pod = _simulation.CreatePod(evicted.Run);
    }

    /// <inheritdoc/>
    public void Gone(Pod pod)
    {
        if (!_workloads.TryGetValue(pod.Run, out var workload))
        {
            return; // Evicted by the scheduler; the pod that replaced it was quicker.
        }

        if (!pod.IsLeaving)
        {
            _workloads.Remove(pod.Run);
            _admitted.Remove(workload);
            _reserved.Queues[workload.Queue].Used -= pod.Gpus;
        }
        else if (workload.Pod == pod)
        {
            Requeue(workload);
        }
    }

    /// <inheritdoc/>
    public void Settle()
    {
        while (Cycle())
        {
        }
    }

    // One look at all queues; true when reservations came or went, so that another one may find more to do.
    private bool Cycle()
    {
        var hasChanged = false;
        foreach (var queue in _waiting)
        {
            queue.StartOver();
        }

        // What is used once those are gone that workloads at the head of their queues wait for, and these are in. Nothing of
        // it is kept for them until the next time: whoever then comes first by the order has it.
        var planned = _reserved.Copy();
        List<KueueWorkload> open = [.. _admitted];
        while (Next(planned) is { } workload)
        {
            var queue = _waiting[workload.Queue];
            var fits = planned.Fits(planned.Queues[workload.Queue], workload.Gpus);
            if (fits && _reserved.Fits(_reserved.Queues[workload.Queue], workload.Gpus))
            {
                planned.Queues[workload.Queue].Used += workload.Gpus;
                queue.Admit();
                Admit(workload);
                hasChanged = true;
                continue;
            }

            var targets = fits ? [] : FairPreemption.Find(workload, planned, open);
            if (!fits && targets.Count == 0)
            {
                queue.Pass();
                continue;
            }

            planned.Queues[workload.Queue].Used += workload.Gpus;
            foreach (var target in targets)
            {
                planned.Queues[target.Queue].Used -= target.Gpus;
                open.Remove(target);
                hasChanged |= Evict(target);
            }

            queue.Stop();
        }

        return hasChanged;
    }

    // Of the queues' next workloads: first those for which others are evicted, as Kueue does with its feature gate
    // PrioritizePreemptorWorkloads (without it two workloads may evict others for each other forever: kueue#13662); then the
    // one whose queue would have the lowest share, of the highest class, the earliest.
    private KueueWorkload? Next(Cohort planned)
    {
        WaitingList? best = null;
        foreach (var queue in _waiting)
        {
            if (queue.Next is not null && (best is null || IsBefore(queue, best, planned)))
            {
                best = queue;
            }
        }

        return best?.Next;
    }

    private static bool IsBefore(WaitingList one, WaitingList other, Cohort planned)
    {
        if (one.IsAtHead != other.IsAtHead)
        {
            return one.IsAtHead;
        }

        var (share, otherShare) = (Share(one.Next!), Share(other.Next!));
        return share < otherShare || (share == otherShare && KueueWorkload.QueueOrder.Compare(one.Next, other.Next) < 0);

        double Share(KueueWorkload workload) => planned.Queues[workload.Queue].ShareWith(workload.Gpus);
    }

    private void Admit(KueueWorkload workload)
    {
        _admitted.Add(workload);
        _reserved.Queues[workload.Queue].Used += workload.Gpus;
        workload.AdmittedAt = _simulation.Now;
        _simulation.Log(RunEventKind.Admitted, workload.Run.Job);
        workload.Pod = _simulation.CreatePod(workload.Run);
    }

    // True when its quota is free at once, as its pod had no node yet.
    private bool Evict(KueueWorkload workload)
    {
        if (workload.IsEvicted)
        {
            return false;
        }

        if (workload.Pod!.Node is null)
        {
            _simulation.Delete(workload.Pod);
            Requeue(workload);
            return true;
        }

        workload.IsEvicted = true;
        _simulation.Evict(workload.Pod);
        return false;
    }

    private void Requeue(KueueWorkload workload)
    {
        workload.Pod = null;
        workload.IsEvicted = false;
        _reserved.Queues[workload.Queue].Used -= workload.Gpus;
        _admitted.Remove(workload);
        _waiting[workload.Queue].Add(workload);
        _simulation.Log(RunEventKind.Requeued, workload.Run.Job);
    }
}
