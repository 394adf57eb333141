using System.Collections.Immutable;
using System.Globalization;

namespace Homelab.Cluster;

/// <summary>Everything that a pod needs to get its GPU through the rules: decided from a <see cref="GpuRequest"/>.</summary>
/// <param name="Namespace">Namespace of the team.</param>
/// <param name="Class">Class of the pods.</param>
/// <param name="Resource">The resource that one container asks for, as limit and as request.</param>
/// <param name="Units">How much of it.</param>
public sealed record GpuAllocation(string Namespace, GpuPriorityClass Class, GpuResource Resource, int Units)
{
    /// <summary>Label that puts a workload into a queue of Kueue.</summary>
    public const string QueueLabel = "kueue.x-k8s.io/queue-name";

    /// <summary>Label that gives a workload a class in Kueue.</summary>
    public const string QueueClassLabel = "kueue.x-k8s.io/priority-class";

    /// <summary>Name of the queue in each team's namespace; Kueue puts workloads that name none into it.</summary>
    public const string QueueName = "default";

    /// <summary>Pods that it was decided for.</summary>
    public required int Pods { get; init; }

    /// <summary>RuntimeClass of the pod, which places it too; null when the vendor needs none.</summary>
    public string? RuntimeClassName => Resource.Vendor.Runtime?.ClassName;

    /// <summary>Seconds that the pod gets to end when something more urgent needs its card.</summary>
    public int TerminationGracePeriodSeconds => Class.TerminationGracePeriodSeconds;

    /// <summary>Labels of the node that the pod must run on; empty when the RuntimeClass sees to it.</summary>
    public required ImmutableSortedDictionary<string, string> NodeSelector { get; init; }

    /// <summary>Keys of taints to tolerate, whatever their value, with effect NoSchedule; empty when the RuntimeClass sees to it.</summary>
    public required ImmutableArray<string> TolerationKeys { get; init; }

    /// <summary>What the labels of the node must say of its cards beside that.</summary>
    public required ImmutableArray<GpuNodeRequirement> NodeRequirements { get; init; }

    /// <summary>Variables of the container that gets the card.</summary>
    public required ImmutableSortedDictionary<string, string> Environment { get; init; }

    /// <summary>Labels of the workload object (Deployment, Job), not of the pod; empty without a queueing engine.</summary>
    public required ImmutableSortedDictionary<string, string> WorkloadLabels { get; init; }

    /// <summary>Decides what a request comes down to.</summary>
    /// <param name="plan">The plan that shares the GPUs out.</param>
    /// <param name="request">The request; <see cref="GpuRequestRules"/> must find no fault in it.</param>
    /// <exception cref="ArgumentException">The request has faults; the message holds them.</exception>
    public static GpuAllocation For(GpuPlan plan, GpuRequest request)
    {
        var faults = GpuRequestRules.Check(plan, request, $"gpu of team {request.Team}").ToArray();
        if (faults.Length > 0)
        {
            throw new ArgumentException(string.Join('\n', faults.Select(fault => fault.ToString())), nameof(request));
        }

        var team = plan.Teams.First(team => team.Name == request.Team);
        var resource = plan.Units.Find(GpuRequestRules.ResourceOf(team, request)!)!;
        var placedByRuntime = resource.Vendor.Runtime is not null;
        return new GpuAllocation(team.Namespace, request.Class, resource, request.Units)
        {
            Pods = request.Pods,
            NodeSelector = placedByRuntime ? Map() : Map((resource.Vendor.NodeLabel, GpuVendor.NodeLabelValue)),
            TolerationKeys = placedByRuntime ? [] : [resource.TaintKey],
            NodeRequirements = [.. GpuNodeRequirement.Of(resource.Vendor, request.Card)],
            Environment = placedByRuntime
                ? Map((GpuRuntime.CapabilitiesVariable, request.Video ? "compute,video,utility" : "compute,utility"))
                : Map(),
            WorkloadLabels = plan.Engine == GpuEngine.Kueue
                ? Map((QueueLabel, QueueName), (QueueClassLabel, request.Class.Name))
                : Map(),
        };
    }

    private static ImmutableSortedDictionary<string, string> Map(params ReadOnlySpan<(string Key, string Value)> entries)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            map[key] = value;
        }

        return map.ToImmutable();
    }
}

/// <summary>A requirement on a node's labels, as node affinity has it.</summary>
/// <param name="Key">The label.</param>
/// <param name="Operator"><c>In</c> or <c>Gt</c>.</param>
/// <param name="Values">What it is held against; one number for <c>Gt</c>.</param>
public sealed record GpuNodeRequirement(string Key, string Operator, ImmutableArray<string> Values)
{
    /// <summary>The requirements that ask for a card.</summary>
    /// <param name="vendor">Whose cards.</param>
    /// <param name="card">Which cards will do.</param>
    public static IEnumerable<GpuNodeRequirement> Of(GpuVendor vendor, GpuCard card)
    {
        if (card.MinMemoryMiB is { } memory && vendor.MemoryLabel is { } memoryLabel)
        {
            // Node affinity knows "greater than" only.
            yield return new GpuNodeRequirement(memoryLabel, "Gt", [(memory - 1).ToString(CultureInfo.InvariantCulture)]);
        }

        if (!card.Products.IsEmpty && vendor.ProductLabel is { } productLabel)
        {
            yield return new GpuNodeRequirement(productLabel, "In", card.Products);
        }
    }
}
