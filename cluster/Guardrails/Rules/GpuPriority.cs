namespace Homelab.Cluster.Guardrails.Rules;

/// <summary>Cards go by the classes that share them out.</summary>
internal static class GpuPriority
{
    private static readonly string[] Kinds = ["limits", "requests"];
    private static readonly string[] Classes = [.. Choice.Names<GpuPriorityClass>()];

    public static ResourceGuardrail Rule { get; } = new("gpu-priority-class", Check)
    {
        Asks = "a pod that asks for a GPU has one of the GPU priority classes, and no container takes cards past the device plugin",
        Why = "quotas are counted by class: a pod without one is refused by the cluster, or holds a card that nobody can take back",
        Source = "Kubernetes, Pod Priority and Preemption; Resource Quotas by PriorityClass; K3s, Advanced Options, NVIDIA runtime",
    };

    private static IEnumerable<Fault> Check(GuardedResource resource) => resource.PodSpecs.SelectMany(pod => CheckClass(pod, resource.IsPatch).Concat(CheckBypass(pod)));

    private static IEnumerable<Fault> CheckClass(Property pod, bool isPatch)
    {
        var asked = GuardedResource.ContainersOf(pod)
            .SelectMany(_ => Kinds, (container, kind) => container["resources"][kind])
            .SelectMany(amounts => amounts.Members)
            .FirstOrDefault(amount => GpuQuantity.IsGpu(amount.Key) && amount.Value.Shown is not (null or "0" or 0.0 or 0));
        var name = pod["priorityClassName"];
        if (asked.Key is not null && (name.IsMissing ? !isPatch : name.Text is { } text && !Classes.Contains(text)))
        {
            yield return name.ToFault($"the pod asks for {asked.Key}, and no quota covers this class", $"write one of {string.Join(", ", Classes)}, as GpuGovernance does");
        }
    }

    private static IEnumerable<Fault> CheckBypass(Property pod) =>
        from container in GuardedResource.ContainersOf(pod)
        from variable in container["env"].Items
        where variable["name"].Text == GpuRuntime.DevicesVariable
        let value = variable["value"]
        where value.Text is { } text && !GpuRuntime.HarmlessDevices.Contains(text)
        select value.ToFault("the runtime would hand out cards that no quota counts", $"remove it, or write {GpuRuntime.HarmlessDevices[0]}; ask by resources.limits");
}
