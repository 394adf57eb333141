using Homelab.Components.Storage;

namespace Homelab.Stacks.Settings;

/// <summary>Reads the setting <c>homelab:storage.longhorn</c>.</summary>
internal static class LonghornSettings
{
    /// <summary>Longhorn with nothing said.</summary>
    public static ReadArgs Defaults => context => new LonghornStorageArgs { Cluster = context.Cluster };

    /// <summary>The settings; places that could not be read hold defaults, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    public static ReadArgs Read(SettingsSection section)
    {
        var version = section.Text("version", "a version of Longhorn");
        var replicas = section.Integer("replicas", 1, LonghornLimits.MaxReplicas);
        var dataLocality = section.Choice<DataLocality>("dataLocality") ?? LonghornDefaults.DataLocality;
        var reclaimPolicy = section.Choice<ReclaimPolicy>("reclaimPolicy") ?? LonghornDefaults.ReclaimPolicy;
        var storageClasses = section.List("storageClasses", "a list of classes", ReadClass) ?? LonghornDefaults.StorageClasses;
        var nodeDrainPolicy = section.Choice<NodeDrainPolicy>("nodeDrainPolicy") ?? LonghornDefaults.NodeDrainPolicy;
        var podDeletionPolicy = section.Choice<NodeDownPodDeletionPolicy>("nodeDownPodDeletionPolicy") ?? LonghornDefaults.NodeDownPodDeletionPolicy;
        var labelledDisks = section.Flag("createDefaultDiskLabeledNodes") ?? false;
        var nodes = section.List("nodes", "a list of nodes with disks", ReadNode) ?? [];
        var dataPath = section.Text("defaultDataPath", "a directory") ?? LonghornDefaults.DataPath;
        var reserved = section.Integer("storageReservedPercentageForDefaultDisk", 0, 100) ?? LonghornDefaults.ReservedPercentage;
        var overProvisioning = section.Integer("storageOverProvisioningPercentage", 0, LonghornLimits.MaxOverProvisioningPercentage)
            ?? LonghornDefaults.OverProvisioningPercentage;
        var minimalAvailable = section.Integer("storageMinimalAvailablePercentage", 0, 100) ?? LonghornDefaults.MinimalAvailablePercentage;
        var instanceManagerCpu = section.Integer("guaranteedInstanceManagerCpu", 0, LonghornLimits.MaxInstanceManagerCpu) ?? LonghornDefaults.InstanceManagerCpu;
        var v1 = section.Flag("v1DataEngine") ?? true;
        var v2 = section.Flag("v2DataEngine") ?? false;
        var csiReplicas = section.Integer("csiReplicaCount", 1, LonghornLimits.MaxCsiReplicas);
        var ui = section.Map("ui", "replicas and ingress", ReadUi);
        var restrict = section.Flag("restrictInternalTraffic") ?? false;
        var targets = section.List("backupTargets", "a list of backup targets", ReadTarget) ?? [];
        var jobs = section.List("recurringJobs", "a list of jobs", ReadJob) ?? [];
        var metrics = section.Map("metrics", "labels and prometheusNamespace", StorageMetricsSettings.Read);
        var preUpgradeChecker = section.Flag("preUpgradeChecker") ?? true;
        var values = section.Tree("values", "chart values");
        return context => new LonghornStorageArgs
        {
            Cluster = context.Cluster,
            DefaultUse = context.Settings.Default,
            KubeletRootDir = context.Settings.KubeletRootDir,
            Keep = context.Settings.Keep,
            Snapshots = context.Snapshots,
            SnapshotController = context.Controller,
            Version = version,
            Replicas = replicas,
            DataLocality = dataLocality,
            ReclaimPolicy = reclaimPolicy,
            StorageClasses = storageClasses,
            NodeDrainPolicy = nodeDrainPolicy,
            NodeDownPodDeletionPolicy = podDeletionPolicy,
            CreateDefaultDiskLabeledNodes = labelledDisks,
            Nodes = nodes,
            DefaultDataPath = dataPath,
            StorageReservedPercentageForDefaultDisk = reserved,
            StorageOverProvisioningPercentage = overProvisioning,
            StorageMinimalAvailablePercentage = minimalAvailable,
            GuaranteedInstanceManagerCpu = instanceManagerCpu,
            V1DataEngine = v1,
            V2DataEngine = v2,
            CsiReplicaCount = csiReplicas,
            Ui = ui,
            RestrictInternalTraffic = restrict,
            BackupTargets = [.. targets.Select(target => target with { Credentials = context.Secrets.Of(target.Name, target.Url) })],
            RecurringJobs = jobs,
            Metrics = metrics,
            PreUpgradeChecker = preUpgradeChecker,
            Values = values,
        };
    }

