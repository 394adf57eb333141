using System.Collections.Immutable;

namespace Homelab.Cluster;

/// <summary>What a workload asks of the GPUs; the only way to get one.</summary>
/// <param name="Team">Name of the team whose quota pays; the workload runs in its namespace.</param>
/// <param name="Class">Class of the workload's pods.</param>
public sealed record GpuRequest(string Team, GpuPriorityClass Class)
{
    /// <summary>Units that each pod gets, all in one container.</summary>
    /// <value>Default 1.</value>
    public int Units { get; init; } = 1;

    /// <summary>Pods that run at the same time.</summary>
    /// <value>Default 1; the quota must hold all of them.</value>
    public int Pods { get; init; } = 1;

    /// <summary>Name of the resource, for example <c>gpu.intel.com/i915</c>.</summary>
    /// <value>Default: the only one of which the team has units in this class.</value>
    public string? Resource { get; init; }

    /// <summary>Which cards will do.</summary>
    /// <value>Default any.</value>
    public GpuCard Card { get; init; } = GpuCard.Any;

    /// <summary>True when the workload encodes or decodes video: NVIDIA's runtime then hands in that part of the driver too.</summary>
    /// <value>Default false: compute only.</value>
    public bool Video { get; init; }
}

/// <summary>Which cards will do for a workload; needs feature discovery, whose labels describe the cards.</summary>
/// <param name="MinMemoryMiB">Least memory of the card in MiB; null for any.</param>
/// <param name="Products">Names of cards as their nodes' labels have them, for example <c>NVIDIA-GeForce-RTX-4090</c>; empty for any.</param>
/// <remarks>
/// Each narrows the nodes, and the promise of the guaranteed classes holds only where the cards that are left are enough.
/// Labels: NVIDIA/k8s-device-plugin, docs/gpu-feature-discovery; ROCm/k8s-device-plugin, labeller;
/// intel/helm-charts, charts/gpu-device-plugin.
/// </remarks>
public sealed record GpuCard(int? MinMemoryMiB, ImmutableArray<string> Products)
{
    /// <summary>Any card.</summary>
    public static GpuCard Any { get; } = new(null, []);
}
