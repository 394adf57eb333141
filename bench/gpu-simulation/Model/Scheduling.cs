namespace Homelab.Bench.GpuSimulation;

/// <summary>In which order pods get a node.</summary>
/// <param name="UsesPriority">Higher classes first, and those that may preempt do; else all pods are alike.</param>
/// <param name="SkipsUnschedulable">A pod that fits nowhere lets later ones pass, as the kube-scheduler does; else all wait behind it.</param>
internal sealed record Scheduling(bool UsesPriority, bool SkipsUnschedulable)
{
    /// <summary>The kube-scheduler with every pod in the same class.</summary>
    public static Scheduling CreationOrder { get; } = new(UsesPriority: false, SkipsUnschedulable: true);

    /// <summary>The kube-scheduler with the four classes.</summary>
    public static Scheduling ByClass { get; } = new(UsesPriority: true, SkipsUnschedulable: true);

    /// <summary>A strict queue: nobody passes anybody.</summary>
    public static Scheduling StrictQueue { get; } = new(UsesPriority: false, SkipsUnschedulable: false);
}
