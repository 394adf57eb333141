using Homelab.Cluster;
using Pulumi;

namespace Homelab.Components.Gpu;

/// <summary>Settings of <see cref="GpuCuller"/>; all of them are checked before anything is registered.</summary>
public sealed class GpuCullerArgs : ResourceArgs
{
    /// <summary>The teams whose workloads it looks at, and how their cards are cut.</summary>
    public required GpuPlan Plan { get; init; }

    /// <summary>The governance of that plan, which makes the teams' namespaces.</summary>
    public required GpuGovernance Governance { get; init; }

    /// <summary>The device plugins; their exporter makes the metrics.</summary>
    public required GpuDevicePluginArgs DevicePlugin { get; init; }

    /// <summary>When it looks, and what it takes for idle.</summary>
    public GpuCullerOptions Options { get; init; } = new();
}
