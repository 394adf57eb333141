using Homelab.Cluster;

namespace Homelab.Bench.GpuSimulation;

/// <summary>What the user gave cannot be used.</summary>
/// <param name="faults">What is wrong; at least one.</param>
internal sealed class InputException(IReadOnlyList<Fault> faults) : Exception(string.Join('\n', faults))
{
    /// <summary>What is wrong; at least one.</summary>
    public IReadOnlyList<Fault> Faults { get; } = faults;
}
