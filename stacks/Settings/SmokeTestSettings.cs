using Homelab.Cluster;
using Homelab.Components.Storage;

namespace Homelab.Stacks.Settings;

/// <summary>The setting <c>homelab:smokeTest</c>; its members are explained in Pulumi.yaml and <see cref="StorageSmokeTestArgs"/>.</summary>
public sealed record SmokeTestSettings
{
    /// <summary>Whether the test is set up.</summary>
    public required bool Enabled { get; init; }

    /// <summary>When it runs by itself; null for only on demand.</summary>
    public string? Schedule { get; init; }

    /// <summary>Seconds that a run may take.</summary>
    public required int DeadlineSeconds { get; init; }

    /// <summary>Image of the workers.</summary>
    public required string Image { get; init; }

    /// <summary>Image of the orchestrator.</summary>
    public required string KubectlImage { get; init; }

    /// <summary>ServiceMonitor and alerts; null for none.</summary>
    public StorageMetrics? Metrics { get; init; }

    /// <summary>Everything that is wrong with the test of a backend; nothing while it is switched off.</summary>
    /// <param name="backend">The backend.</param>
    public IEnumerable<Fault> Check(StorageBackend backend) =>
        Enabled ? StorageSmokeTestRules.Check(backend, Schedule, DeadlineSeconds, Image, KubectlImage) : [];

    /// <summary>The settings as the component takes them.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="storage">The backend.</param>
    public StorageSmokeTestArgs ToArgs(ClusterInventory cluster, StorageComponent storage) => new()
    {
        Cluster = cluster,
        Storage = storage,
        Schedule = Schedule,
        DeadlineSeconds = DeadlineSeconds,
        Image = Image,
        KubectlImage = KubectlImage,
        Metrics = Metrics,
    };

    /// <summary>The settings; places that could not be read hold defaults, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    internal static SmokeTestSettings Read(SettingsSection section) => new()
    {
        Enabled = section.Flag("enabled") ?? false,
        Schedule = section.Text("schedule", "times as cron has them, such as 0 4 * * 0"),
        DeadlineSeconds = section.Integer(
            "deadlineSeconds", StorageSmokeTestDefaults.LeastDeadlineSeconds, StorageSmokeTestDefaults.MostDeadlineSeconds)
            ?? StorageSmokeTestDefaults.DeadlineSeconds,
        Image = section.Text("image", "an image with a tag") ?? StorageSmokeTestDefaults.Image,
        KubectlImage = section.Text("kubectlImage", "an image with a tag") ?? StorageSmokeTestDefaults.KubectlImage,
        Metrics = section.Map("metrics", "labels and prometheusNamespace", StorageMetricsSettings.Read),
    };
}
