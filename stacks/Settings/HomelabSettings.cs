using Homelab.Cluster;
using Homelab.Components;

namespace Homelab.Stacks.Settings;

/// <summary>All settings of one stack.</summary>
/// <param name="Cluster">Setting <c>homelab:cluster</c>: the cluster as it is.</param>
/// <param name="Storage">Setting <c>homelab:storage</c>: where volumes lie.</param>
/// <param name="StorageSecrets">Setting <c>homelab:longhornBackupCredentials</c>: what storage needs that nobody may read.</param>
/// <param name="SmokeTest">Setting <c>homelab:smokeTest</c>: the proof that volumes mount.</param>
/// <param name="Migration">Setting <c>homelab:migration</c>: who may move claims to another class.</param>
/// <param name="Gpu">Setting <c>homelab:gpu</c>: who may use the GPUs; null when nobody governs them.</param>
/// <param name="Apps">Setting <c>homelab:apps</c>: what runs for people.</param>
public sealed record HomelabSettings(
    ClusterInventory Cluster,
    StorageSettings Storage,
    StorageSecrets StorageSecrets,
    SmokeTestSettings SmokeTest,
    MigrationSettings Migration,
    GpuSettings? Gpu,
    AppsSettings Apps)
{
    internal const string ClusterKey = "cluster";
    internal const string StorageKey = "storage";
    internal const string BackupCredentialsKey = "longhornBackupCredentials";
    internal const string SmokeTestKey = "smokeTest";
    internal const string MigrationKey = "migration";
    internal const string GpuKey = "gpu";
    internal const string AppsKey = "apps";

    /// <summary>Every key of the project's namespace that is a setting.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        [ClusterKey, StorageKey, BackupCredentialsKey, SmokeTestKey, MigrationKey, GpuKey, AppsKey];

    /// <summary>Reads and checks the settings of a stack.</summary>
    /// <param name="source">The stack's configuration.</param>
    /// <exception cref="Pulumi.RunException">Something is wrong; the message names every fault with file, setting, value and fix.</exception>
    public static HomelabSettings Read(SettingsSource source)
    {
        var reader = new SettingsReader(source, Keys);
        var cluster = reader.Section(ClusterKey, ClusterSettings.Read);
        var storage = reader.Section(StorageKey, StorageSettings.ReadFrom);
        var secrets = new StorageSecrets(reader.Secrets(BackupCredentialsKey));

        var smokeTest = reader.SectionOrEmpty(SmokeTestKey, SmokeTestSettings.Read);
        var migration = reader.SectionOrEmpty(MigrationKey, MigrationSettings.Read);
        var gpu = reader.OptionalSection(GpuKey, GpuSettings.Read);
        var apps = reader.SectionOrEmpty(AppsKey, AppsSettings.Read);

        // Rules speak of what was written, so they run on sections without faults only.
        reader.Add(cluster is null ? [] : InventoryRules.Check(cluster));
        reader.Add(cluster is null || storage is null ? [] : storage.Check(cluster, secrets));
        reader.Add(storage is null || smokeTest is null ? [] : smokeTest.Check(storage.Backend));
        reader.Add(migration is null ? [] : migration.Check());
        reader.Add(cluster is null || storage is null || gpu is null ? [] : gpu.Check(cluster, GpuExemptions.Of(storage)));
        reader.Add(cluster is null || storage is null || apps is null ? [] : apps.Check(storage.ToArgs(cluster, secrets).ToOffer()));
        reader.Add(cluster is null || storage is null || apps is null || (gpu is null && reader.Has(GpuKey))
            ? []
            : apps.CheckTeams(gpu?.ToPlan(cluster, GpuExemptions.Of(storage))));
        reader.Faults.ThrowIfAny(source.File);
        return new HomelabSettings(cluster!, storage!, secrets, smokeTest!, migration!, gpu, apps!);
    }
}
