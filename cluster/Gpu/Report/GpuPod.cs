using Homelab.Cluster.Dumps;

namespace Homelab.Cluster;

/// <summary>A pod that holds GPUs, or waits for some.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Class">Its PriorityClass; empty when it has none.</param>
/// <param name="Priority">The class's value when the pod was made.</param>
/// <param name="Resource">Name of the resource.</param>
/// <param name="Units">How much of it.</param>
public sealed record GpuPod(string Namespace, string Name, string Class, int Priority, string Resource, int Units)
{
    /// <summary>The node that it holds them on; null while it waits.</summary>
    public string? Node { get; init; }

    /// <summary>When it started; null when nothing tells.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>Seconds that it gets to end.</summary>
    public int GraceSeconds { get; init; }

    /// <summary>Namespace and name.</summary>
    public string FullName => $"{Namespace}/{Name}";

    /// <summary>What a pod asks of each GPU resource; nothing when it is finished, or asks for none.</summary>
    /// <param name="pod">The pod.</param>
    public static IEnumerable<GpuPod> Of(PodObject pod)
    {
        if (pod.Phase is "Succeeded" or "Failed")
        {
            yield break;
        }

        foreach (var (resource, units) in Requests(pod))
        {
            yield return new GpuPod(pod.Namespace ?? "", pod.Name, pod.Json.Text("spec", "priorityClassName") ?? "", (int)(pod.Json.Number("spec", "priority") ?? 0), resource, units)
            {
                Node = pod.NodeName,
                Started = pod.Json.Time("status", "startTime"),
                GraceSeconds = (int)(pod.Json.Number("spec", "terminationGracePeriodSeconds") ?? 30),
            };
        }
    }

    // As the scheduler counts: containers and sidecars together, or the largest init container, whichever is more
    // (Kubernetes documentation, "Sidecar Containers").
    private static IEnumerable<(string Resource, int Units)> Requests(PodObject pod)
    {
        var inits = pod.Json.Items("spec", "initContainers").ToArray();
        var together = pod.Json.Items("spec", "containers")
            .Concat(inits.Where(container => container.Text("restartPolicy") == "Always"))
            .SelectMany(container => GpuQuantity.In(container, "resources", "limits"))
            .GroupBy(entry => entry.Resource, StringComparer.Ordinal)
            .Select(group => (Resource: group.Key, Units: group.Sum(entry => entry.Units)));
        return together
            .Concat(inits.SelectMany(container => GpuQuantity.In(container, "resources", "limits")))
            .GroupBy(entry => entry.Resource, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Max(entry => entry.Units)));
    }
}
