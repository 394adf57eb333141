using System.Collections.Immutable;

namespace Homelab.Cluster;

/// <summary>Names and classes that the culler, its policy and its documentation share.</summary>
public static class GpuCulling
{
    /// <summary>Name of the culler, of its namespace and of its account.</summary>
    public const string Name = "gpu-culler";

    /// <summary>Annotation with which a workload opts out, with the value <c>false</c>.</summary>
    public const string OptOutAnnotation = "gpu.homelab.internal/cull";

    /// <summary>Annotation that says how many pods a workload had.</summary>
    public const string ReplicasAnnotation = "gpu.homelab.internal/replicas-before-cull";

    /// <summary>Annotation that says when a workload was scaled to zero.</summary>
    public const string TimeAnnotation = "gpu.homelab.internal/culled-at";

    /// <summary>Classes whose workloads may be scaled to zero: those that are promised nothing.</summary>
    public static ImmutableArray<GpuPriorityClass> Classes { get; } = [.. GpuPriorityClass.All.Where(item => !item.Guaranteed)];

    /// <summary>The culler as the API server knows it.</summary>
    public static string User => $"system:serviceaccount:{Name}:{Name}";
}
