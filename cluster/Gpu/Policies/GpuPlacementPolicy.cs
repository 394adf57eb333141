using Homelab.Cluster.Policies;

namespace Homelab.Cluster;

/// <summary>
/// Puts pods with a GPU onto the nodes that have it, for those who forget: node selector, toleration and RuntimeClass. Needs
/// MutatingAdmissionPolicy, which is on from Kubernetes 1.36, and in 1.34 and 1.35 behind a feature gate.
/// </summary>
/// <remarks>Lists of a pod's spec are atomic, so only a JSON patch can add to them (kubernetes/kubernetes, apiserver, policy/mutating/patch).</remarks>
public static class GpuPlacementPolicy
{
    /// <summary>Versions in which the API is on by itself.</summary>
    public static KubernetesRange OnByItself { get; } = new(36);

    /// <summary>Versions that have the API at all, behind the gate MutatingAdmissionPolicy before <see cref="OnByItself"/>.</summary>
    public static KubernetesRange Available { get; } = new(34);

    /// <summary>One policy a vendor.</summary>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<MutationPolicy> For(GpuPlan plan) =>
        plan.Units.Resources.DistinctBy(resource => (resource.Vendor, resource.TaintKey)).Select(For);

    private static MutationPolicy For(GpuResource resource)
    {
        var vendor = resource.Vendor;
        var prefix = CelText.Literal(vendor == GpuVendor.Intel ? resource.TaintKey : vendor.ResourceDomain + "/");
        return new MutationPolicy($"gpu-placement-{resource.TaintKey.Replace('/', '.')}")
        {
            Requests = [new RequestRule("", "v1", ["CREATE"], ["pods"])],
            MatchConditions =
            [
                new(
                    "asks-for-such-a-gpu",
                    "(object.spec.containers + object.spec.?initContainers.orValue([])).exists(c, "
                    + $"{GpuPodPolicy.Limits("c")}.exists(k, k.startsWith({prefix}) && quantity(c.resources.limits[k]).asInteger() > 0))"),
            ],
            JsonPatch = string.Join(" + ", Patches(vendor, resource.TaintKey)),
        };
    }

    private static IEnumerable<string> Patches(GpuVendor vendor, string taintKey)
    {
        yield return Ensure("tolerations", "[]");
        yield return $"[JSONPatch{{op: 'add', path: '/spec/tolerations/-', value: Object.spec.tolerations{{key: {CelText.Literal(taintKey)}, operator: 'Exists', effect: '{TaintEffect.NoSchedule}'}}}}]";
        yield return Ensure("nodeSelector", "{}");
        yield return $"[JSONPatch{{op: 'add', path: '/spec/nodeSelector/' + jsonpatch.escapeKey({CelText.Literal(vendor.NodeLabel)}), value: {CelText.Literal(GpuVendor.NodeLabelValue)}}}]";
        if (vendor.Runtime is { } runtime)
        {
            yield return Ensure("runtimeClassName", CelText.Literal(runtime.ClassName));
        }
    }

    private static string Ensure(string field, string value) =>
        $"(has(object.spec.{field}) ? [] : [JSONPatch{{op: 'add', path: '/spec/{field}', value: {value}}}])";
}
