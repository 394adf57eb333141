namespace Homelab.Cluster.Charts;

/// <summary>Every chart that this project installs, each at its one version; one file a chart.</summary>
public static partial class ChartCatalogue
{
    /// <summary>The charts, in ordinal order of their names.</summary>
    public static IReadOnlyList<Chart> All =>
    [
        AmdGpu, DcgmExporter, IntelDevicePluginsGpu, IntelDevicePluginsOperator, Kueue, Longhorn, NvidiaDevicePlugin,
    ];
}
