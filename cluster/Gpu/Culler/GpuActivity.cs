using System.Collections.Immutable;

namespace Homelab.Cluster;

/// <summary>A metric that shows whether a card is at work.</summary>
/// <param name="Name">Name of the metric.</param>
/// <param name="BusyFrom">Value from which on the card is at work.</param>
/// <remarks>Source: NVIDIA/dcgm-exporter 4.5.3-4.8.2, etc/default-counters.csv.</remarks>
public sealed record GpuActivity(string Name, double BusyFrom)
{
    // Drivers report a percent or two for an open context.
    private const double IdlePercent = 3;

    /// <summary>What must all be low for a card to be idle.</summary>
    /// <param name="plan">The plan; cards that are cut into MIG instances have metrics of their own.</param>
    public static ImmutableArray<GpuActivity> For(GpuPlan plan) => plan.MigStrategy == MigStrategy.None
        // Transcoding shows in the encoder and the decoder only.
        ? [new("DCGM_FI_DEV_GPU_UTIL", IdlePercent), new("DCGM_FI_DEV_ENC_UTIL", 1), new("DCGM_FI_DEV_DEC_UTIL", 1)]
        : [new("DCGM_FI_PROF_GR_ENGINE_ACTIVE", IdlePercent / 100)];
}
