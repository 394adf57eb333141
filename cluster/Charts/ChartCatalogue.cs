namespace Homelab.Cluster.Charts;

/// <summary>Every chart that this project installs, each at the versions whose keys it knows; one file a chart.</summary>
public static partial class ChartCatalogue
{
    /// <summary>The charts, in ordinal order of their names; versions of one chart oldest first.</summary>
    public static IReadOnlyList<Chart> All =>
        [CephCsiDrivers, .. LonghornVersions.All, OpenEbs, .. RookCephVersions.All, SnapshotController];
}
