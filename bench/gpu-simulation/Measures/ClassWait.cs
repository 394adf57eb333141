namespace Homelab.Bench.GpuSimulation;

/// <summary>
/// How long the jobs of a class waited: from submission to completion, less their own duration. For a job that was never
/// preempted that is the time from creation to running; a preempted one also waits through all work that it lost.
/// </summary>
/// <param name="Median">In seconds, half of the jobs waited less.</param>
/// <param name="P95">In seconds, 95 of 100 waited less.</param>
internal readonly record struct ClassWait(double Median, double P95);
