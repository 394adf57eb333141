using System.Collections.Immutable;
using Homelab.Cluster.Policies;

namespace Homelab.Components.Gpu;

/// <summary>Defaults of the GPU components, shared by arguments, readers of settings and documentation.</summary>
public static class GpuDefaults
{
    /// <summary>What becomes of objects that break a rule.</summary>
    public static ImmutableArray<ValidationAction> ValidationActions { get; } = [ValidationAction.Deny];
}
