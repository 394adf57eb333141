using Homelab.Cluster.Policies;

namespace Homelab.Cluster;

/// <summary>The policy on pods: who may have a GPU, how many, and by no other way than a counted resource.</summary>
public static class GpuPodPolicy
{
    /// <summary>Name of the policy.</summary>
    public const string Name = "gpu-pods";

    /// <summary>The policy that a plan leads to.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="extra">Further validations of the user's own, after those of this project.</param>
    public static AdmissionPolicy For(GpuPlan plan, IEnumerable<Validation> extra)
    {
        var enrolled = CelText.Literal(GpuLabels.Enrolled);
        return new AdmissionPolicy(Name)
        {
            Requests =
            [
                // A pod that waits may still be given tolerations, and so be led to other nodes.
                new RequestRule("", "v1", ["CREATE", "UPDATE"], ["pods"]),
                // A container that is added for debugging could ask for what the pod was refused.
                new RequestRule("", "v1", ["UPDATE"], ["pods/ephemeralcontainers"]),
            ],
            // Pods from before the policies must still be labelled, and let go of their finalizers.
            MatchConditions = [new("created-or-changed", string.Join(" || ", ["request.operation == 'CREATE'", "object.spec != oldObject.spec", .. GpuQueueRule.Changes(plan)]))],
            Variables =
            [
                // dyn: the three lists are of different types, of which this uses what they share.
                new("containers", "dyn(object.spec).containers + dyn(object.spec).?initContainers.orValue([]) + dyn(object.spec).?ephemeralContainers.orValue([])"),
                new("gpus", $"variables.containers.map(c, {Limits("c")}.filter(k, {IsGpu("k")}).map(k, quantity(c.resources.limits[k]).asInteger()).sum()).sum()"),
                new("gpuPod", "variables.gpus > 0"),
                new("priorityClass", "object.spec.?priorityClassName.orValue('')"),
                new("gpuClass", $"variables.priorityClass in {CelText.List(Choice.Names<GpuPriorityClass>())}"),
                new("namespaceLabels", "namespaceObject.metadata.?labels.orValue({})"),
                new("enrolled", $"{enrolled} in variables.namespaceLabels && variables.namespaceLabels[{enrolled}] == {CelText.Literal(GpuLabels.EnrolledValue)}"),
                new("maxClass", $"variables.namespaceLabels[?{CelText.Literal(GpuLabels.MaxClass)}].orValue('')"),
                new("classesUpTo", Ceilings()),
                new("privileged", "variables.containers.exists(c, c.?securityContext.?privileged.orValue(false))"),
                new("nvidiaRuntime", $"has(object.spec.runtimeClassName) && object.spec.runtimeClassName.startsWith({CelText.Literal(GpuVendor.Nvidia.Runtime!.Handler)})"),
                new("presetNode", "request.operation == 'CREATE' && has(object.spec.nodeName)"),
                new("reachesGpuNodes", ReachesGpuNodes(plan)),
            ],
            Validations = [.. GpuPodRules.For(plan), .. extra],
        };
    }

    /// <summary>The limits of a container in CEL; empty when it has none.</summary>
    /// <param name="container">Name of the container's variable.</param>
    internal static string Limits(string container) => $"{container}.?resources.?limits.orValue({{}})";

    /// <summary>True, in CEL, when a key of resources stands for a GPU of any vendor.</summary>
    /// <param name="key">Name of the key's variable.</param>
    internal static string IsGpu(string key) =>
        $"({string.Join(" || ", GpuVendor.All.Select(vendor => $"{key}.startsWith({CelText.Literal(vendor.ResourceDomain + "/")})"))})";

    // What a namespace with a ceiling may use: its highest class and those below.
    private static string Ceilings() =>
        $"{{{string.Join(", ", GpuPriorityClass.All.Select((highest, index) => $"{CelText.Literal(highest.Name)}: {CelText.List(GpuPriorityClass.All.Skip(index).Select(item => item.Name))}"))}}}";

    // Where every node with a GPU is tainted, a pod without a toleration stays off it; elsewhere any pod may end up there.
    private static string ReachesGpuNodes(GpuPlan plan)
    {
        var keys = plan.Units.Resources.Select(resource => resource.TaintKey).Distinct();
        return GpuPlanRules.UntaintedNodes(plan).Any()
            ? "true"
            : $"variables.presetNode || object.spec.?tolerations.orValue([]).exists(t, t.?key.orValue('') in {CelText.List(["", .. keys])})";
    }
}
