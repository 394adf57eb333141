using System.Globalization;
using Homelab.Cluster.Policies;

namespace Homelab.Cluster;

/// <summary>The validations of <see cref="GpuPodPolicy"/>, each with the text that a user reads.</summary>
internal static class GpuPodRules
{
    /// <summary>The validations that a plan leads to.</summary>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<Validation> For(GpuPlan plan) =>
    [
        .. Classes(),
        .. Amounts(plan),
        .. WaysAround(),
        .. TeamNamespaces(),
        .. GpuQueueRule.For(plan, "object", "variables.priorityClass"),
    ];

    private static IEnumerable<Validation> Classes() =>
    [
        new("!variables.gpuPod || variables.gpuClass")
        {
            MessageExpression = $"'a pod with a GPU needs one of the PriorityClasses {string.Join(", ", GpuPriorityClass.All)}, and this one has ' + (variables.priorityClass == '' ? 'none' : variables.priorityClass)",
        },
        new("variables.gpuPod || !variables.gpuClass")
        {
            MessageExpression = "'PriorityClass ' + variables.priorityClass + ' is kept for pods with a GPU'",
        },
        new("!variables.gpuPod || variables.enrolled")
        {
            MessageExpression = "'namespace ' + namespaceObject.metadata.name + ' has no share in the GPUs'",
        },
        new("!variables.gpuPod || !variables.gpuClass || !variables.enrolled || variables.priorityClass in variables.classesUpTo[?variables.maxClass].orValue([])")
        {
            MessageExpression = "'namespace ' + namespaceObject.metadata.name + ' may not use PriorityClass ' + variables.priorityClass + ', its highest is ' + (variables.maxClass == '' ? 'none' : variables.maxClass)",
        },
    ];

    private static IEnumerable<Validation> Amounts(GpuPlan plan)
    {
        var offered = plan.Units.Resources.Select(resource => resource.Name).ToArray();
        var most = plan.MaxUnitsPerPod.ToString(CultureInfo.InvariantCulture);
        return
        [
            // A resource that no quota names is counted by none.
            new($"variables.containers.all(c, {GpuPodPolicy.Limits("c")}.all(k, !{GpuPodPolicy.IsGpu("k")} || k in {CelText.List(offered)}))")
            {
                Message = $"the GPUs of this cluster are shared out as {string.Join(", ", offered)}; no other GPU resource is counted",
            },
            new($"variables.gpus <= {most}")
            {
                MessageExpression = $"'the pod asks for ' + string(variables.gpus) + ' GPU units in all its containers, and may have {most}'",
            },
            // The API server asks the same of extended resources; this holds for whatever a vendor invents next.
            new($"variables.containers.all(c, c.?resources.?requests.orValue({{}}).all(k, !{GpuPodPolicy.IsGpu("k")} || quantity(c.resources.requests[k]).compareTo(quantity(c.resources.?limits[?k].orValue('0'))) == 0))")
            {
                Message = "requests and limits of a GPU must be equal",
            },
            // Resource claims have no quota by class.
            new("object.spec.?resourceClaims.orValue([]).size() == 0")
            {
                Message = "devices by resource claim are not counted here; ask for a GPU in resources.limits",
            },
        ];
    }

    private static IEnumerable<Validation> WaysAround()
    {
        var variable = CelText.Literal(GpuRuntime.DevicesVariable);
        var harmless = CelText.List(GpuRuntime.HarmlessDevices);
        var nvidia = CelText.Literal(GpuVendor.Nvidia.ResourceDomain + "/");
        var hasNvidia = $"{GpuPodPolicy.Limits("c")}.exists(k, k.startsWith({nvidia}) && quantity(c.resources.limits[k]).asInteger() > 0)";
        return
        [
            new("!variables.gpuPod || !variables.privileged")
            {
                Message = "a privileged container reaches every GPU of its node, so a pod with a GPU must have none",
            },
            new("!variables.privileged || !variables.reachesGpuNodes")
            {
                Message = "a privileged container reaches every GPU of its node, so its pod must stay off GPU nodes: they need their taint, and the pod neither a toleration of it nor a nodeName",
            },
            // Empty parts and dots are left out first: //dev and /./dev are /dev too.
            new("object.spec.?volumes.orValue([]).all(v, !has(v.hostPath) || !(v.hostPath.path.split('/').filter(p, p != '' && p != '.').join('/') + '/').matches('^(/|dev/)'))")
            {
                Message = "device files come from a device plugin, not from a hostPath",
            },
            new($"!variables.nvidiaRuntime || variables.containers.exists(c, {hasNvidia})")
            {
                Message = "the nvidia runtime hands out GPUs that no quota counts to a pod without a GPU in its limits",
            },
            new($"variables.containers.all(c, c.?env.orValue([]).all(e, e.name != {variable} || (has(e.value) && e.value in {harmless})))")
            {
                Message = $"{GpuRuntime.DevicesVariable} asks for GPUs past every quota; it may only be {string.Join(" or ", GpuRuntime.HarmlessDevices)}",
            },
            // Many images have the variable built in, where no policy can see it; a container's own value goes before it.
            new($"!variables.nvidiaRuntime || variables.containers.all(c, {hasNvidia} || c.?env.orValue([]).exists(e, e.name == {variable} && has(e.value) && e.value in {harmless}))")
            {
                Message = $"in a pod with the nvidia runtime every container without a GPU in its limits must set {GpuRuntime.DevicesVariable} to {GpuRuntime.HarmlessDevices[0]}, because its image may ask for all",
            },
            new($"variables.containers.all(c, c.?volumeMounts.orValue([]).all(m, !m.mountPath.startsWith({CelText.Literal(GpuRuntime.DevicesDirectory)})))")
            {
                Message = $"a mount in {GpuRuntime.DevicesDirectory} asks for GPUs past every quota",
            },
        ];
    }

    private static IEnumerable<Validation> TeamNamespaces()
    {
        var lowest = GpuPriorityClass.All.MinBy(item => item.Value)!;
        return
        [
            new("!variables.enrolled || !variables.priorityClass.startsWith('system-')")
            {
                MessageExpression = "'PriorityClass ' + variables.priorityClass + ' outranks every GPU pod and is kept for the system'",
            },
            // The API server has looked the class's value up by now.
            new(string.Create(CultureInfo.InvariantCulture, $"!variables.enrolled || variables.gpuPod || !has(object.spec.priority) || object.spec.priority < {lowest.Value}"))
            {
                MessageExpression = $"'PriorityClass ' + variables.priorityClass + ' ranks with or above {lowest} and would evict GPU pods'",
            },
            new("!variables.enrolled || !variables.presetNode")
            {
                Message = "a pod that names its node passes the scheduler by, and with it taints and priorities",
            },
        ];
    }
}
