using System.Runtime.CompilerServices;

namespace Homelab.Bench.GpuSimulation;

/// <summary>Who submits jobs: a namespace under quota, a ClusterQueue under Kueue. Teams are equal only to themselves.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Entitlement">GPUs that are its fair part of the cluster; the yardstick of fairness under every policy.</param>
internal sealed record Team(string Name, int Entitlement)
{
    /// <inheritdoc/>
    public bool Equals(Team? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
