using System.Collections.Immutable;

namespace Homelab.Cluster.Tests.Gpu;

/// <summary>A plan that is free of faults, so that a test shows only what matters to it.</summary>
internal static class GivenGpu
{
    public const string Setting = "homelab:gpu";
    public const string Whole = "nvidia.com/gpu";
    public const string Shared = "nvidia.com/gpu.shared";
    public const string I915 = "gpu.intel.com/i915";

    public static GpuSharing TimeSlicing { get; } = new(GpuVendor.Nvidia, GpuSharingStrategy.TimeSlicing, 4);

    /// <summary>Two cards of NVIDIA on one node, and one of Intel on another.</summary>
    public static GpuPlan Plan(params ImmutableArray<GpuTeam> teams) => new(
        Given.Cluster(Given.Server(), Card("k3s3", GpuVendor.Nvidia, 2), Card("k3s2", GpuVendor.Intel, 1)),
        teams.IsDefaultOrEmpty ? [Team()] : teams);

    public static GpuTeam Team(string name = "ai", GpuPriorityClass? maxClass = null, params ImmutableArray<GpuQuota> quotas) =>
        new(name, maxClass ?? GpuPriorityClass.Critical, quotas.IsDefaultOrEmpty ? [Quota(GpuPriorityClass.High, 1)] : quotas);

    public static GpuQuota Quota(GpuPriorityClass priorityClass, int units, string resource = Whole) => new(priorityClass, resource, units);

    public static Node Card(string name, GpuVendor vendor, int count)
    {
        var gpu = new NodeGpu(vendor, count);
        return Given.Node(name) with { Gpu = gpu, Taints = [vendor.TaintOf(gpu)] };
    }

    public static Node Mig(string name, params (string Profile, int Count)[] profiles)
    {
        var node = Card(name, GpuVendor.Nvidia, 1);
        return node with { Gpu = node.Gpu! with { Mig = profiles.ToImmutableSortedDictionary(item => item.Profile, item => item.Count, StringComparer.Ordinal) } };
    }

    public static GpuPlan On(this GpuPlan plan, params ImmutableArray<Node> nodes) => plan with { Cluster = plan.Cluster with { Nodes = nodes } };

    public static IEnumerable<string> Faults(this GpuPlan plan) => GpuPlanRules.Check(plan, Setting).Select(fault => fault.ToString());
}
