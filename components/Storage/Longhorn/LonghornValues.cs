using System.Globalization;
using Homelab.Cluster;
using Homelab.Cluster.Charts;

namespace Homelab.Components.Storage;

/// <summary>The values of chart longhorn. Numbers and flags stay so; the chart quotes what Longhorn wants as text.</summary>
internal static class LonghornValues
{
    /// <summary>The key that tells the kubelet root.</summary>
    internal const string KubeletRootKey = "csi.kubeletRootDir";

    /// <summary>The key that closes the network between Longhorn's pods.</summary>
    internal const string RestrictKey = "networkPolicies.restrictInternalTraffic";

    /// <summary>Values that the arguments lead to, with the caller's own laid over them.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="chart">The chart.</param>
    /// <param name="replicas">Copies of a volume whose class does not say otherwise.</param>
    /// <param name="labelled">Whether disks are made on labelled nodes only.</param>
    /// <param name="kubeletRoot">What was decided about the kubelet root.</param>
    public static ChartValues Decide(LonghornStorageArgs args, Chart chart, int replicas, bool labelled, KubeletRootDecision kubeletRoot)
    {
        var values = new ChartValues();
        SetCsi(values, args, kubeletRoot);

        // The chart's own class stays undefaulted and unused: a change of its parameters can break an upgrade
        // (Longhorn documentation, "Upgrade").
        values.Set("persistence.defaultClass", false);
        values.Set("persistence.defaultClassReplicaCount", replicas);
        values.Set("persistence.reclaimPolicy", args.ReclaimPolicy.Name);
        SetSettings(values, args, replicas, labelled);
        SetUi(values, args.Ui);
        SetNetwork(values, args, chart);
        SetBackup(values, args);
        SetMetrics(values, args.Metrics);
        values.Set("preUpgradeChecker.jobEnabled", args.PreUpgradeChecker);
        LonghornTolerations.Set(values, args.Cluster.Nodes);
        values.Merge(args.Values);
        return values;
    }

    private static void SetCsi(ChartValues values, LonghornStorageArgs args, KubeletRootDecision kubeletRoot)
    {
        var replicas = args.CsiReplicaCount ?? Math.Clamp(args.Cluster.Nodes.Length, 1, LonghornDefaults.CsiReplicas);
        foreach (var sidecar in new[] { "attacher", "provisioner", "resizer", "snapshotter" })
        {
            values.Set($"csi.{sidecar}ReplicaCount", replicas);
        }

        if (kubeletRoot.Path is { } root)
        {
            values.Set(KubeletRootKey, root);
        }
    }

    private static void SetSettings(ChartValues values, LonghornStorageArgs args, int replicas, bool labelled)
    {
        var settings = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["defaultReplicaCount"] = Text(replicas),
            ["createDefaultDiskLabeledNodes"] = labelled,
            ["defaultDataPath"] = args.DefaultDataPath,
            ["storageReservedPercentageForDefaultDisk"] = args.StorageReservedPercentageForDefaultDisk,
            ["storageOverProvisioningPercentage"] = args.StorageOverProvisioningPercentage,
            ["storageMinimalAvailablePercentage"] = args.StorageMinimalAvailablePercentage,
            ["guaranteedInstanceManagerCPU"] = Text(args.GuaranteedInstanceManagerCpu),
            ["nodeDrainPolicy"] = args.NodeDrainPolicy.Name,
            ["nodeDownPodDeletionPolicy"] = args.NodeDownPodDeletionPolicy.Name,
            ["v1DataEngine"] = args.V1DataEngine,
            ["v2DataEngine"] = args.V2DataEngine,
        };
        foreach (var (key, value) in settings)
        {
            values.Set($"defaultSettings.{key}", value!);
        }
    }

    private static void SetUi(ChartValues values, LonghornUi? ui)
    {
        values.Set("longhornUI.replicas", ui?.Replicas ?? 0);
        if (ui?.Ingress is not { } ingress)
        {
            return;
        }

        values.Set("ingress.enabled", true);
        values.Set("ingress.ingressClassName", ingress.IngressClassName);
        values.Set("ingress.host", ingress.Host);
        values.Set("ingress.annotations", new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [MiddlewareReference.Annotation] = ingress.Middleware.ToString(),
            ["traefik.ingress.kubernetes.io/router.entrypoints"] = "websecure",
            ["traefik.ingress.kubernetes.io/router.tls"] = "true",
        });
        if (ingress.TlsSecret is { } secret)
        {
            values.Set("ingress.tls", true);
            values.Set("ingress.tlsSecret", secret);
        }
    }

    private static void SetNetwork(ChartValues values, LonghornStorageArgs args, Chart chart)
    {
        values.Set("networkPolicies.enabled", false);

        // Since 1.12 the chart closes the network between Longhorn's pods unless told otherwise, even with
        // networkPolicies.enabled off.
        if (chart.Knows(RestrictKey))
        {
            values.Set(RestrictKey, args.RestrictInternalTraffic);
        }
    }

    private static void SetBackup(ChartValues values, LonghornStorageArgs args)
    {
        if (args.BackupTargets.FirstOrDefault(target => target.IsDefault) is not { } target)
        {
            return;
        }

        values.Set("defaultBackupStore.backupTarget", target.Url);
        values.Set("defaultBackupStore.pollInterval", target.PollIntervalSeconds);
        if (!target.Credentials.IsEmpty)
        {
            values.Set("defaultBackupStore.backupTargetCredentialSecret", LonghornObjectNames.CredentialSecret(target));
        }
    }

    private static void SetMetrics(ChartValues values, StorageMetrics? metrics)
    {
        if (metrics is null)
        {
            return;
        }

        values.Set("metrics.serviceMonitor.enabled", true);
        if (!metrics.Labels.IsEmpty)
        {
            values.Set(
                "metrics.serviceMonitor.additionalLabels",
                metrics.Labels.ToDictionary(label => label.Key, object? (label) => label.Value, StringComparer.Ordinal));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
