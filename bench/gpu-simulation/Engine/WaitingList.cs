namespace Homelab.Bench.GpuSimulation;

/// <summary>
/// The waiting workloads of one ClusterQueue, gone through one by one. A workload for which others are evicted is considered
/// first until it is admitted or nothing can be done for it; else those that were passed over would take the room that was
/// made, and be evicted for it again: kueue#6929, and pull request 7157, which mended it.
/// </summary>
internal sealed class WaitingList
{
    private readonly List<KueueWorkload> _workloads = [];
    private KueueWorkload? _head;
    private int _next;

    /// <summary>Whether the next is one for which others are evicted.</summary>
    public bool IsAtHead { get; private set; }

    /// <summary>The next to be considered; null when all were.</summary>
    public KueueWorkload? Next => IsAtHead ? _head : _next < _workloads.Count ? _workloads[_next] : null;

    /// <summary>Begins again with the first.</summary>
    public void StartOver() => (IsAtHead, _next) = (_head is not null, 0);

    /// <summary>A workload waits from now on.</summary>
    public void Add(KueueWorkload workload)
    {
        var place = ~_workloads.BinarySearch(workload, KueueWorkload.QueueOrder);
        _workloads.Insert(place, workload);
        _next += place < _next ? 1 : 0;
    }

    /// <summary>The next workload is admitted.</summary>
    public void Admit()
    {
        if (IsAtHead)
        {
            _workloads.Remove(_head!);
            LeaveHead();
        }
        else
        {
            _workloads.RemoveAt(_next);
        }
    }

    /// <summary>Nothing can be done for the next workload, and it lets later ones pass.</summary>
    public void Pass()
    {
        if (IsAtHead)
        {
            LeaveHead();
        }
        else
        {
            // After one of a single GPU nothing can be done for those that come later: they are no smaller and no higher.
            _next = _workloads[_next].Gpus == 1 ? _workloads.Count : _next + 1;
        }
    }

    /// <summary>Others are evicted for the next workload, so the rest of the queue waits behind it.</summary>
    public void Stop() => (_head, IsAtHead, _next) = (Next, false, _workloads.Count);

    private void LeaveHead() => (_head, IsAtHead) = (null, false);
}
