using System.Collections.Immutable;

namespace Homelab.Cluster;

/// <summary>A job that is only thought of: which pods would have to go for it.</summary>
/// <param name="Class">Class of its pods.</param>
/// <param name="Resource">Name of the resource.</param>
/// <param name="Pods">Where each pod would go; a pod that would wait has no node.</param>
public sealed record GpuJob(GpuPriorityClass Class, string Resource, ImmutableArray<GpuPlacementResult> Pods)
{
    /// <summary>True when every pod finds a place.</summary>
    public bool Fits => Pods.All(pod => pod.Node is not null);

    /// <summary>The pods that would be evicted, in the order in which the job's pods take their places.</summary>
    public IEnumerable<GpuPod> Victims => Pods.SelectMany(pod => pod.Victims);

    /// <summary>Thinks a job through.</summary>
    /// <param name="report">Who has the GPUs now.</param>
    /// <param name="priorityClass">Class of the job.</param>
    /// <param name="resource">Name of the resource.</param>
    /// <param name="pods">How many pods it has.</param>
    /// <param name="units">Units that each of them asks for.</param>
    /// <remarks>
    /// As the scheduler does it: a node with room first; otherwise, if the class may evict, all pods of lower priority go
    /// in thought and come back one by one, the highest first, while there is room; of all nodes the one whose highest
    /// victim is lowest, then the smallest sum of priorities (each counted from the lowest possible one, so that every victim
    /// adds to it), the fewest victims, the victims that started last
    /// (kubernetes/kubernetes, pkg/scheduler/framework/preemption). Disruption budgets are not looked at; taints and
    /// selectors are taken to fit.
    /// </remarks>
    public static GpuJob On(GpuReport report, GpuPriorityClass priorityClass, string resource, int pods, int units)
    {
        var free = report.Nodes.Where(node => node.Resource == resource && node.Usable).ToDictionary(node => node.Node, node => node.Declared - node.Allocated, StringComparer.Ordinal);
        var holders = report.Pods.Where(pod => pod.Resource == resource && pod.Node is not null).ToList();
        var placed = ImmutableArray.CreateBuilder<GpuPlacementResult>();
        for (var i = 0; i < pods; i++)
        {
            var result = Place(priorityClass, units, free, holders);
            placed.Add(result);
            if (result.Node is { } node)
            {
                free[node] += result.Victims.Sum(victim => victim.Units) - units;
                holders.RemoveAll(result.Victims.Contains);
            }
        }

        return new GpuJob(priorityClass, resource, placed.ToImmutable());
    }

    private static GpuPlacementResult Place(GpuPriorityClass priorityClass, int units, Dictionary<string, int> free, List<GpuPod> holders)
    {
        var roomy = free.Where(node => node.Value >= units).OrderBy(node => node.Value).ThenBy(node => node.Key, StringComparer.Ordinal).Select(node => node.Key).FirstOrDefault();
        if (roomy is not null || !priorityClass.Preempts)
        {
            return new GpuPlacementResult(roomy, []);
        }

        return free
            .Select(node => (Node: node.Key, Victims: VictimsOn(priorityClass, units, node.Value, [.. holders.Where(pod => pod.Node == node.Key)])))
            .Where(candidate => candidate.Victims is not null)
            .OrderBy(candidate => candidate.Victims!.Max(victim => victim.Priority))
            .ThenBy(candidate => candidate.Victims!.Sum(victim => (long)victim.Priority - int.MinValue))
            .ThenBy(candidate => candidate.Victims!.Length)
            .ThenByDescending(candidate => Earliest(candidate.Victims!))
            .ThenBy(candidate => candidate.Node, StringComparer.Ordinal)
            .Select(candidate => new GpuPlacementResult(candidate.Node, [.. candidate.Victims!]))
            .FirstOrDefault(new GpuPlacementResult(null, []));
    }

    // Null when not even all of them would make room.
    private static GpuPod[]? VictimsOn(GpuPriorityClass priorityClass, int units, int free, GpuPod[] holders)
    {
        var lower = holders.Where(pod => pod.Priority < priorityClass.Value).ToArray();
        var room = free + lower.Sum(pod => pod.Units) - units;
        if (room < 0)
        {
            return null;
        }

        var victims = new List<GpuPod>();
        foreach (var pod in lower.OrderByDescending(pod => pod.Priority).ThenBy(pod => pod.Started ?? DateTimeOffset.MaxValue).ThenBy(pod => pod.FullName, StringComparer.Ordinal))
        {
            if (pod.Units <= room)
            {
                room -= pod.Units;
            }
            else
            {
                victims.Add(pod);
            }
        }

        return [.. victims];
    }

    // When the highest victims started.
    private static DateTimeOffset Earliest(GpuPod[] victims)
    {
        var highest = victims.Max(victim => victim.Priority);
        return victims.Where(victim => victim.Priority == highest).Min(victim => victim.Started ?? DateTimeOffset.MinValue);
    }
}

/// <summary>Where one pod would go.</summary>
/// <param name="Node">The node; null when the pod would wait.</param>
/// <param name="Victims">Pods that would be evicted for it.</param>
public sealed record GpuPlacementResult(string? Node, ImmutableArray<GpuPod> Victims);
