using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Cluster.Charts;
using Pulumi;

namespace Homelab.Components.Gpu;

/// <summary>Settings of <see cref="GpuDevicePlugin"/>; all of them are checked before anything is registered.</summary>
public sealed class GpuDevicePluginArgs : ResourceArgs
{
    /// <summary>What GPUs there are and how they are shared; decides charts, labels and the plugins' configuration.</summary>
    /// <remarks>A change of sharing restarts the plugins and renames resources; pods that hold a card keep it.</remarks>
    public required GpuPlan Plan { get; init; }

    /// <summary>How NVIDIA's plugin hands cards to the container runtime.</summary>
    /// <value>Default <see cref="DeviceListStrategy.EnvironmentVariable"/>; <see cref="DeviceListStrategy.VolumeMounts"/> with a hardened runtime.</value>
    public DeviceListStrategy DeviceListStrategy { get; init; } = DeviceListStrategy.EnvironmentVariable;

    /// <summary>Installs NVIDIA's exporter of card metrics; there is none for the other vendors.</summary>
    /// <value>Default true.</value>
    public bool Metrics { get; init; } = true;

    /// <summary>True when the custom resources ServiceMonitor and PrometheusRule exist in the cluster.</summary>
    /// <value>Default false. With true and without them, the exporter's release fails.</value>
    public bool PrometheusOperator { get; init; }

    /// <summary>Labels by which Prometheus finds ServiceMonitors and rules.</summary>
    /// <value>Default none, for a Prometheus that takes all of them.</value>
    public ImmutableSortedDictionary<string, string> MonitorLabels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>True when cert-manager runs in the cluster; Intel's operator needs it.</summary>
    /// <value>Default false.</value>
    public bool CertManager { get; init; }

    /// <summary>Further values of the charts, by the chart's name, laid over those that the settings above lead to.</summary>
    /// <value>Nested maps; every key must be one that the pinned chart knows. Default none. No secrets: Helm keeps values in clear text.</value>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> Values { get; init; } =
        ImmutableDictionary<string, IReadOnlyDictionary<string, object?>>.Empty;

    /// <summary>
    /// Way out of this component: changes values and options of each release last of all. The result must still hold known
    /// keys only. It may run more than once, each time on fresh values.
    /// </summary>
    public Action<Chart, ChartValues, CustomResourceOptions>? TransformRelease { get; init; }
}
