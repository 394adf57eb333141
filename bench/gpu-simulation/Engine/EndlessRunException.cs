namespace Homelab.Bench.GpuSimulation;

/// <summary>Jobs evict each other for ever, which Kueue does not rule out when queues have different weights.</summary>
/// <param name="message">Under which policy, and for how long it was watched.</param>
internal sealed class EndlessRunException(string message) : Exception(message);
