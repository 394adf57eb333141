using Homelab.Cluster.Policies;

namespace Homelab.Cluster;

/// <summary>
/// With Kueue, a label ranks a workload before the class of its pods does (Kueue documentation, "Workload Priority Class"),
/// so the label must not say more than the class.
/// </summary>
internal static class GpuQueueRule
{
    /// <summary>The validation, for workloads and for pods alike; none without Kueue.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="subject">CEL expression of the object.</param>
    /// <param name="priorityClass">CEL expression of its pods' class.</param>
    public static IEnumerable<Validation> For(GpuPlan plan, string subject, string priorityClass) =>
        plan.Engine != GpuEngine.Kueue
            ? []
            :
            [
                new($"{Label(subject, priorityClass)} == {priorityClass}")
                {
                    MessageExpression = $"'label {GpuAllocation.QueueClassLabel} must be the PriorityClass of the pods, and they have ' + ({priorityClass} == '' ? 'none' : {priorityClass})",
                },
            ];

    /// <summary>CEL expressions that are true of updates which the validation is about; none without Kueue.</summary>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<string> Changes(GpuPlan plan) =>
        plan.Engine != GpuEngine.Kueue ? [] : [$"{Label("object", "''")} != {Label("oldObject", "''")}"];

    private static string Label(string subject, string otherwise) =>
        $"{subject}.metadata.?labels[?{CelText.Literal(GpuAllocation.QueueClassLabel)}].orValue({otherwise})";
}
