namespace Homelab.Bench.GpuSimulation;

/// <summary>Decides which jobs have a pod; creates pods through <see cref="Simulation.CreatePod"/>.</summary>
internal interface IAdmission
{
    /// <summary>A job is created.</summary>
    void Submit(JobRun run);

    /// <summary>The scheduler evicted a job's pod, so its controller wants another one.</summary>
    void Replace(Pod evicted);

    /// <summary>A pod has left its node, done or evicted.</summary>
    void Gone(Pod pod);

    /// <summary>All events of a moment have happened: whatever depends on them as a whole is decided now.</summary>
    void Settle();
}
