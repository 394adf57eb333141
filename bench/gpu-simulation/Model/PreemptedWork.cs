namespace Homelab.Bench.GpuSimulation;

/// <summary>What a preempted job has when it runs again.</summary>
internal enum PreemptedWork
{
    /// <summary>Nothing: it starts from zero.</summary>
    Restart,

    /// <summary>All that it had done, as if it wrote a checkpoint while it was told to stop.</summary>
    Resume,
}
