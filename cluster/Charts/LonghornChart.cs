using System.Collections.Immutable;

namespace Homelab.Cluster.Charts;

public static partial class ChartCatalogue
{
    /// <summary>Longhorn, replicated block storage: chart <c>longhorn</c>, the version that is installed unless a setting says otherwise.</summary>
    public static Chart Longhorn => LonghornVersions.Newest;

    /// <summary>The versions of chart <c>longhorn</c> that are known here.</summary>
    /// <remarks>
    /// Sources: github.com/longhorn/longhorn, tags v1.11.3 and v1.12.1, chart/Chart.yaml (kubeVersion) and chart/values.yaml
    /// (keys); Longhorn documentation 1.12.1, "Best Practices" (tested versions) and "Upgrade" (one minor version at a time,
    /// never back).
    /// </remarks>
    public static ChartVersions LonghornVersions { get; } = new([LonghornAt("1.11.3"), LonghornAt("1.12.1")]);

    private static Chart LonghornAt(string version) => new(
        Name: "longhorn",
        Repository: "https://charts.longhorn.io",
        Version: version,
        Keys: ChartKeys.Load($"longhorn-{version}.keys"),
        Kubernetes: new KubernetesRange(25),
        Tested: new KubernetesRange(33, 36))
    {
        KubeletRootKeys = ["csi.kubeletRootDir"],
        UpgradesByOneMinor = true,
        MovedKeys = ImmutableDictionary.CreateRange(StringComparer.Ordinal,
        [
            // Longhorn documentation, "Important Notes" of 1.8 and 1.9.
            KeyValuePair.Create("defaultSettings.backupTarget", "write defaultBackupStore.backupTarget, its name since 1.8"),
            KeyValuePair.Create(
                "defaultSettings.backupTargetCredentialSecret", "write defaultBackupStore.backupTargetCredentialSecret, its name since 1.8"),
            KeyValuePair.Create("defaultSettings.backupstorePollInterval", "write defaultBackupStore.pollInterval, its name since 1.8"),
            KeyValuePair.Create("defaultSettings.orphanAutoDeletion", "write defaultSettings.orphanResourceAutoDeletion, its name since 1.9"),
            KeyValuePair.Create(
                "networkPolicies.restrictInternalTraffic", "remove it: 1.12 is the first version that closes the network between Longhorn's pods"),
        ]),
    };
}
