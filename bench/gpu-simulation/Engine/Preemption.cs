namespace Homelab.Bench.GpuSimulation;

/// <summary>Pods to evict on one node so that a waiting pod fits there.</summary>
/// <param name="Node">The node.</param>
/// <param name="Victims">The pods; none when enough pods are leaving already.</param>
internal sealed record Preemption(Node Node, IReadOnlyList<Pod> Victims)
{
    /// <summary>
    /// The kube-scheduler's choice. On each node the most important of the lower pods stay as long as the waiting one still
    /// fits. Of the nodes, that one is taken whose most important victim has the lowest priority, then the one with the
    /// lowest sum of priorities, each counted from the lowest possible one so that every victim adds to it, then with the
    /// fewest victims, then where the most important victims started last.
    /// </summary>
    /// <param name="pod">The waiting pod.</param>
    /// <param name="nodes">All nodes.</param>
    /// <param name="kept">GPUs of a node that are kept for others and that the waiting pod must respect.</param>
    /// <returns>Null when no node can be made to fit.</returns>
    public static Preemption? Find(Pod pod, IReadOnlyList<Node> nodes, Func<Node, Pod, int> kept) =>
        nodes.Select(node => OnNode(pod, node, kept(node, pod)))
            .OfType<Preemption>()
            .OrderBy(preemption => preemption.HighestPriority)
            .ThenBy(preemption => preemption.Victims.Sum(victim => (long)victim.Priority - int.MinValue))
            .ThenBy(preemption => preemption.Victims.Count)
            .ThenByDescending(preemption => preemption.EarliestStart)
            .FirstOrDefault();

    private int HighestPriority => Victims.Count == 0 ? int.MinValue : Victims.Max(victim => victim.Priority);

    private TimeSpan EarliestStart => Victims.Where(victim => victim.Priority == HighestPriority)
        .Select(victim => victim.Started)
        .DefaultIfEmpty()
        .Min();

    private static Preemption? OnNode(Pod pod, Node node, int kept)
    {
        var lower = node.Pods.Where(other => !other.IsLeaving && other.Priority < pod.Priority)
            .OrderByDescending(other => other.Priority)
            .ThenBy(other => other.Started)
            .ToList();
        var spare = node.Free + node.Leaving + lower.Sum(other => other.Gpus) - kept - pod.Gpus;
        if (spare < 0)
        {
            return null;
        }

        List<Pod> victims = [];
        foreach (var other in lower)
        {
            if (other.Gpus <= spare)
            {
                spare -= other.Gpus;
            }
            else
            {
                victims.Add(other);
            }
        }

        return new Preemption(node, victims);
    }
}