    private static LonghornStorageClass ReadClass(SettingsSection section) => new(section.RequiredText("name", "a name for claims to use") ?? "")
    {
        Use = section.Choice<StorageUse>("use") ?? StorageUse.Replicated,
        Replicas = section.Integer("replicas", 1, LonghornLimits.MaxReplicas),
        DataLocality = section.Choice<DataLocality>("dataLocality"),
        ReclaimPolicy = section.Choice<ReclaimPolicy>("reclaimPolicy"),
        DataEngine = section.Choice<DataEngine>("dataEngine") ?? DataEngine.V1,
        FileSystem = section.Choice<FileSystem>("fileSystem") ?? LonghornDefaults.FileSystem,
    };

    private static LonghornNode ReadNode(SettingsSection section) => new(
        section.RequiredText("name", "the name of a node") ?? "", section.RequiredList("disks", "a list of disks", ReadDisk))
    {
        Tags = section.TextList("tags", "a word") ?? [],
    };

    private static LonghornDisk ReadDisk(SettingsSection section) => new(
        section.RequiredText("name", "a name for the disk") ?? "", section.RequiredText("path", "the directory that the disk is mounted at") ?? "")
    {
        AllowScheduling = section.Flag("allowScheduling") ?? true,
        StorageReservedGiB = section.Integer("storageReservedGiB", 0, LonghornLimits.MaxReservedGiB) ?? 0,
        Tags = section.TextList("tags", "a word") ?? [],
    };

    private static LonghornUi ReadUi(SettingsSection section) => new()
    {
        Replicas = section.Integer("replicas", 1, LonghornLimits.MaxUiReplicas) ?? LonghornDefaults.UiReplicas,
        Ingress = section.Map("ingress", "host and middleware", ReadIngress),
    };

    private static LonghornUiIngress ReadIngress(SettingsSection section) => new(
        section.RequiredText("host", "the host name of the page") ?? "",
        section.RequiredMap("middleware", "namespace and name of the Traefik Middleware that signs people in", ReadMiddleware) ?? new("", ""))
    {
        IngressClassName = section.Text("ingressClassName", "an ingress class") ?? LonghornDefaults.IngressClassName,
        TlsSecret = section.Text("tlsSecret", "the name of a Secret"),
    };

    private static MiddlewareReference ReadMiddleware(SettingsSection section) => new(
        section.RequiredText("namespace", "its namespace") ?? "", section.RequiredText("name", "its name") ?? "");

    private static LonghornBackupTarget ReadTarget(SettingsSection section) => new(
        section.RequiredText("name", "a name for the target") ?? "", section.RequiredText("url", "where it is, for example s3://bucket@region/") ?? "")
    {
        PollIntervalSeconds = section.Integer("pollIntervalSeconds", 0, LonghornLimits.MaxPollIntervalSeconds) ?? LonghornDefaults.PollIntervalSeconds,
    };

    private static LonghornRecurringJob ReadJob(SettingsSection section) => new(
        section.RequiredText("name", "a name for the job") ?? "",
        section.RequiredChoice<RecurringJobTask>("task") ?? RecurringJobTask.Snapshot,
        section.RequiredText("cron", "when, for example 0 3 * * *") ?? "")
    {
        Retain = section.Integer("retain", 1, LonghornLimits.MaxRetain),
        Concurrency = section.Integer("concurrency", 1, LonghornLimits.MaxConcurrency) ?? LonghornDefaults.Concurrency,
        Groups = section.TextList("groups", "a group of volumes") ?? ["default"],
    };
}
