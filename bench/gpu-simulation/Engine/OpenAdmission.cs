namespace Homelab.Bench.GpuSimulation;

/// <summary>Every job gets its pod at once.</summary>
internal sealed class OpenAdmission(Simulation simulation) : IAdmission
{
    /// <inheritdoc/>
    public void Submit(JobRun run) => simulation.CreatePod(run);

    /// <inheritdoc/>
    public void Replace(Pod evicted) => simulation.CreatePod(evicted.Run);

    /// <inheritdoc/>
    public void Gone(Pod pod)
    {
    }

    /// <inheritdoc/>
    public void Settle()
    {
    }
}
