namespace Homelab.Bench.GpuSimulation;

/// <summary>
/// A Kueue ClusterQueue with reclaimWithinCohort Any, withinClusterQueue LowerPriority and the queueing strategy
/// BestEffortFIFO, in a cohort with fair sharing.
/// </summary>
/// <param name="Team">Whose queue.</param>
/// <param name="NominalQuota">GPUs that are its own.</param>
/// <param name="BorrowingLimit">GPUs beyond them that it may take while other queues of the cohort leave them unused.</param>
/// <param name="Weight">Fair-sharing weight: a queue of twice the weight may borrow twice as much before it counts as equally served.</param>
internal sealed record ClusterQueue(Team Team, int NominalQuota, int BorrowingLimit, double Weight = 1);
