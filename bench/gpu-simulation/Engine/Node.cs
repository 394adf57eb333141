namespace Homelab.Bench.GpuSimulation;

/// <summary>A node's GPUs and the pods that hold them.</summary>
internal sealed class Node(int index, int gpus)
{
    private readonly List<Pod> _pods = [];

    /// <summary>Place in the cluster's list of nodes.</summary>
    public int Index { get; } = index;

    /// <summary>GPUs that no pod holds.</summary>
    public int Free { get; private set; } = gpus;

    /// <summary>GPUs of pods that were told to stop.</summary>
    public int Leaving => _pods.Sum(pod => pod.IsLeaving ? pod.Gpus : 0);

    /// <summary>Pods that hold GPUs, in the order in which they came.</summary>
    public IReadOnlyList<Pod> Pods => _pods;

    /// <summary>Gives a pod its GPUs.</summary>
    public void Add(Pod pod)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pod.Gpus, Free);
        Free -= pod.Gpus;
        _pods.Add(pod);
    }

    /// <summary>Takes them back.</summary>
    public void Remove(Pod pod)
    {
        _pods.Remove(pod);
        Free += pod.Gpus;
    }
}
