using Homelab.Cluster;

namespace Homelab.Components.Tests.Gpu;

/// <summary>Plans that are free of faults, so that a test shows only what matters to it.</summary>
internal static class GivenGpu
{
    public const string Shared = "nvidia.com/gpu.shared";
    public const string Whole = "nvidia.com/gpu";
    public const string I915 = "gpu.intel.com/i915";

    public static Taint NvidiaTaint { get; } = new("nvidia.com/gpu", "present", TaintEffect.NoSchedule);

    /// <summary>As prod has it: one NVIDIA card, four turns, two teams.</summary>
    public static GpuPlan SharedPlan { get; } = new(
        Given.Cluster(Given.Server("k3s-master1"), Given.Agent("k3s2"), NvidiaNode("k3s3", 1)),
        [
            new GpuTeam("media", GpuPriorityClass.Critical, [Quota(GpuPriorityClass.Critical, Shared, 1), Quota(GpuPriorityClass.Low, Shared, 1)]),
            new GpuTeam("ai", GpuPriorityClass.High, [Quota(GpuPriorityClass.High, Shared, 1), Quota(GpuPriorityClass.Medium, Shared, 1), Quota(GpuPriorityClass.Low, Shared, 2)]),
        ])
    {
        Sharing = [new GpuSharing(GpuVendor.Nvidia, GpuSharingStrategy.TimeSlicing, 4)],
    };

    /// <summary>Whole cards of two vendors, up to two a pod.</summary>
    public static GpuPlan WholePlan { get; } = new(
        Given.Cluster(
            Given.Server("k3s-master1"),
            NvidiaNode("k3s3", 2),
            Given.Agent("k3s2") with { Gpu = new NodeGpu(GpuVendor.Intel, 1), Taints = [new Taint(I915, "present", TaintEffect.NoSchedule)] }),
        [
            new GpuTeam("media", GpuPriorityClass.Critical, [Quota(GpuPriorityClass.Critical, I915, 1), Quota(GpuPriorityClass.High, Whole, 2)])
            {
                Namespace = "jellyfin",
                Members = [new RbacSubject("Group", "media")],
            },
            new GpuTeam("ai", GpuPriorityClass.High, [Quota(GpuPriorityClass.Medium, Whole, 2), Quota(GpuPriorityClass.Low, Whole, 2)]),
        ])
    {
        MaxUnitsPerPod = 2,
    };

    public static GpuPlan KueuePlan { get; } = SharedPlan with { Engine = GpuEngine.Kueue };

    /// <summary>A node with a GPU that nothing keeps ordinary pods away from.</summary>
    public static GpuPlan UntaintedPlan { get; } = SharedPlan with { Cluster = SharedPlan.Cluster.With(node => node with { Taints = [] }) };

    public static Node NvidiaNode(string name, int count) =>
        Given.Agent(name) with { Gpu = new NodeGpu(GpuVendor.Nvidia, count), Taints = [NvidiaTaint] };

    public static GpuQuota Quota(GpuPriorityClass priorityClass, string resource, int units) => new(priorityClass, resource, units);

    public static GpuPlan OnVersion(this GpuPlan plan, string version) => plan with
    {
        Cluster = plan.Cluster.With(node => KubernetesVersion.TryParse(version, out var parsed) ? node with { Version = parsed } : node),
    };
}
