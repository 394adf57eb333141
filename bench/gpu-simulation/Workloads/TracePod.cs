namespace Homelab.Bench.GpuSimulation;

/// <summary>A pod as the trace describes it.</summary>
/// <param name="Quality">Its quality of service.</param>
/// <param name="Gpus">GPUs that it asks for; a part of a GPU counts as one.</param>
/// <param name="Created">When it was created, from the trace's start.</param>
/// <param name="Duration">From its start to its end.</param>
internal sealed record TracePod(QualityOfService Quality, int Gpus, TimeSpan Created, TimeSpan Duration);

/// <summary>The trace's column qos.</summary>
internal enum QualityOfService
{
    /// <summary>LS.</summary>
    LatencySensitive,

    /// <summary>BE.</summary>
    BestEffort,

    /// <summary>Burstable.</summary>
    Burstable,

    /// <summary>Guaranteed.</summary>
    Guaranteed,
}
